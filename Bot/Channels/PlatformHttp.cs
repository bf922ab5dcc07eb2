using System.Net;

namespace CareBot.Bot.Channels;

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
}
