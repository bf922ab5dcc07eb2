using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace CareBot.Bot.Understanding.OpenAi;

/// <summary>
/// Calls an endpoint that speaks OpenAI's REST interface (https://platform.openai.com/docs/api-reference): OpenAI's own, Azure OpenAI's
/// <c>/openai/v1</c>, or one of the many servers of open models. The key follows no redirect. Thread-safe.
/// </summary>
/// <param name="endpoint">Without a trailing slash, for example <c>https://api.openai.com/v1</c>.</param>
/// <param name="key">Null where the server wants none.</param>
internal sealed class OpenAiHttp(HttpClient http, string endpoint, string? key, TimeProvider clock)
{
    private const int LongestAnswer = 32 * 1024 * 1024;
    private const int LongestCode = 60;

    /// <summary>A client whose calls end with their cancellation only.</summary>
    public static HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LongestAnswer,
    };

    /// <summary>Posts JSON and reads the answer of 200.</summary>
    /// <exception cref="OutsideException">The service did not answer so, or not in JSON.</exception>
    public async Task<T> PostAsync<T>(string path, object body, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint + path));
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Accept.Add(new("application/json"));
        if (key is not null)
        {
            request.Headers.Authorization = new("Bearer", key);
        }

        using var response = await http.SendAsync(request, cancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw this.Refusal(response, bytes);
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            return read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new OutsideException(OutsideFailure.Malformed, "the answer is not of the known form", inner: error);
        }
    }

    private OutsideException Refusal(HttpResponseMessage response, byte[] body)
    {
        var failure = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => OutsideFailure.Refused,
            HttpStatusCode.TooManyRequests => OutsideFailure.Throttled,
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => OutsideFailure.Rejected,
            _ => OutsideFailure.Unavailable,
        };
        return new(failure, $"HTTP {(int)response.StatusCode}{CodeOf(body)}", this.RetryAfter(response.Headers));
    }

    private TimeSpan? RetryAfter(HttpResponseHeaders headers)
    {
        var wait = headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date - clock.GetUtcNow());
        return wait > TimeSpan.Zero ? wait : null;
    }

    /// <summary>The error's code, which tells operators what to mend (<c>insufficient_quota</c>); nothing if it does not look like one.</summary>
    private static string CodeOf(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var code = document.RootElement.GetProperty("error").GetProperty("code").GetString();
            return code is { Length: > 0 and <= LongestCode } && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? $" {code}" : "";
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "";
        }
    }
}
