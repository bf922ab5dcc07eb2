using System.Net;
using System.Text.Json;
using CareBot.Bot.Api.Cases;
using CareBot.Bot.Api.Live;
using CareBot.Bot.Feed;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Api;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.Brands;

/// <summary>People who work for one brand or several: what they see, and who may say for which.</summary>
public abstract class PeopleOfBrandsContract : TwoBrandsContract
{
    [Fact]
    public async Task The_queue_holds_the_cases_of_all_brands_of_a_person_and_can_be_narrowed_to_one()
    {
        var shop = await this.host.CaseAsync(name: "Sari", account: this.ShopAccount);
        var sport = await this.host.CaseAsync(name: "Budi", account: this.SportAccount);
        using var both = await this.host.SignedInAsync(PersonRole.Agent, "Rina", TwoBrands.Sport, "default");
        using var one = await this.host.SignedInAsync(PersonRole.Agent);

        var me = (await both.SessionAsync()).GetProperty("me");
        Assert.Equal([("sport", "Lari Kencang"), ("default", "Toko Senja")], me.GetProperty("brands").EnumerateArray().Select(Brand));
        Assert.Equal(["Lapangan", "Pusat"], me.GetProperty("teams").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal(["Pusat"], (await one.SessionAsync()).GetProperty("me").GetProperty("teams").EnumerateArray().Select(t => t.GetString()));

        Assert.Equal([(shop.Id, ("default", "Toko Senja")), (sport.Id, ("sport", "Lari Kencang"))], await CasesAsync(both, "cases"));
        Assert.Equal([(sport.Id, ("sport", "Lari Kencang"))], await CasesAsync(both, "cases?brand=sport"));
        Assert.Equal([shop.Id], (await CasesAsync(one, "cases")).Select(c => c.Id));
        Assert.Empty(await CasesAsync(one, "cases?view=all&team=Lapangan"));
    }

    [Fact]
    public async Task A_case_is_passed_only_to_somebody_of_its_brand_and_its_calendar_and_words_are_its_brands()
    {
        var open = await this.host.CaseAsync(name: "Budi", account: this.SportAccount);
        using var both = await this.host.SignedInAsync(PersonRole.Lead, "Rina", "default", TwoBrands.Sport);
        var stranger = await this.host.PersonAsync(PersonRole.Agent, "Sari");
        var colleague = await this.host.PersonAsync(PersonRole.Agent, "Sinta", TwoBrands.Sport);
        foreach (var person in new[] { stranger, colleague })
        {
            await this.host.Services.GetRequiredService<PresenceBoard>().ActAsync(person.Id, CancellationToken.None);
        }

        Assert.Contains("Sinta", (await both.GetAsync("people/on-duty?brand=sport")).EnumerateArray().Select(p => p.GetProperty("firstName").GetString()));
        Assert.DoesNotContain("Sari", (await both.GetAsync("people/on-duty?brand=sport")).EnumerateArray().Select(p => p.GetProperty("firstName").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await both.PostAsync($"cases/{open.Id}/claim")).StatusCode);
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(await both.PostAsync($"cases/{open.Id}/transfer", new { to = $"{stranger.Id}" })));
        var passed = await DeskBrowser.JsonAsync(await both.PostAsync($"cases/{open.Id}/transfer", new { to = $"{colleague.Id}" }));
        Assert.Equal(("sport", "Lari Kencang"), Brand(passed.GetProperty("brand")));

        // The handoff names an article that only the other brand has.
        Assert.Equal(JsonValueKind.Null, passed.GetProperty("handoff").GetProperty("articleTitle").ValueKind);
        await using var db = this.host.Read();
        Assert.Equal([this.SportAccount.BrandId], await db.Audit.Where(a => a.Action.StartsWith("case.")).Select(a => a.BrandId).Distinct().ToListAsync());
    }

