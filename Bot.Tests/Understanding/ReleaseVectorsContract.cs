using CareBot.Bot.Brands;
using CareBot.Bot.Understanding;
using CareBot.Bot.Understanding.Embeddings;
using CareBot.Knowledge;
using CareBot.Tests.Knowledge.Dense;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Understanding;

/// <summary>The active release gets vectors of its texts; each text is asked for once.</summary>
public abstract class ReleaseVectorsContract : IAsyncLifetime
{
    private TestDatabase database = null!;
    private OpenAiStandIn service = null!;
    private RoadHost road = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private KnowledgeBase Knowledge => this.road.Get<BrandContexts>().All.Single().Knowledge;

    protected abstract Task<TestDatabase> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        this.service = await new OpenAiStandIn(MadeVectors.Dimensions, MadeVectors.Of).StartAsync();
        this.database = await this.OpenAsync();
        await this.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await this.road.DisposeAsync();
        await this.database.DisposeAsync();
        await this.service.DisposeAsync();
    }

    [Fact]
    public async Task The_release_is_active_on_words_and_then_with_vectors()
    {
        Assert.Null(this.Knowledge.VectorModel);
        Assert.True(await this.UpdateAsync());
        Assert.Equal("small-vectors/24", this.Knowledge.VectorModel);
        Assert.Equal(TextVectors.TextsOf(this.Knowledge.Articles), this.service.Embedded);
    }

    [Fact]
    public async Task A_start_asks_for_nothing_that_it_has()
    {
        await this.UpdateAsync();
        await this.road.DisposeAsync();
        await this.StartAsync();
        Assert.True(await this.UpdateAsync());
        Assert.NotNull(this.Knowledge.VectorModel);
        Assert.Equal(1, this.service.Calls);
    }

    [Fact]
    public async Task The_next_release_asks_only_for_new_texts()
    {
        await this.UpdateAsync();
        var before = this.service.Embedded.Count;
        var article = this.Knowledge.Articles.Single();
        var text = article.Texts["id"];
        await this.PublishAsync([article with { Texts = new Dictionary<string, ArticleText> { ["id"] = text with { Questions = [.. text.Questions, "barang cacat"] } } }]);
        Assert.Null(this.Knowledge.VectorModel);
        Assert.True(await this.UpdateAsync());
        Assert.Equal(["barang cacat"], this.service.Embedded.Skip(before));
    }

    [Fact]
    public async Task Many_texts_go_in_batches_and_those_that_arrived_are_kept()
    {
        await this.PublishAsync(MadeVectors.Articles.Concat(Enumerable.Range(0, 150).Select(i => new Article(
            $"b{i}", new Dictionary<string, ArticleText> { ["id"] = new($"judul {i}", $"jawaban {i}", [$"tanya {i}"]) }, [], []))).ToArray());
        this.service.Faults.Next(new StandInFault.Drop(Taken: true));
        this.service.Faults.Next(new StandInFault.Answer(500, "{}"));
        Assert.False(await this.UpdateAsync());
        Assert.Null(this.Knowledge.VectorModel);
        Assert.Equal(96, this.service.Embedded.Count);
        Assert.True(await this.UpdateAsync());
        Assert.Equal(TextVectors.TextsOf(this.Knowledge.Articles), this.service.Embedded);
    }

    [Fact]
    public async Task A_service_that_fails_leaves_the_words_and_is_counted()
    {
        this.service.Faults.Next(new StandInFault.Answer(503, "{}"));
        Assert.False(await this.UpdateAsync());
        Assert.Null(this.Knowledge.VectorModel);
        Assert.Equal(OutsideFailure.Unavailable, this.road.Get<OutsideServices>().Embeddings.Figures.Last);
        Assert.Equal("retur", this.Knowledge.Match(new("cara retur barang")).Ranked[0].ArticleId);
    }

    [Fact]
    public async Task Stored_vectors_of_other_dimensions_are_asked_for_anew()
    {
        await this.UpdateAsync();
        await this.road.WriteAsync(db => db.TextVectors.Where(v => v.Id == db.TextVectors.Min(o => o.Id)).ExecuteUpdateAsync(set => set.SetProperty(v => v.Vector, new byte[8])));
        await this.road.DisposeAsync();
        await this.StartAsync();
        Assert.False(await this.UpdateAsync());
        Assert.True(await this.UpdateAsync());
        Assert.NotNull(this.Knowledge.VectorModel);
    }

    [Fact]
    public async Task A_customer_without_a_known_word_gets_the_article()
    {
        await this.PublishAsync(MadeVectors.Articles);
        await this.UpdateAsync();
        await this.road.AcceptAsync("m1", "berapa lama reimburse rekening saya");
        await this.road.TakeTurnsAsync();
        var answer = await this.road.ReadAsync(db => db.Messages.OrderByDescending(m => m.Id).Select(m => m.Text).FirstAsync(Cancellation));
        Assert.Equal("Jawaban tentang dana.", answer);
    }

    private async Task StartAsync() => this.road = await RoadHost.StartAsync(
        this.database,
        settings:
        [
            ("Understanding:Embeddings:Provider", "OpenAi"),
            ("Understanding:Embeddings:Endpoint", this.service.Endpoint),
            ("Understanding:Embeddings:Model", OpenAiStandIn.EmbeddingModel),
            ("Understanding:Embeddings:Key", OpenAiStandIn.Key),
            ("Understanding:Embeddings:Dimensions", "24"),
            ("Understanding:Embeddings:TimeLimitMilliseconds", "10000"),
        ]);

    private Task<bool> UpdateAsync() => this.road.Get<ReleaseVectors>().UpdateAsync(Cancellation);

    private async Task PublishAsync(IReadOnlyList<Article> articles)
    {
        var brand = this.road.Get<BrandContexts>().All.Single().BrandId;
        await this.road.Get<ReleasePublisher>().PublishAsync(brand, articles, MatchRules.None, null, Cancellation);
        await this.road.Get<BrandLoader>().LoadAsync(Cancellation);
    }
}

public sealed class SqliteReleaseVectorsTests : ReleaseVectorsContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresReleaseVectorsTests : ReleaseVectorsContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
