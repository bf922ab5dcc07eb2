using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels;

/// <summary>A platform's answer.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The body, or null if it is not JSON.</param>
/// <param name="Headers">The answer's headers.</param>
internal sealed record PlatformAnswer(int Status, JsonElement? Body, HttpResponseHeaders Headers)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>How long <c>Retry-After</c> asks us to wait; null if it does not, or if that is over.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now)
    {
        var wait = Headers.RetryAfter?.Delta ?? (Headers.RetryAfter?.Date - now);
        return wait > TimeSpan.Zero ? wait : null;
    }
}

/// <summary>How platforms are called: tokens follow no redirect, cookies are not kept, and answers are small.</summary>
internal static class PlatformHttp
{
    private const int LongestAnswer = 1024 * 1024;

    /// <param name="timeLimit">For a whole call, from the connection to the last byte of the answer.</param>
    public static HttpClient Client(TimeSpan timeLimit) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(5),
    })
    {
        Timeout = timeLimit,
        MaxResponseContentBufferSize = LongestAnswer,
    };

    /// <summary>Makes one call: an answer, or what the network did instead of giving one, in words for a <see cref="SendResult"/>.</summary>
    public static async Task<(PlatformAnswer? Answer, string? Fault)> CallAsync(
        this HttpClient http, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            using var body = WebhookJson.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return (new((int)response.StatusCode, body?.RootElement.Clone(), response.Headers), null);
        }
        catch (HttpRequestException network)
        {
            return (null, $"network: {network.HttpRequestError}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, "time limit");
        }
    }
}
