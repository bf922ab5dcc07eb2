using Azure.Identity;
using CareBot.Bot.Understanding.Embeddings;
using CareBot.Bot.Understanding.OpenAi;
using CareBot.Bot.Understanding.Phrasing;

namespace CareBot.Bot.Understanding;

public static class UnderstandingRegistration
{
    public static void AddUnderstanding(this IServiceCollection services, IConfiguration configuration)
    {
        var options = UnderstandingOptions.Read(configuration, []);
        services.AddSingleton(options);
        services.AddSingleton<OutsideServices>();
        services.AddSingleton<OpenAiClients>();
        services.AddSingleton(provider => new CloudUnderstanding(
            options.AsksClu ? Client(options, provider.GetRequiredService<TimeProvider>()) : null,
            provider.GetRequiredService<OutsideServices>().Language,
            provider.GetRequiredService<ILogger<CloudUnderstanding>>()));
        services.AddEmbeddings(configuration);
        services.AddPhrasing(configuration);
    }

    private static CluClient Client(UnderstandingOptions options, TimeProvider clock)
    {
        var identity = options.ManagedIdentityClientId is { } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned;
        return new(options, CluPipeline.Make(options, new ManagedIdentityCredential(identity), clock), clock);
    }
}
