using CareBot.Bot.Channels.Meta;

namespace CareBot.Bot.Channels.Instagram;

/// <summary>Instagram's services and addresses.</summary>
public static class InstagramRegistration
{
    private const string Section = "Instagram";

    /// <summary>
    /// Registers the channel. Settings that are wrong count as absent here: ask <see cref="InstagramOptions.Faults"/> before the start.
    /// </summary>
    public static IServiceCollection AddInstagram(this IServiceCollection services, IConfiguration configuration)
    {
        var options = InstagramOptions.Read(configuration, []);
        services.AddSingleton(options);
        services.AddMetaChannel(
            Of(options),
            (provider, graph) => new InstagramChannel(options, graph, provider.GetRequiredService<ILogger<InstagramChannel>>()),
            graph => new InstagramSetup(options, graph));
        return services;
    }

    /// <summary>Maps <c>GET</c> and <c>POST /webhooks/instagram</c>; nothing if the settings name no account.</summary>
    public static IEndpointRouteBuilder MapInstagram(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        return routes.MapMetaChannel(Of(routes.ServiceProvider.GetRequiredService<InstagramOptions>()));
    }

    /// <summary>Which <c>object</c> Meta's calls have on every way is not confirmed: accounts are told apart by the entries' ids.</summary>
    private static MetaChannel Of(InstagramOptions options)
    {
        var platform = new MessagingPlatform(InstagramChannel.ChannelId, options.AppId);
        var events = new MetaEvents(InstagramChannel.ChannelId, Section, ["instagram", "page"], (root, at) => MessagingPayload.Read(platform, root, at));
        return new(Section, options.App, events, options.Professionals.Count > 0)
        {
            Profiles = !options.ProfileLookup ? null : new(
                Section, "name,username", account => options.Professionals.FirstOrDefault(a => a.Id == account.ExternalId)?.AccessToken),
            WatchEvery = TimeSpan.FromMinutes(options.WatchMinutes),
            Subscriptions = InstagramSetup.Subscriptions(options),
        };
    }
}
