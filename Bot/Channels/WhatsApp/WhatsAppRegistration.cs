using CareBot.Bot.Channels.Meta;

namespace CareBot.Bot.Channels.WhatsApp;

/// <summary>WhatsApp's services and addresses.</summary>
public static class WhatsAppRegistration
{
    private const string Section = "WhatsApp";

    internal static readonly MetaEvents Events = new(WhatsAppChannel.ChannelId, Section, WhatsAppPayload.About, WhatsAppPayload.Read);

    /// <summary>
    /// Registers the channel. Settings that are wrong count as absent here: ask <see cref="WhatsAppOptions.Faults"/> before the start.
    /// </summary>
    public static IServiceCollection AddWhatsApp(this IServiceCollection services, IConfiguration configuration)
    {
        var options = WhatsAppOptions.Read(configuration, []);
        services.AddMeta();
        services.AddSingleton(options);
        services.AddSingleton<IChannel>(provider => new WhatsAppChannel(options, provider.Graph(options.App), provider.GetRequiredService<ILogger<WhatsAppChannel>>()));
        services.AddSingleton<IMediaSource>(provider => new WhatsAppFiles(options, provider.Graph(options.App)));
        services.AddSingleton<IChannelSetup>(provider => new WhatsAppSetup(options, provider.Graph(options.App)));
        if (options.WatchMinutes > 0)
        {
            services.AddSingleton<IHostedService>(provider => provider.Watch(
                options.App, new(Section, WhatsAppChannel.ChannelId, TimeSpan.FromMinutes(options.WatchMinutes), WhatsAppSetup.Subscriptions(options))));
        }

        return services;
    }

    /// <summary>Maps <c>GET</c> and <c>POST /webhooks/whatsapp</c>; nothing if the settings name no number.</summary>
    public static IEndpointRouteBuilder MapWhatsApp(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var options = routes.ServiceProvider.GetRequiredService<WhatsAppOptions>();
        if (options.Numbers.Count > 0)
        {
            routes.MapMeta("/webhooks/whatsapp", routes.ServiceProvider.Webhook(options.App, Events));
            routes.MapDataDeletion("/webhooks/whatsapp", options.App, WhatsAppChannel.ChannelId);
        }

        return routes;
    }
}
