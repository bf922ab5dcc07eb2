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
        services.AddMeta();
        services.AddSingleton(options);
        services.AddSingleton<IChannel>(provider => new InstagramChannel(options, provider.Graph(options.App), provider.GetRequiredService<ILogger<InstagramChannel>>()));
        services.AddSingleton<IChannelSetup>(provider => new InstagramSetup(options, provider.Graph(options.App)));
        if (options.ProfileLookup)
        {
            services.AddKeyedSingleton(Section, (provider, _) => provider.Profiles(
                options.App,
                new(Section, "name,username", account => options.Professionals.FirstOrDefault(a => a.Id == account.ExternalId)?.AccessToken)));
            services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<ProfileLookup>(Section));
        }

        if (options.WatchMinutes > 0)
        {
            services.AddSingleton<IHostedService>(provider => provider.Watch(
                options.App, new(Section, InstagramChannel.ChannelId, TimeSpan.FromMinutes(options.WatchMinutes), InstagramSetup.Subscriptions(options))));
        }

        return services;
    }

    /// <summary>Maps <c>GET</c> and <c>POST /webhooks/instagram</c>; nothing if the settings name no account.</summary>
    public static IEndpointRouteBuilder MapInstagram(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var options = routes.ServiceProvider.GetRequiredService<InstagramOptions>();
        if (options.Professionals.Count > 0)
        {
            var lookup = routes.ServiceProvider.GetKeyedService<ProfileLookup>(Section);
            routes.MapMeta("/webhooks/instagram", routes.ServiceProvider.Webhook(options.App, Events(options), lookup is null ? null : lookup.Met));
            routes.MapDataDeletion("/webhooks/instagram", options.App, InstagramChannel.ChannelId);
        }

        return routes;
    }

    internal static MetaEvents Events(InstagramOptions options)
    {
        var platform = new MessagingPlatform(InstagramChannel.ChannelId, options.AppId);
        return new(InstagramChannel.ChannelId, Section, "instagram", (root, at) => MessagingPayload.Read(platform, root, at));
    }
}
