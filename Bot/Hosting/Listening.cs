using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;

namespace CareBot.Bot.Hosting;

/// <summary>Where the server listens and whom it believes about the caller's address.</summary>
public static class Listening
{
    public const string DefaultAddress = "http://localhost:3978";

    /// <summary>What <see cref="IsAddress"/> takes, in words.</summary>
    public const string AllowedAddress = "http:// or https://, a host or *, and a port up to 65535, without a path, such as http://localhost:4000; several with ; between them";

    /// <summary>What .NET says itself when the server cannot start; who starts the bot reads our words for it.</summary>
    private const string StartFaultCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <summary>Largest request body; every endpoint may ask for less.</summary>
    private const long LargestBody = 4 * 1024 * 1024;

    /// <summary>What the server takes from strangers at most.</summary>
    public static void LimitRequests(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
    }

    /// <summary>.NET's own account of a failed start, with its stack trace, is left out: the command says or throws the same.</summary>
    /// <returns>To be called with the application once it is built.</returns>
    public static Action<WebApplication> LogNoStartFaults(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var started = false;
        builder.Logging.AddFilter(StartFaultCategory, level => started && level >= LogLevel.Information);
        return app => app.Lifetime.ApplicationStarted.Register(() => started = true);
    }

    /// <summary>The default address, unless any of .NET's own settings names one.</summary>
    public static void ListenByDefault(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (Named(app.Configuration).Count == 0)
        {
            app.Urls.Add(DefaultAddress);
        }
    }

    /// <summary>The addresses of the settings, or the default one.</summary>
    public static IReadOnlyList<string> Addresses(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Named(configuration) is { Count: > 0 } named ? named : [DefaultAddress];
    }

    /// <summary>As the server takes them: endpoints before addresses before ports.</summary>
    private static List<string> Named(IConfiguration configuration)
    {
        string[] Parts(string key) => configuration[key]?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];
        IEnumerable<string>[] places =
        [
            configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? e.Key),
            Parts("urls"),
            [.. Parts("http_ports").Select(p => "http://*:" + p), .. Parts("https_ports").Select(p => "https://*:" + p)],
        ];
        return [.. places.FirstOrDefault(place => place.Any()) ?? []];
    }

    /// <summary>Forwarded addresses count only from the proxies that the settings name; without any, from nobody.</summary>
    public static void UseProxies(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        // ASPNETCORE_FORWARDEDHEADERS_ENABLED, which some images set, would believe everybody.
        app.Configuration["ForwardedHeaders_Enabled"] = "false";
        var trusted = app.Configuration.GetSection("Server:TrustedProxies").Get<string[]>() ?? [];
        if (trusted.Length == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
        };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in trusted)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
        }

        app.UseForwardedHeaders(options);
    }

    /// <summary>Whether the server can be asked to listen there.</summary>
    public static bool IsAddress(string address)
    {
        try
        {
            var parsed = BindingAddress.Parse(address);
            return parsed.Scheme.ToUpperInvariant() is "HTTP" or "HTTPS" && parsed.PathBase.Length == 0 && parsed.Port is >= 0 and <= ushort.MaxValue;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The address as a browser on this machine reaches it.</summary>
    public static string Reachable(string address)
    {
        var parsed = BindingAddress.Parse(address);
        return parsed.Host is "*" or "+" or "0.0.0.0" or "[::]" ? $"{parsed.Scheme}://localhost:{parsed.Port}" : address;
    }

    /// <summary>Why the server cannot listen, and what to do; null if <paramref name="error"/> is about something else.</summary>
    public static string? Explain(Exception error, IEnumerable<string> addresses)
    {
        const string Cure = "choose another address, for example --urls http://localhost:4000.";
        var place = string.Join(" or ", addresses);
        return (Reason(error), error) switch
        {
            (SocketError.AddressAlreadyInUse, _) => $"The address is in use by another program: {place}. Stop that program, or {Cure}",
            (SocketError.AccessDenied, _) => $"This account may not listen at {place}. Ports below 1024 need more rights: {Cure}",
            (SocketError.AddressNotAvailable, _) => $"This machine does not have the address {place}: {Cure}",
            (not null, _) => $"The bot cannot listen at {place} ({Reason(error)}): {Cure}",
            (null, InvalidOperationException) when error.Message.Contains("HTTPS", StringComparison.Ordinal) =>
                $"The bot cannot listen at {place}: https needs a certificate. Name it with Kestrel:Certificates:Default:Path and :Password, "
                + "or let a proxy end TLS and listen at an http:// address.",
            _ => null,
        };
    }

    private static SocketError? Reason(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException!)
        {
            switch (cause)
            {
                case System.Data.Common.DbException:
                    return null;
                case SocketException socket:
                    return socket.SocketErrorCode;
                case Microsoft.AspNetCore.Connections.AddressInUseException:
                    return SocketError.AddressAlreadyInUse;
                default:
                    break;
            }
        }

        return null;
    }
}
