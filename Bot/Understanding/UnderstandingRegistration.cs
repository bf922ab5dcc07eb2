using Azure.Identity;

namespace CareBot.Bot.Understanding;

public static class UnderstandingRegistration
{
    public static void AddUnderstanding(this IServiceCollection services, IConfiguration configuration)
    {
        var options = UnderstandingOptions.Read(configuration, []);
        services.AddSingleton(options);
        services.AddSingleton<CluTally>();
        services.AddSingleton(provider => new CloudUnderstanding(
            options.AsksClu ? Client(options, provider.GetRequiredService<TimeProvider>()) : null,
            provider.GetRequiredService<CluTally>(),
            provider.GetRequiredService<ILogger<CloudUnderstanding>>()));
    }

    private static CluClient Client(UnderstandingOptions options, TimeProvider clock)
    {
        var identity = options.ManagedIdentityClientId is { } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned;
        return new(options, CluPipeline.Make(options, new ManagedIdentityCredential(identity), clock), clock);
    }
}
