using CareBot.Bot.Brands;
using CareBot.Bot.Understanding.OpenAi;
using Microsoft.Extensions.AI;

namespace CareBot.Bot.Understanding.Embeddings;

public static class EmbeddingsRegistration
{
    private const string Service = "Understanding:Embeddings";
    private static readonly TimeSpan BatchLimit = TimeSpan.FromSeconds(60);

    /// <summary>The service of <c>Understanding:Embeddings</c>, or an <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/> that was registered before.</summary>
    public static void AddEmbeddings(this IServiceCollection services, IConfiguration configuration)
    {
        var options = OpenAiOptions.ReadEmbeddings(configuration, []);
        var model = VectorModel.Of(options);
        services.AddSingleton<StoredVectors>();
        services.AddSingleton<RecentVectors>();
        services.AddSingleton(provider => new QueryVectors(
            Generator(provider, options),
            model,
            new(Service, provider.GetRequiredService<OutsideServices>().Embeddings, options.TimeLimit, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<QueryVectors>>()),
            provider.GetRequiredService<RecentVectors>()));
        services.AddSingleton(provider =>
        {
            var tally = provider.GetRequiredService<OutsideServices>().Embeddings;
            var log = provider.GetRequiredService<ILogger<ReleaseVectors>>();
            var call = new OutsideCall(Service, tally, BatchLimit, provider.GetRequiredService<TimeProvider>(), log);
            return new ReleaseVectors(
                Generator(provider, options), model, call, tally, provider.GetRequiredService<StoredVectors>(), provider.GetRequiredService<BrandContexts>(), log);
        });
        if (options.IsOn)
        {
            services.AddHostedService<VectorsWatch>();
        }
    }

    private static IEmbeddingGenerator<string, Embedding<float>>? Generator(IServiceProvider provider, OpenAiOptions options) => !options.IsOn
        ? null
        : provider.GetService<IEmbeddingGenerator<string, Embedding<float>>>()
            ?? new OpenAiEmbeddings(
                new(provider.GetRequiredService<OpenAiClients>().Http, options.Endpoint, options.Key, provider.GetRequiredService<TimeProvider>()), options.Model, options.Dimensions);
}
