using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;

namespace CareBot.Bot.Hosting;

/// <summary>Where the server listens and whom it believes about the caller's address.</summary>
public static class Listening
{
    public const string DefaultAddress = "http://localhost:3978";

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

    /// <summary>The default address, unless any of .NET's own settings names one.</summary>
    public static void ListenByDefault(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var named = new[] { "urls", "http_ports", "https_ports" }.Any(key => !string.IsNullOrEmpty(app.Configuration[key]))
            || app.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
        if (!named)
        {
            app.Urls.Add(DefaultAddress);
        }
    }

    /// <summary>Forwarded addresses count only from the proxies that the settings name; without any, from nobody.</summary>
    public static void UseProxies(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
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

    /// <summary>Whether the server could not start because another program has the address.</summary>
    public static bool IsAddressInUse(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException!)
        {
            if (cause is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } or Microsoft.AspNetCore.Connections.AddressInUseException)
            {
                return true;
            }
        }

        return false;
    }
}
