using CareBot.Bot.Brands;
using CareBot.Knowledge;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Brands;

/// <summary>A start reads what was learned of a release, and learns it again when that cannot be read.</summary>
public abstract class ReleaseIndexContract : RoadContract
{
    private const string Question = "cara retur barang";

    [Fact]
    public async Task The_first_start_stores_what_it_learned()
    {
        var knowledge = KnowledgeBase.Load(new MemoryStream(await this.ContentAsync()));

        Assert.Equal(this.Knowledge.Articles, knowledge.Articles);
        Assert.Equal(this.Knowledge.Match(new(Question)).Ranked, knowledge.Match(new(Question)).Ranked);
    }

    [Fact]
    public async Task A_start_takes_the_stored_index()
    {
        using var other = new MemoryStream();
        KnowledgeBase.Build([new("lain", new Dictionary<string, ArticleText> { ["id"] = new("Lain", "Lain.", ["lain"]) }, [], [])]).Save(other);
        await this.Road.WriteAsync(db => db.ReleaseIndexes.ExecuteUpdateAsync(set => set.SetProperty(i => i.Content, other.ToArray())));

        await this.RestartAsync();

        Assert.Equal(["lain"], this.Knowledge.Articles.Select(article => article.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_index_that_is_damaged_or_gone_is_made_anew(bool damaged)
    {
        var whole = await this.ContentAsync();
        byte[] broken = [.. whole];
        broken[broken.Length / 2] ^= 1;
        await this.Road.WriteAsync(db => damaged
            ? db.ReleaseIndexes.ExecuteUpdateAsync(set => set.SetProperty(i => i.Content, broken))
            : db.ReleaseIndexes.ExecuteDeleteAsync());

        await this.RestartAsync();

        Assert.Equal("retur", this.Knowledge.Match(new(Question)).Ranked[0].ArticleId);
        Assert.Equal(whole, await this.ContentAsync());
    }

    private KnowledgeBase Knowledge => this.Road.Get<BrandContexts>().All.Single().Knowledge;

    private Task<byte[]> ContentAsync() => this.Road.ReadAsync(db => db.ReleaseIndexes.Select(i => i.Content).SingleAsync(Cancellation));
}

public sealed class SqliteReleaseIndexTests : ReleaseIndexContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresReleaseIndexTests : ReleaseIndexContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
