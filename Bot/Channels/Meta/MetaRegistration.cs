using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CareBot.Bot.Channels.Meta;

/// <summary>What Messenger, Instagram and WhatsApp share.</summary>
internal static class MetaRegistration
{
    public static void AddMeta(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Webhooks.EventKeeper>();
        services.TryAddSingleton<MetaPulse>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMediaSource, MessagingMedia>());
    }

    public static GraphClient Graph(this IServiceProvider provider, MetaApp app) =>
        new(app, PlatformHttp.Client(GraphClient.TimeLimit), provider.GetRequiredService<TimeProvider>());

    public static SubscriptionWatch Watch(this IServiceProvider provider, MetaApp app, WatchedSubscriptions watched) => new(
        watched,
        provider.Graph(app),
        provider.GetRequiredService<Accounts>(),
        provider.GetRequiredService<MetaPulse>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<SubscriptionWatch>>());

    public static ProfileLookup Profiles(this IServiceProvider provider, MetaApp app, ProfileQuestion question) => new(
        question,
        provider.Graph(app),
        provider.GetRequiredService<IDbContextFactory<CareBotDb>>(),
        provider.GetRequiredService<IWriter>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<ProfileLookup>>());
}
