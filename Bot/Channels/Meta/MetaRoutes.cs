namespace CareBot.Bot.Channels.Meta;

/// <summary>Maps the webhooks of Meta.</summary>
internal static class MetaRoutes
{
    /// <summary>Maps <c>GET</c> and <c>POST</c> of the channel's webhook; nothing if the settings name no account.</summary>
    public static IEndpointRouteBuilder MapMetaChannel(this IEndpointRouteBuilder routes, MetaChannel channel)
    {
        if (channel.IsUsed)
        {
            var lookup = routes.ServiceProvider.GetKeyedService<ProfileLookup>(channel.Section);
            routes.MapMeta(channel.Path, routes.ServiceProvider.Webhook(channel.App, channel.Events, lookup is null ? null : lookup.Met));
            routes.MapDataDeletion(channel.Path, channel.App, channel.Events.Channel);
        }

        return routes;
    }

    private static void MapMeta(this IEndpointRouteBuilder routes, string path, MetaWebhook webhook)
    {
        routes.MapGet(path, (HttpRequest request) => webhook.Verify(request)).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost(path, (HttpRequest request) => webhook.ReceiveAsync(request)).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Maps <c>POST</c> and <c>GET</c> <c>&lt;path&gt;/data-deletion</c>, the address that Meta asks for in the app's settings.</summary>
    private static void MapDataDeletion(this IEndpointRouteBuilder routes, string path, MetaApp app, string channel)
    {
        routes.MapPost(path + "/data-deletion", (HttpRequest request) => Of(request).ReceiveAsync(request)).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet(path + "/data-deletion", (HttpRequest request) => Of(request).ShowAsync(request)).AllowAnonymous().ExcludeFromDescription();

        DataDeletion Of(HttpRequest request) => new(app, channel, request.HttpContext.RequestServices.GetRequiredService<Customers.CustomerErasure>());
    }

    /// <summary>The webhook of a channel, from the services.</summary>
    private static MetaWebhook Webhook(this IServiceProvider provider, MetaApp app, MetaEvents events, Action<ConnectedAccount, string>? met) =>
        new(
            app,
            events,
            provider.GetRequiredService<Webhooks.EventKeeper>(),
            provider.GetRequiredService<MetaPulse>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<MetaWebhook>>())
        {
            Met = met,
        };
}
