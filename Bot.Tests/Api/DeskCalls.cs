using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CareBot.Tests.Api;

/// <summary>Calls of the desk's interface as a browser makes them: every change carries the session's token. Cookies are the handler's.</summary>
/// <param name="handler">Keeps cookies; disposed with this.</param>
/// <param name="bot">The bot's address.</param>
internal sealed class DeskCalls(HttpMessageHandler handler, Uri bot) : IDisposable
{
    private readonly HttpClient client = new(handler) { BaseAddress = new Uri(bot, "/api/desk/"), Timeout = TimeSpan.FromSeconds(100) };

    /// <summary>Null: no token is sent.</summary>
    public string? CsrfToken { get; set; }

    /// <param name="method">The HTTP method.</param>
    /// <param name="path">Below <c>/api/desk/</c>.</param>
    /// <param name="body">JSON as it is, or an object to be written as JSON; null for none.</param>
    /// <param name="ifMatch">The tag of what is changed; null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, object? body = null, string? ifMatch = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = body is string raw ? new StringContent(raw, Encoding.UTF8, "application/json") : JsonContent.Create(body);
        }

        if (this.CsrfToken is not null)
        {
            request.Headers.Add("X-CSRF-TOKEN", this.CsrfToken);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await this.client.SendAsync(request, cancellationToken);
    }

    /// <summary>Takes the token of a session, as <c>GET session</c> and signing in answer it.</summary>
    public JsonElement Hold(JsonElement session)
    {
        this.CsrfToken = session.GetProperty("csrfToken").GetString();
        return session;
    }

    /// <summary>An answer's body; undefined if it is empty.</summary>
    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    public void Dispose() => this.client.Dispose();
}
