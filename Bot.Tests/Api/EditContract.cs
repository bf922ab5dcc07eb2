using System.Net;
using System.Text.Json;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Storage;

namespace CareBot.Tests.Api;

/// <summary>Articles, releases, hours and canned replies as leads edit them.</summary>
public abstract class EditContract : DeskContract
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
    public async Task A_stale_save_gets_both_versions_and_overwrites_nothing()
    {
        var (before, tag) = await this.ReadAsync("articles/ongkir");
        Assert.Equal("428 if-match-required", await DeskBrowser.RefusalAsync(await this.lead.SendAsync(HttpMethod.Put, "articles/ongkir", Article("ongkir", "A"))));
        var saved = await this.lead.SendAsync(HttpMethod.Put, "articles/ongkir", Article("ongkir", "Jawaban baru"), tag);
        var stale = await this.lead.SendAsync(HttpMethod.Put, "articles/ongkir", Article("ongkir", "Jawaban lain"), tag);

        Assert.Equal("Ongkos kirim dihitung saat checkout.", Answer(before));
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal("409 stale", await DeskBrowser.RefusalAsync(stale));
        var problem = await DeskBrowser.JsonAsync(stale);
        Assert.Equal(("Jawaban baru", "Jawaban lain"), (Answer(problem.GetProperty("current")), Answer(problem.GetProperty("yours"))));
        Assert.Equal("Jawaban baru", Answer((await this.ReadAsync("articles/ongkir")).Body));
        Assert.Equal(HttpStatusCode.OK, (await this.lead.SendAsync(HttpMethod.Put, "articles/ongkir", Article("ongkir", "Jawaban lain"), saved.Headers.ETag!.Tag)).StatusCode);
    }

    [Fact]
    public async Task An_article_without_an_answer_is_refused_with_its_place()
    {
        var refused = await this.lead.PostAsync("articles", Article("garansi", "  "));
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(refused));
        Assert.Equal("answer/id", (await DeskBrowser.JsonAsync(refused)).GetProperty("faults")[0].GetProperty("place").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await this.lead.SendAsync(HttpMethod.Get, "articles/garansi")).StatusCode);
    }

    [Fact]
    public async Task Edits_are_drafts_until_they_are_published_and_an_older_release_can_be_taken_up_again()
    {
        Assert.Equal("409 nothing-changed", await DeskBrowser.RefusalAsync(await this.lead.PostAsync("releases", new { note = "kosong" })));
        await this.lead.PostAsync("articles", Article("garansi", "Garansi satu tahun."));
        var (_, tag) = await this.ReadAsync("articles/retur");
        await this.lead.SendAsync(HttpMethod.Delete, "articles/retur", ifMatch: tag);

        var rows = (await this.lead.GetAsync("articles")).GetProperty("items").EnumerateArray().ToDictionary(a => a.GetProperty("id").GetString()!, a => a.GetProperty("state").GetString());
        var draft = await this.lead.GetAsync("releases/draft");
        var asked = await DeskBrowser.JsonAsync(await this.lead.PostAsync("ask", new { text = "contoh pertanyaan garansi", language = "id", draft = true }));
        Assert.Equal(("new", "deleted", "published"), (rows["garansi"], rows["retur"], rows["ongkir"]));
        Assert.Equal(("garansi", "retur"), (draft.GetProperty("added")[0].GetProperty("id").GetString(), draft.GetProperty("deleted")[0].GetProperty("id").GetString()));
        Assert.Equal("Garansi satu tahun.", asked.GetProperty("answer").GetString());

        Assert.Equal(HttpStatusCode.Created, (await this.lead.PostAsync("releases", new { note = "garansi" })).StatusCode);
        await this.lead.PostAsync("releases/1/activate");

        var releases = (await this.lead.GetAsync("releases")).GetProperty("items");
        Assert.Equal((2, false, "Lia"), (releases[0].GetProperty("number").GetInt32(), releases[0].GetProperty("active").GetBoolean(), releases[0].GetProperty("createdBy").GetString()));
        Assert.Equal((1, true), (releases[1].GetProperty("number").GetInt32(), releases[1].GetProperty("active").GetBoolean()));
        Assert.Equal(HttpStatusCode.OK, (await this.lead.SendAsync(HttpMethod.Get, "articles/garansi")).StatusCode);
    }

    [Fact]
    public async Task Hours_that_overlap_or_end_before_they_begin_are_refused_with_every_place()
    {
        var (_, tag) = await this.ReadAsync("hours");
        var refused = await this.lead.SendAsync(
            HttpMethod.Put, "hours", """{"TimeZone":"Asia/Jakarta","Weekly":{"Monday":["08:00-12:00","11:00-13:00"],"Tuesday":["09:00-05:00"]},"Exceptions":[]}""", tag);
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(refused));
        Assert.Equal(
            ["Hours:Weekly:Monday:1", "Hours:Weekly:Tuesday:0"],
            (await DeskBrowser.JsonAsync(refused)).GetProperty("faults").EnumerateArray().Select(f => f.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task Saved_hours_are_what_a_preview_tells_and_a_stale_save_is_refused()
    {
        var (_, tag) = await this.ReadAsync("hours");
        const string Closed = """{"TimeZone":"Asia/Jakarta","Weekly":{"Tuesday":["08:00-17:00"]},"Exceptions":[]}""";
        var unsaved = await DeskBrowser.JsonAsync(await this.lead.PostAsync("hours/preview", $$"""{"at":"2026-03-02T03:00:00Z","hours":{{Closed}}}"""));
        Assert.False(unsaved.GetProperty("isOpen").GetBoolean());
        Assert.Contains("besok pukul 08.00 WIB", unsaved.GetProperty("texts").GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.True((await DeskBrowser.JsonAsync(await this.lead.PostAsync("hours/preview", """{"at":"2026-03-02T03:00:00Z"}"""))).GetProperty("isOpen").GetBoolean());

        Assert.Equal(HttpStatusCode.OK, (await this.lead.SendAsync(HttpMethod.Put, "hours", Closed, tag)).StatusCode);
        var stale = await this.lead.SendAsync(HttpMethod.Put, "hours", Closed.Replace("17:00", "18:00", StringComparison.Ordinal), tag);
        Assert.Equal("409 stale", await DeskBrowser.RefusalAsync(stale));
        Assert.Equal(JsonValueKind.Object, (await DeskBrowser.JsonAsync(stale)).GetProperty("current").ValueKind);
        Assert.False((await DeskBrowser.JsonAsync(await this.lead.PostAsync("hours/preview", """{"at":"2026-03-02T03:00:00Z"}"""))).GetProperty("isOpen").GetBoolean());
    }

    [Fact]
    public async Task A_canned_reply_is_added_changed_and_deleted()
    {
        var made = await this.lead.PostAsync("canned", new { shortcut = "salam", language = "id", text = "Halo Kak" });
        var row = await DeskBrowser.JsonAsync(made);
        Assert.Equal("409 already-exists", await DeskBrowser.RefusalAsync(await this.lead.PostAsync("canned", new { shortcut = "salam", language = "id", text = "Hai" })));
        var path = $"canned/{row.GetProperty("id").GetInt64()}";
        var change = new { shortcut = "salam", language = "id", text = "Halo Kak!" };
        Assert.Equal(HttpStatusCode.OK, (await this.lead.SendAsync(HttpMethod.Put, path, change, "\"1\"")).StatusCode);
        Assert.Equal("409 stale", await DeskBrowser.RefusalAsync(await this.lead.SendAsync(HttpMethod.Put, path, change, "\"1\"")));
        Assert.Equal("Halo Kak!", (await this.lead.GetAsync("canned"))[0].GetProperty("text").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await this.lead.SendAsync(HttpMethod.Delete, path, ifMatch: "\"2\"")).StatusCode);
        Assert.Empty((await this.lead.GetAsync("canned")).EnumerateArray());
    }

    private async Task<(JsonElement Body, string Tag)> ReadAsync(string path)
    {
        var answer = await this.lead.SendAsync(HttpMethod.Get, path);
        return (await DeskBrowser.JsonAsync(answer), answer.Headers.ETag!.Tag);
    }

    private static object Article(string id, string answer) => new
    {
        id,
        tags = Array.Empty<string>(),
        followUps = Array.Empty<string>(),
        texts = new { id = new { title = "Judul " + id, answer, questions = new[] { $"contoh pertanyaan {id}" } } },
    };

    private static string? Answer(JsonElement article) => article.GetProperty("texts").GetProperty("id").GetProperty("answer").GetString();
}

public sealed class SqliteEditTests : EditContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresEditTests : EditContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
