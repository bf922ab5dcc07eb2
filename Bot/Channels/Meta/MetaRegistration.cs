using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CareBot.Bot.Channels.Meta;

/// <summary>What Messenger, Instagram and WhatsApp share.</summary>
internal static class MetaRegistration
{
    /// <summary>Registers a channel.</summary>
    /// <param name="services">Of the program.</param>
    /// <param name="channel">What its settings say.</param>
    /// <param name="make">Makes what calls out.</param>
    /// <param name="setup">Makes what tells Meta what it must be told once.</param>
    public static void AddMetaChannel(
        this IServiceCollection services, MetaChannel channel, Func<IServiceProvider, GraphClient, IChannel> make, Func<GraphClient, IChannelSetup> setup)
    {
        services.AddMeta();
        services.AddSingleton(provider => make(provider, provider.Graph(channel.App)));
        services.AddSingleton(provider => setup(provider.Graph(channel.App)));
        if (channel.Profiles is { } question)
        {
            services.AddKeyedSingleton(channel.Section, (provider, _) => provider.Profiles(channel.App, question));
            services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<ProfileLookup>(channel.Section));
        }

        if (channel.WatchEvery > TimeSpan.Zero)
        {
            services.AddSingleton<IHostedService>(provider => provider.Watch(
                channel.App, new(channel.Section, channel.Events.Channel, channel.WatchEvery, channel.Subscriptions)));
        }
    }

    private static void AddMeta(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Webhooks.EventKeeper>();
        services.TryAddSingleton<MetaPulse>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMediaSource, MessagingMedia>());
    }

    public static GraphClient Graph(this IServiceProvider provider, MetaApp app) =>
        new(app, PlatformHttp.Client(GraphClient.TimeLimit), provider.GetRequiredService<TimeProvider>());

    private static SubscriptionWatch Watch(this IServiceProvider provider, MetaApp app, WatchedSubscriptions watched) => new(
        watched,
        provider.Graph(app),
        provider.GetRequiredService<Accounts>(),
        provider.GetRequiredService<MetaPulse>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<SubscriptionWatch>>());

    private static ProfileLookup Profiles(this IServiceProvider provider, MetaApp app, ProfileQuestion question) => new(
        question,
        provider.Graph(app),
        provider.GetRequiredService<IDbContextFactory<CareBotDb>>(),
        provider.GetRequiredService<IWriter>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<ProfileLookup>>());
}
