using CareBot.Bot.Channels.Meta;

namespace CareBot.Bot.Channels.Messenger;

/// <summary>Messenger's services and addresses.</summary>
public static class MessengerRegistration
{
    private const string Section = "Messenger";

    /// <summary>
    /// Registers the channel. Settings that are wrong count as absent here: ask <see cref="MessengerOptions.Faults"/> before the start.
    /// </summary>
    public static IServiceCollection AddMessenger(this IServiceCollection services, IConfiguration configuration)
    {
        var options = MessengerOptions.Read(configuration, []);
        services.AddMeta();
        services.AddSingleton(options);
        services.AddSingleton<IChannel>(provider => Channel(
            options, PlatformHttp.Client(GraphClient.TimeLimit), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IChannelSetup>(provider => new MessengerSetup(options, provider.Graph(options.App)));
        if (options.ProfileLookup)
        {
            services.AddKeyedSingleton(Section, (provider, _) => provider.Profiles(
                options.App,
                new(Section, "first_name,last_name,name", account => options.Pages.FirstOrDefault(p => p.Id == account.ExternalId)?.AccessToken)));
            services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<ProfileLookup>(Section));
        }

        if (options.WatchMinutes > 0)
        {
            services.AddSingleton<IHostedService>(provider => provider.Watch(
                options.App, new(Section, MessengerChannel.ChannelId, TimeSpan.FromMinutes(options.WatchMinutes), MessengerSetup.Subscriptions(options))));
        }

        return services;
    }

    /// <summary>Maps <c>GET</c> and <c>POST /webhooks/messenger</c>; nothing if the settings name no page.</summary>
    public static IEndpointRouteBuilder MapMessenger(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var options = routes.ServiceProvider.GetRequiredService<MessengerOptions>();
        if (options.Pages.Count > 0)
        {
            var lookup = routes.ServiceProvider.GetKeyedService<ProfileLookup>(Section);
            routes.MapMeta("/webhooks/messenger", routes.ServiceProvider.Webhook(options.App, Events(options), lookup is null ? null : lookup.Met));
            routes.MapDataDeletion("/webhooks/messenger", options.App, MessengerChannel.ChannelId);
        }

        return routes;
    }

    internal static MetaEvents Events(MessengerOptions options)
    {
        var platform = new MessagingPlatform(MessengerChannel.ChannelId, options.AppId);
        return new(MessengerChannel.ChannelId, Section, "page", (root, at) => MessagingPayload.Read(platform, root, at));
    }

    internal static MessengerChannel Channel(MessengerOptions options, HttpClient http, TimeProvider clock, ILoggerFactory logs)
    {
        var graph = new GraphClient(options.App, http, clock);
        var personas = new MessengerPersonas(options, graph, clock, logs.CreateLogger<MessengerPersonas>());
        return new(options, graph, personas, logs.CreateLogger<MessengerChannel>());
    }
}
