using CareBot.Bot.Channels.Webhooks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CareBot.Bot.Channels.X;

/// <summary>X's services and addresses.</summary>
public static class XRegistration
{
    /// <summary>
    /// Registers the channel. Settings that are wrong count as absent here: ask <see cref="XOptions.Faults"/> before the start.
    /// </summary>
    public static IServiceCollection AddX(this IServiceCollection services, IConfiguration configuration)
    {
        var options = XOptions.Read(configuration, []);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<EventKeeper>();
        services.AddSingleton(options);
        services.AddSingleton<XWebhook>();
        services.AddSingleton<IChannel>(provider => new XChannel(options, Client(provider, options), provider.GetRequiredService<ILogger<XChannel>>()));
        services.AddSingleton<IMediaSource>(provider => new XFiles(options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IChannelSetup>(provider => new XSetup(options, Client(provider, options)));
        return services;
    }

    /// <summary>Maps <c>GET</c> and <c>POST /webhooks/x</c>; nothing if the settings name no account.</summary>
    public static IEndpointRouteBuilder MapX(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        if (routes.ServiceProvider.GetRequiredService<XOptions>().Users.Count > 0)
        {
            routes.MapGet("/webhooks/x", (HttpRequest request, XWebhook webhook) => webhook.Check(request)).AllowAnonymous().ExcludeFromDescription();
            routes.MapPost("/webhooks/x", (HttpRequest request, XWebhook webhook) => webhook.ReceiveAsync(request)).AllowAnonymous().ExcludeFromDescription();
        }

        return routes;
    }

    private static XClient Client(IServiceProvider provider, XOptions options) =>
        new(options, PlatformHttp.Client(XClient.TimeLimit), provider.GetRequiredService<TimeProvider>());
}
