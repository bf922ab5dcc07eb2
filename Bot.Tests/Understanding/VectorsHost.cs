using CareBot.Bot.Conversations;
using CareBot.Bot.Understanding;
using CareBot.Bot.Understanding.Embeddings;
using CareBot.Bot.Understanding.OpenAi;
using CareBot.Knowledge;
using CareBot.Tests.Knowledge.Dense;
using CareBot.Tests.StandIns;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;

namespace CareBot.Tests.Understanding;

/// <summary>A turn's vectors from the stand-in, with a clock that stands and a knowledge base that has vectors of the same model.</summary>
internal sealed class VectorsHost : IOutsideHost
{
    private static readonly VectorModel Model = new("made", MadeVectors.Dimensions);
    private static readonly Lazy<KnowledgeBase> Built = new(() => KnowledgeBase.Build(MadeVectors.Articles).WithVectors(MadeVectors.Vectors));

    private readonly HttpClient http = OpenAiHttp.Client();

    private VectorsHost(OpenAiStandIn service, TimeSpan limit, string key, string model)
    {
        (this.Service, this.Tally) = (service, new(this.Clock));
        var generator = new OpenAiEmbeddings(new(this.http, service.Endpoint, key, this.Clock), model, MadeVectors.Dimensions);
        this.Vectors = new(generator, Model, new("Embeddings", this.Tally, limit, this.Clock, NullLogger.Instance), new());
    }

    public static KnowledgeBase Knowledge => Built.Value;

    public OpenAiStandIn Service { get; }

    OutsideStandIn IOutsideHost.Service => this.Service;

    public StoppedTimers Clock { get; } = new();

    public OutsideTally Tally { get; }

    private QueryVectors Vectors { get; }

    public static async Task<VectorsHost> StartAsync(string key = OpenAiStandIn.Key, string model = OpenAiStandIn.EmbeddingModel) =>
        new(await new OpenAiStandIn(MadeVectors.Dimensions, MadeVectors.Of).StartAsync(), TimeSpan.FromHours(1), key, model);

    public Task<IReadOnlyDictionary<string, ReadOnlyMemory<float>>> AskAsync(string[] texts, KnowledgeBase? knowledge = null, CancellationToken? cancellation = null)
    {
        var activity = new Activity { Type = ActivityTypes.Message, Text = string.Join('\n', texts) };
        return this.Vectors.ReadAsync(new TurnPlan([], activity, texts), "id", knowledge ?? Knowledge, cancellation ?? TestContext.Current.CancellationToken);
    }

    public async Task<ReadOnlyMemory<float>?> AskAsync(string text) =>
        (await this.AskAsync([text])) is { Count: > 0 } found ? found[text] : default(ReadOnlyMemory<float>?);

    async Task<object?> IOutsideHost.AskAsync(CancellationToken cancellationToken) =>
        await this.AskAsync(["kenapa paket belum dikirim"], cancellation: cancellationToken) is { Count: > 0 } found ? found : null;

    public async Task<HealthStatus> HealthAsync() => (await new OutsideHealth("The service", this.Tally).CheckHealthAsync(new())).Status;

    public async ValueTask DisposeAsync()
    {
        this.http.Dispose();
        await this.Service.DisposeAsync();
    }
}
