using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Rendering;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.Meta;

/// <summary>Calls of Meta's Graph API in the name of an account. Thread-safe.</summary>
internal sealed class GraphClient(MetaApp app, HttpClient http, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    /// <summary>What sends wait for before they are made.</summary>
    public SendPace Pace { get; } = new(app.SendsPerSecond, clock);

    /// <summary>Posts to <c>/&lt;version&gt;/&lt;path&gt;</c>; the answer's body comes with a success.</summary>
    public Task<(SendResult Result, JsonElement? Body)> PostAsync(string path, string token, JsonObject body, CancellationToken cancellationToken) =>
        this.CallAsync(HttpMethod.Post, path, token, body, cancellationToken);

    public Task<(SendResult Result, JsonElement? Body)> GetAsync(string path, string token, CancellationToken cancellationToken) =>
        this.CallAsync(HttpMethod.Get, path, token, null, cancellationToken);

    public Task<(SendResult Result, JsonElement? Body)> DeleteAsync(string path, string token, JsonObject? body, CancellationToken cancellationToken) =>
        this.CallAsync(HttpMethod.Delete, path, token, body, cancellationToken);

    /// <summary>HMAC-SHA256 of the token under the app secret, in hex: Graph's <c>appsecret_proof</c>.</summary>
    public static string ProofOf(string token, string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(token)));

    public void Dispose() => http.Dispose();

    private async Task<(SendResult Result, JsonElement? Body)> CallAsync(
        HttpMethod method, string path, string token, JsonObject? body, CancellationToken cancellationToken)
    {
        var address = $"{app.GraphBaseUrl}/{app.ApiVersion}/{path}";
        if (app.SignCalls)
        {
            address += (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "appsecret_proof=" + ProofOf(token, app.Secrets[0]);
        }

        using var request = new HttpRequestMessage(method, address) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        if (body is not null)
        {
            request.Content = new StringContent(WireJson.Write(body), Encoding.UTF8, "application/json");
        }

        var (answer, fault) = await http.CallAsync(request, cancellationToken);
        if (answer is null)
        {
            return (new(SendOutcome.Transient, Error: fault), null);
        }

        return answer.IsSuccess && answer.Body?.Object("error") is null
            ? (SendResult.Sent(null) with { AccountRest = GraphUsage.RestOf(answer.Headers) }, answer.Body)
            : (GraphErrors.Classify(answer, clock.GetUtcNow()), answer.Body);
    }
}
