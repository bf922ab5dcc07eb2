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
        services.AddSingleton(options);
        services.AddMetaChannel(
            Of(options),
            (provider, graph) => Channel(options, graph, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()),
            graph => new MessengerSetup(options, graph));
        return services;
    }

    /// <summary>Maps <c>GET</c> and <c>POST /webhooks/messenger</c>; nothing if the settings name no page.</summary>
    public static IEndpointRouteBuilder MapMessenger(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        return routes.MapMetaChannel(Of(routes.ServiceProvider.GetRequiredService<MessengerOptions>()));
    }

    internal static MessengerChannel Channel(MessengerOptions options, GraphClient graph, TimeProvider clock, ILoggerFactory logs)
    {
        var personas = new MessengerPersonas(options, graph, clock, logs.CreateLogger<MessengerPersonas>());
        return new(options, graph, personas, logs.CreateLogger<MessengerChannel>());
    }

    private static MetaChannel Of(MessengerOptions options)
    {
        var platform = new MessagingPlatform(MessengerChannel.ChannelId, options.AppId);
        var events = new MetaEvents(MessengerChannel.ChannelId, Section, ["page"], (root, at) => MessagingPayload.Read(platform, root, at));
        return new(Section, options.App, events, options.Pages.Count > 0)
        {
            Profiles = !options.ProfileLookup ? null : new(
                Section, "first_name,last_name,name", account => options.Pages.FirstOrDefault(p => p.Id == account.ExternalId)?.AccessToken),
            WatchEvery = TimeSpan.FromMinutes(options.WatchMinutes),
            Subscriptions = MessengerSetup.Subscriptions(options),
        };
    }
}
