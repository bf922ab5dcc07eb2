using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.TestHost;

namespace CareBot.Tests.Api;

/// <summary>A browser at the desk: keeps cookies and sends the session's token with every change.</summary>
internal sealed class DeskBrowser : IDisposable
{
    private readonly DeskCalls calls;

    public DeskBrowser(TestServer server) => this.calls = new(new CookieHandler(this.Cookies, server.CreateHandler()), new("http://localhost/"));

    public CookieContainer Cookies { get; } = new();

    /// <summary>Null: no token is sent.</summary>
    public string? CsrfToken
    {
        get => this.calls.CsrfToken;
        set => this.calls.CsrfToken = value;
    }

    public async Task<JsonElement> SignInAsync(string userName, string password)
    {
        await this.SessionAsync();
        var answer = await this.SendAsync(HttpMethod.Post, "session", new { userName, password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return this.calls.Hold(await JsonAsync(answer));
    }

    /// <summary>The session, whose token later calls carry.</summary>
    public async Task<JsonElement> SessionAsync() => this.calls.Hold(await this.GetAsync("session"));

    /// <summary>What a GET answers, which must succeed.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        var answer = await this.SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await JsonAsync(answer);
    }

    public Task<HttpResponseMessage> PostAsync(string path, object? body = null) => this.SendAsync(HttpMethod.Post, path, body);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string? ifMatch = null) =>
        this.calls.SendAsync(method, path, body, ifMatch);

    /// <summary>The answer's body; a refusal's is problem details.</summary>
    public static Task<JsonElement> JsonAsync(HttpResponseMessage answer) => DeskCalls.JsonAsync(answer);

    /// <summary>Status and type of a refusal, such as <c>409 already-taken</c>.</summary>
    public static async Task<string> RefusalAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return $"{(int)answer.StatusCode} {(await JsonAsync(answer)).GetProperty("type").GetString()}";
    }

    public void Dispose() => this.calls.Dispose();

    private sealed class CookieHandler(CookieContainer cookies, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } sent)
            {
                request.Headers.Add("Cookie", sent);
            }

            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
            {
                cookies.SetCookies(request.RequestUri!, WithoutExpiry(set));
            }

            return answer;
        }

        /// <summary>Cookies that end by the test's clock would be dropped by the container's; an emptied one is still removed.</summary>
        private static string WithoutExpiry(string cookie) => cookie.Contains("=;", StringComparison.Ordinal)
            ? cookie
            : string.Join(';', cookie.Split(';').Where(part => !part.TrimStart().StartsWith("expires", StringComparison.OrdinalIgnoreCase)));
    }
}
