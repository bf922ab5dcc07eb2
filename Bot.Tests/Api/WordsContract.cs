using System.Net;
using System.Text.Json;
using CareBot.Bot.Brands;
using CareBot.Bot.Storage.Model;
using CareBot.Knowledge;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.Api;

/// <summary>Synonyms and pairs never to confuse as leads edit them: drafts until the next release.</summary>
public abstract class WordsContract : DeskContract
{
    private DeskBrowser lead = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        this.lead = await this.host.SignedInAsync(PersonRole.Lead, "Lia");
    }

    public override ValueTask DisposeAsync()
    {
        this.lead?.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task Saved_lists_are_in_force_with_the_next_release_and_kept_with_their_remarks()
    {
        var (_, tag) = await this.ReadAsync();
        const string Lists = "ongkir, biaya antar # kami bilang begitu\r\n";
        Assert.Equal(HttpStatusCode.OK, (await this.SaveAsync(Lists, "ongkir, retur\n", tag)).StatusCode);
        Assert.Equal("ongkir, biaya antar # kami bilang begitu\n", (await this.ReadAsync()).Body.GetProperty("synonyms").GetString());
        Assert.True((await this.lead.GetAsync("releases/draft")).GetProperty("wordsChanged").GetBoolean());
        Assert.True((await this.ActiveRulesAsync()).IsEmpty);

        Assert.Equal(HttpStatusCode.Created, (await this.lead.PostAsync("releases", new { note = "kata" })).StatusCode);
        var rules = await this.ActiveRulesAsync();
        Assert.Equal(["ongkir", "biaya antar"], Assert.Single(rules.Synonyms));
        Assert.Equal([new ArticlePair("ongkir", "retur")], rules.NeverConfuse);
        Assert.False((await this.lead.GetAsync("releases/draft")).GetProperty("wordsChanged").GetBoolean());
    }

    [Fact]
    public async Task Every_wrong_line_is_named_and_nothing_is_saved()
    {
        var (_, tag) = await this.ReadAsync();
        var refused = await this.SaveAsync("ongkir, biaya antar\nsatu\nongkir, kirim\n", "ongkir, lain\nongkir, ongkir\n", tag);
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(refused));
        Assert.Equal(
            ["neverConfuse/1", "neverConfuse/2", "synonyms/2", "synonyms/3"],
            (await DeskBrowser.JsonAsync(refused)).GetProperty("faults").EnumerateArray().Select(f => f.GetProperty("place").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal("", (await this.ReadAsync()).Body.GetProperty("synonyms").GetString());
    }

    [Fact]
    public async Task A_stale_save_gets_both_versions_and_overwrites_nothing()
    {
        var (_, tag) = await this.ReadAsync();
        await this.SaveAsync("a, b\n", "", tag);
        var stale = await this.SaveAsync("c, d\n", "", tag);
        Assert.Equal("409 stale", await DeskBrowser.RefusalAsync(stale));
        Assert.Equal("a, b\n", (await DeskBrowser.JsonAsync(stale)).GetProperty("current").GetProperty("synonyms").GetString());
    }

    [Fact]
    public async Task An_import_takes_the_place_of_the_lists_being_edited()
    {
        var (_, tag) = await this.ReadAsync();
        await this.SaveAsync("a, b\n", "", tag);
        var brand = this.host.Services.GetRequiredService<BrandContexts>().All.Single();
        await this.host.Services.GetRequiredService<ReleasePublisher>().PublishAsync(brand.BrandId, brand.Knowledge.Articles, new([["x", "y"]], []), null, TestContext.Current.CancellationToken);
        Assert.Equal("x, y\n", (await this.ReadAsync()).Body.GetProperty("synonyms").GetString());
    }

    private async Task<(JsonElement Body, string Tag)> ReadAsync()
    {
        var answer = await this.lead.SendAsync(HttpMethod.Get, "words");
        return (await DeskBrowser.JsonAsync(answer), answer.Headers.ETag!.Tag);
    }

    private Task<HttpResponseMessage> SaveAsync(string synonyms, string neverConfuse, string tag) =>
        this.lead.SendAsync(HttpMethod.Put, "words", new { synonyms, neverConfuse }, tag);

    private async Task<MatchRules> ActiveRulesAsync()
    {
        await using var db = this.host.Read();
        return ReleaseArticles.ReadRules(await db.Releases.Where(r => r.Active).Select(r => r.Articles).SingleAsync(TestContext.Current.CancellationToken));
    }
}

public sealed class SqliteWordsTests : WordsContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresWordsTests : WordsContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
