namespace CareBot.Bot.Channels.Meta;

/// <summary>Maps a webhook of Meta.</summary>
internal static class MetaRoutes
{
    public static void MapMeta(this IEndpointRouteBuilder routes, string path, MetaWebhook webhook)
    {
        routes.MapGet(path, (HttpRequest request) => webhook.Verify(request)).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost(path, (HttpRequest request) => webhook.ReceiveAsync(request)).AllowAnonymous().ExcludeFromDescription();
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
