using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Rendering;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.X;

/// <summary>Calls of X's API, signed in the name of a user. Thread-safe.</summary>
internal sealed class XClient(XOptions options, HttpClient http, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    /// <param name="method">The HTTP method.</param>
    /// <param name="path">With its query, beginning with a slash.</param>
    /// <param name="user">In whose name.</param>
    /// <param name="body">JSON, or null.</param>
    /// <param name="isPublic">Whether it is a post.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<(SendResult Result, JsonElement? Body)> CallAsync(
        HttpMethod method, string path, XAccount user, JsonObject? body, bool isPublic, CancellationToken cancellationToken)
    {
        var address = new Uri(options.ApiBaseUrl + path);
        var keys = new OAuth1Keys(options.ConsumerKey, options.ConsumerSecrets[0], user.Token, user.TokenSecret);
        var header = OAuth1.Header(keys, method.Method, address, Guid.NewGuid().ToString("N"), clock.GetUtcNow().ToUnixTimeSeconds());
        return CallAsync(method, address, header, body, isPublic, cancellationToken);
    }

    /// <summary>A call in the app's own name.</summary>
    public Task<(SendResult Result, JsonElement? Body)> CallAsAppAsync(
        HttpMethod method, string path, string bearer, JsonObject? body, CancellationToken cancellationToken) =>
        CallAsync(method, new Uri(options.ApiBaseUrl + path), "Bearer " + bearer, body, false, cancellationToken);

    /// <summary>The app's own token; the settings' or a new one.</summary>
    public async Task<string?> AppTokenAsync(CancellationToken cancellationToken)
    {
        if (options.BearerToken is not null)
        {
            return options.BearerToken;
        }

        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(options.ConsumerKey)}:{Uri.EscapeDataString(options.ConsumerSecrets[0])}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, options.ApiBaseUrl + "/oauth2/token")
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "Basic " + pair);
        var (answer, _) = await http.CallAsync(request, cancellationToken);
        return answer is { IsSuccess: true } ? answer.Body?.Text("access_token") : null;
    }

    public void Dispose() => http.Dispose();

    private async Task<(SendResult Result, JsonElement? Body)> CallAsync(
        HttpMethod method, Uri address, string authorization, JsonObject? body, bool isPublic, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (body is not null)
        {
            request.Content = new StringContent(WireJson.Write(body), Encoding.UTF8, "application/json");
        }

        var (answer, fault) = await http.CallAsync(request, cancellationToken);
        if (answer is null)
        {
            return (new(SendOutcome.Transient, Error: fault), null);
        }

        return answer.IsSuccess && (answer.Body is not { } read || !XErrors.IsHollow(read))
            ? (SendResult.Sent(null), answer.Body)
            : (XErrors.Classify(answer, isPublic, clock.GetUtcNow()), answer.Body);
    }
}
