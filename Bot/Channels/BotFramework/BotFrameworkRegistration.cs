using Azure.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CareBot.Bot.Channels.BotFramework;

/// <summary>The Bot Framework channel's services and address.</summary>
public static class BotFrameworkRegistration
{
    /// <summary>
    /// Registers the channel. Settings that are wrong count as absent here: ask <see cref="BotFrameworkOptions.Faults"/> before the start.
    /// </summary>
    public static IServiceCollection AddBotFrameworkChannel(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(BotFrameworkOptions.Read(configuration, []));
        services.AddSingleton(provider => new BotFrameworkAuthentication(
            provider.GetRequiredService<BotFrameworkOptions>(),
            PlatformHttp.Client(BotFrameworkChannel.TimeLimit),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<BotFrameworkAuthentication>>()));
        services.AddSingleton(provider => new ConnectorToken(
            Credential(provider.GetRequiredService<BotFrameworkOptions>(), provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ConnectorToken>>()));
        services.AddSingleton<BotFrameworkWebhook>();
        services.AddSingleton(provider => new ConnectorCall(
            provider.GetRequiredService<BotFrameworkOptions>(),
            PlatformHttp.Client(BotFrameworkChannel.TimeLimit),
            provider.GetRequiredService<ConnectorToken>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ConnectorClient>();
        services.AddSingleton<IChannel, BotFrameworkChannel>();
        return services;
    }

    private static IAppCredential Credential(BotFrameworkOptions options, TimeProvider clock) => options is { IsManagedIdentity: true, AppId: { } appId }
        ? new ManagedIdentity(new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(appId)), options.OAuthScope, clock)
        : new ClientCredential(options, PlatformHttp.Client(BotFrameworkChannel.TimeLimit), clock);

    /// <summary>Maps <c>POST /api/messages</c>.</summary>
    public static IEndpointRouteBuilder MapBotFrameworkChannel(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/messages", (HttpRequest request, BotFrameworkWebhook webhook) => webhook.ReceiveAsync(request))
            .AllowAnonymous().ExcludeFromDescription();
        return routes;
    }
}
