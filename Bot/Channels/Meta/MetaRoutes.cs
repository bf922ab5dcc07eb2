namespace CareBot.Bot.Channels.Meta;

/// <summary>Maps a webhook of Meta.</summary>
internal static class MetaRoutes
{
    public static void MapMeta(this IEndpointRouteBuilder routes, string path, MetaWebhook webhook)
    {
        routes.MapGet(path, (HttpRequest request) => webhook.Verify(request)).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost(path, (HttpRequest request) => webhook.ReceiveAsync(request)).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Maps <c>POST</c> and <c>GET</c> <c>&lt;path&gt;/data-deletion</c>, the address that Meta asks for in the app's settings.</summary>
    public static void MapDataDeletion(this IEndpointRouteBuilder routes, string path, MetaApp app, string channel)
    {
        routes.MapPost(path + "/data-deletion", (HttpRequest request) => Of(request).ReceiveAsync(request)).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet(path + "/data-deletion", (HttpRequest request) => Of(request).ShowAsync(request)).AllowAnonymous().ExcludeFromDescription();

        DataDeletion Of(HttpRequest request) => new(app, channel, request.HttpContext.RequestServices.GetRequiredService<Customers.CustomerErasure>());
    }

    /// <summary>The webhook of a channel, from the services.</summary>
    public static MetaWebhook Webhook(this IServiceProvider provider, MetaApp app, MetaEvents events, Action<ConnectedAccount, string>? met = null) =>
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
