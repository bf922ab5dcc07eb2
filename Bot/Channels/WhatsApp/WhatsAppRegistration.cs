using CareBot.Bot.Channels.Meta;

namespace CareBot.Bot.Channels.WhatsApp;

/// <summary>WhatsApp's services and addresses.</summary>
public static class WhatsAppRegistration
{
    private const string Section = "WhatsApp";

    /// <summary>
    /// Registers the channel. Settings that are wrong count as absent here: ask <see cref="WhatsAppOptions.Faults"/> before the start.
    /// </summary>
    public static IServiceCollection AddWhatsApp(this IServiceCollection services, IConfiguration configuration)
    {
        var options = WhatsAppOptions.Read(configuration, []);
        services.AddSingleton(options);
        services.AddSingleton<IMediaSource>(provider => new WhatsAppFiles(options, provider.Graph(options.App)));
        services.AddMetaChannel(
            Of(options),
            (provider, graph) => new WhatsAppChannel(options, graph, provider.GetRequiredService<ILogger<WhatsAppChannel>>()),
            graph => new WhatsAppSetup(options, graph));
        return services;
    }

    /// <summary>Maps <c>GET</c> and <c>POST /webhooks/whatsapp</c>; nothing if the settings name no number.</summary>
    public static IEndpointRouteBuilder MapWhatsApp(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        return routes.MapMetaChannel(Of(routes.ServiceProvider.GetRequiredService<WhatsAppOptions>()));
    }

    private static MetaChannel Of(WhatsAppOptions options) => new(
        Section, options.App, new(WhatsAppChannel.ChannelId, Section, [WhatsAppPayload.About], WhatsAppPayload.Read), options.Numbers.Count > 0)
    {
        WatchEvery = TimeSpan.FromMinutes(options.WatchMinutes),
        Subscriptions = WhatsAppSetup.Subscriptions(options),
    };
}
