using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CareBot.Bot.Channels.Messenger;

/// <summary>Messenger's services and addresses.</summary>
public static class MessengerRegistration
{
    /// <summary>
    /// Registers the channel. Settings that are wrong count as absent here: ask <see cref="MessengerOptions.Faults"/> before the start.
    /// </summary>
    public static IServiceCollection AddMessenger(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(MessengerOptions.Read(configuration, []));
        services.AddSingleton<MessengerWebhook>();
        services.AddSingleton<IChannel>(provider => new MessengerChannel(
            provider.GetRequiredService<MessengerOptions>(),
            PlatformHttp.Client(MessengerChannel.TimeLimit),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<MessengerChannel>>()));
        return services;
    }

    /// <summary>Maps <c>GET</c> and <c>POST /webhooks/messenger</c>; nothing if the settings name no page.</summary>
    public static IEndpointRouteBuilder MapMessenger(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        if (routes.ServiceProvider.GetRequiredService<MessengerOptions>().Pages.Count > 0)
        {
            routes.MapGet("/webhooks/messenger", (HttpRequest request, MessengerWebhook webhook) => webhook.Verify(request))
                .AllowAnonymous().ExcludeFromDescription();
            routes.MapPost("/webhooks/messenger", (HttpRequest request, MessengerWebhook webhook) => webhook.ReceiveAsync(request))
                .AllowAnonymous().ExcludeFromDescription();
        }

        return routes;
    }
}