    [Fact]
    public async Task Customers_of_two_brands_are_never_joined()
    {
        var sport = await this.host.CaseAsync(account: this.SportAccount);
        var shop = await this.host.CaseAsync(account: this.ShopAccount);
        using var both = await this.host.SignedInAsync(PersonRole.Agent, "Rina", "default", TwoBrands.Sport);
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(await both.PostAsync($"customers/{shop.CustomerId}/join", new { with = sport.CustomerId })));
    }

    [Fact]
    public async Task Who_no_longer_works_for_a_brand_sees_nothing_of_it_at_once_and_their_cases_go_back()
    {
        var open = await this.host.CaseAsync(account: this.SportAccount);
        var rina = await this.host.PersonAsync(PersonRole.Agent, "Rina", "default", TwoBrands.Sport);
        using var agent = await this.host.SignedInAsync(rina);
        using var hub = await HubClient.ConnectAsync(this.host, agent);
        await hub.CallAsync("Resume", [null]);
        await agent.PostAsync($"cases/{open.Id}/claim");
        using var admin = await this.host.SignedInAsync(PersonRole.Admin, "Wulan", "default", TwoBrands.Sport);

        var changed = await DeskBrowser.JsonAsync(await admin.SendAsync(HttpMethod.Patch, $"people/{rina.Id}", new { brands = new[] { "default" } }));
        Assert.Equal(["default"], changed.GetProperty("brands").EnumerateArray().Select(b => b.GetProperty("key").GetString()));
        Assert.Equal("404 not-found", await DeskBrowser.RefusalAsync(await agent.SendAsync(HttpMethod.Get, $"cases/{open.Id}")));
        Assert.Equal("403 brand-not-yours", await DeskBrowser.RefusalAsync(await agent.SendAsync(HttpMethod.Get, "articles?brand=sport")));
        await this.host.Services.GetRequiredService<DeskWatch>().LookAsync(CancellationToken.None);
        await hub.EndedAsync();

        this.host.Clock.Move(TimeSpan.FromMinutes(5));
        await this.host.Services.GetRequiredService<PresenceBoard>().SeeAsync([rina.Id], CancellationToken.None);
        Assert.Equal(1, await this.host.Services.GetRequiredService<AbandonedCases>().ReturnAsync(CancellationToken.None));
        Assert.Equal([open.Id], (await CasesAsync(admin, "cases")).Select(c => c.Id));
    }

    [Fact]
    public async Task The_live_line_tells_of_every_brand_of_the_person_and_of_no_other()
    {
        using var both = await this.host.SignedInAsync(PersonRole.Agent, "Rina", "default", TwoBrands.Sport);
        using var one = await this.host.SignedInAsync(PersonRole.Agent);
        using var seesBoth = await HubClient.ConnectAsync(this.host, both);
        using var seesOne = await HubClient.ConnectAsync(this.host, one);
        await seesBoth.CallAsync("Resume", [null]);
        await seesOne.CallAsync("Resume", [null]);
        await this.host.Writer.WriteAsync(
            (db, _) =>
            {
                db.Tell(this.SportAccount.BrandId, FeedKind.Articles, 1, this.host.Clock.GetUtcNow());
                db.Tell(this.host.BrandId, FeedKind.Articles, 2, this.host.Clock.GetUtcNow());
                return Task.FromResult(true);
            },
            CancellationToken.None);
        this.host.Services.GetRequiredService<Wake>().Pulse(new(WakeKind.Feed));
        Assert.Equal(["1", "2"], await ArticlesAsync(seesBoth));
        Assert.Equal(["2"], await ArticlesAsync(seesOne));
    }

    [Fact]
    public async Task Nobody_enters_a_brand_through_a_person_of_it()
    {
        var sinta = await this.host.PersonAsync(PersonRole.Lead, "Sinta", "default", TwoBrands.Sport);
        using var admin = await this.host.SignedInAsync(PersonRole.Admin);
        var row = (await admin.GetAsync("people")).GetProperty("items").EnumerateArray().Single(p => p.GetProperty("firstName").GetString() == "Sinta");
        Assert.Equal((1, false), (row.GetProperty("brands").GetArrayLength(), row.GetProperty("mayChange").GetBoolean()));

        Assert.Equal("403 forbidden", await DeskBrowser.RefusalAsync(await admin.PostAsync($"people/{sinta.Id}/reset-password")));
        Assert.Equal("403 forbidden", await DeskBrowser.RefusalAsync(await admin.SendAsync(HttpMethod.Patch, $"people/{sinta.Id}", new { disabled = true })));
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(await admin.SendAsync(HttpMethod.Patch, $"people/{sinta.Id}", new { brands = new[] { "default", "sport" } })));
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(
            await admin.PostAsync("people", new { userName = "budi", firstName = "Budi", role = "agent", brands = new[] { "sport" } })));

        // Out of one's own brand one may let anybody go.
        Assert.Equal(HttpStatusCode.OK, (await admin.SendAsync(HttpMethod.Patch, $"people/{sinta.Id}", new { brands = Array.Empty<string>() })).StatusCode);
        Assert.DoesNotContain("Sinta", (await admin.GetAsync("people")).GetProperty("items").EnumerateArray().Select(p => p.GetProperty("firstName").GetString()));
    }

    [Fact]
    public async Task Every_brand_keeps_an_administrator_and_everybody_a_brand()
    {
        using var admin = await this.host.SignedInAsync(PersonRole.Admin, "Wulan", "default", TwoBrands.Sport);
        await this.host.PersonAsync(PersonRole.Admin, "Rina");
        var id = (await admin.SessionAsync()).GetProperty("me").GetProperty("id").GetString();

        var refused = await admin.SendAsync(HttpMethod.Patch, $"people/{id}", new { brands = new[] { "default" } });
        Assert.Contains("Lari Kencang", (await DeskBrowser.JsonAsync(refused)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(refused));
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(await admin.SendAsync(HttpMethod.Patch, $"people/{id}", new { role = "agent" })));
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(await admin.SendAsync(HttpMethod.Patch, $"people/{id}", new { brands = Array.Empty<string>() })));
        var made = await DeskBrowser.JsonAsync(await admin.PostAsync("people?brand=sport", new { userName = "budi", firstName = "Budi", role = "admin" }));
        Assert.Equal(["sport"], made.GetProperty("person").GetProperty("brands").EnumerateArray().Select(b => b.GetProperty("key").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await admin.SendAsync(HttpMethod.Patch, $"people/{id}", new { brands = new[] { "default" } })).StatusCode);
    }

    private static (string?, string?) Brand(JsonElement brand) => (brand.GetProperty("key").GetString(), brand.GetProperty("name").GetString());

    private static async Task<List<(long Id, (string?, string?) Brand)>> CasesAsync(DeskBrowser browser, string path) =>
        [.. (await browser.GetAsync(path)).GetProperty("items").EnumerateArray().Select(c => (c.GetProperty("id").GetInt64(), Brand(c.GetProperty("brand"))))];

    private static async Task<List<string?>> ArticlesAsync(HubClient hub)
    {
        var told = new List<string?>();
        while (!told.Contains("2", StringComparer.Ordinal))
        {
            told.AddRange((await hub.NextAsync("changed")).GetProperty("events").EnumerateArray()
                .Where(e => e.GetProperty("kind").GetString() == "articles").Select(e => e.GetProperty("subject").GetString()));
        }

        return told;
    }
}

public sealed class SqlitePeopleOfBrandsTests : PeopleOfBrandsContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresPeopleOfBrandsTests : PeopleOfBrandsContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
