using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using CareBot.Bot.Channels;

namespace CareBot.Bot.Attachments.Incoming;

/// <summary>A file as a platform handed it over, or why it did not.</summary>
/// <param name="Content">All of it; null with a fault.</param>
/// <param name="ContentType">What the platform calls it.</param>
/// <param name="Fault">Why there is no content.</param>
/// <param name="RetryAfter">How long the platform asks us to wait.</param>
/// <param name="Again">Whether another attempt may get it.</param>
internal sealed record FetchedFile(byte[]? Content, string? ContentType, MediaFault? Fault = null, TimeSpan? RetryAfter = null, bool Again = false)
{
    public static FetchedFile No(MediaFault fault) => new(null, null, fault);

    public static FetchedFile NotNow(TimeSpan? retryAfter = null) => new(null, null, MediaFault.Unreachable, retryAfter, Again: true);
}

/// <summary>
/// Fetches from the platform's own hosts and from those that the settings name, and from nowhere else: <c>https</c>, public addresses (whatever
/// a name resolves to at the moment of connecting), redirects only among these hosts and without the token, no more bytes than allowed.
/// </summary>
internal sealed class MediaClient : IDisposable
{
    private const int MostRedirects = 2;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    private readonly MediaOptions options;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve;
    private readonly HttpClient http;
    private readonly TimeProvider clock;

    /// <param name="options">What is allowed.</param>
    /// <param name="clock">For waits that are given as a date.</param>
    /// <param name="resolve">The addresses of a host name; the system's resolver if null.</param>
    public MediaClient(MediaOptions options, TimeProvider clock, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        (this.options, this.clock) = (options, clock);
        this.resolve = resolve ?? Dns.GetHostAddressesAsync;
        this.http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectTimeout = TimeSpan.FromSeconds(5),
            ConnectCallback = async (context, ct) => await this.ConnectAsync(context.InitialRequestMessage.RequestUri!, context.DnsEndPoint, ct),
        })
        {
            Timeout = TimeLimit,
        };
    }

    public async Task<FetchedFile> FetchAsync(IMediaSource source, MediaPlace place, CancellationToken cancellationToken)
    {
        if (place.Size > this.options.MostBytes)
        {
            return FetchedFile.No(MediaFault.TooLarge);
        }

        var (address, authorization) = (place.Address!, place.Authorization);
        try
        {
            for (var hop = 0; hop <= MostRedirects; hop++)
            {
                if (!this.Allows(source, address))
                {
                    return FetchedFile.No(MediaFault.Host);
                }

                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                if (authorization is not null)
                {
                    request.Headers.TryAddWithoutValidation("Authorization", authorization);
                }

                using var response = await this.http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                if ((int)response.StatusCode is not (>= 300 and < 400))
                {
                    return Compared(await this.ReadAsync(response, cancellationToken), place);
                }

                if (response.Headers.Location is not { } next)
                {
                    return FetchedFile.No(MediaFault.Gone);
                }

                (address, authorization) = (new Uri(address, next), null);
            }

            return FetchedFile.No(MediaFault.Gone);
        }
        catch (HttpRequestException error) when (error.InnerException is PrivateAddressException)
        {
            return FetchedFile.No(MediaFault.Host);
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return FetchedFile.NotNow();
        }
    }

    public void Dispose() => this.http.Dispose();

    private bool Allows(IMediaSource source, Uri address) => this.IsNamed(address) || (address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort
        && address.UserInfo.Length == 0 && address.HostNameType == UriHostNameType.Dns
        && source.Hosts.Any(h => h[0] == '.' ? address.IdnHost.EndsWith(h, StringComparison.OrdinalIgnoreCase) : address.IdnHost.Equals(h, StringComparison.OrdinalIgnoreCase)));

    private bool IsNamed(Uri address) => this.options.AllowedHosts.Any(h =>
        Uri.Compare(h, address, UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0);

    private static FetchedFile Compared(FetchedFile file, MediaPlace place) => file.Content is { } content && place.Sha256 is { } announced
        && !SHA256.HashData(content).AsSpan().SequenceEqual(announced.Span) ? FetchedFile.No(MediaFault.Altered) : file;

    private async Task<FetchedFile> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        switch ((int)response.StatusCode)
        {
            case 200:
                break;
            case 429 or >= 500 or 401 or 408:
                var asked = response.Headers.RetryAfter;
                return FetchedFile.NotNow(asked?.Delta ?? (asked?.Date - this.clock.GetUtcNow()));
            default:
                return FetchedFile.No(MediaFault.Gone);
        }

        if (response.Content.Headers.ContentLength > this.options.MostBytes)
        {
            return FetchedFile.No(MediaFault.TooLarge);
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var content = new MemoryStream();
        var piece = new byte[81920];
        for (int read; (read = await body.ReadAsync(piece, cancellationToken)) > 0;)
        {
            if (content.Length + read > this.options.MostBytes)
            {
                return FetchedFile.No(MediaFault.TooLarge);
            }

            content.Write(piece, 0, read);
        }

        return new(content.ToArray(), response.Content.Headers.ContentType?.ToString());
    }

    private async ValueTask<Stream> ConnectAsync(Uri address, DnsEndPoint endpoint, CancellationToken cancellationToken)
    {
        var known = IPAddress.TryParse(endpoint.Host, out var literal) ? [literal] : await this.resolve(endpoint.Host, cancellationToken);
        var open = this.IsNamed(address) ? known : [.. known.Where(PublicAddress.Is)];
        if (open.Length == 0)
        {
            throw new PrivateAddressException(endpoint.Host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, endpoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class PrivateAddressException(string host) : IOException($"{host} has no public address.");
}
