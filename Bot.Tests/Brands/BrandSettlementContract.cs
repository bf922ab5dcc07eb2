using System.Text.Json;
using CareBot.Bot.Brands;
using CareBot.Bot.Channels;
using CareBot.Bot.Customers;
using CareBot.Bot.Hosting;
using CareBot.Bot.People;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Api;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.Brands;

/// <summary>What starts with other settings make of a database: brands that come, change and go, accounts that change their brand.</summary>
public abstract class BrandSettlementContract : IAsyncLifetime
{
    private const string Hours = """{"TimeZone":"Asia/Jakarta","Weekly":{"Sunday":["10:00-11:00"]},"Exceptions":[]}""";

    private readonly DirectoryInfo articles = TestArticles.Write(("sepatu", "Sepatu", "ada sepatu lari", "Ada, semua ukuran."));
    private TestDatabase database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => this.database = await this.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await this.database.DisposeAsync();
        this.articles.Delete(recursive: true);
    }

    [Fact]
    public async Task A_brand_comes_empty_or_with_its_folder_and_its_hours_hold_until_they_are_edited()
    {
        await using (var host = await this.StartAsync("--Brands:sport:Name=Lari"))
        {
            Assert.Equal((0, 0), (Context(host, "sport").ReleaseNumber, Context(host, "sport").Knowledge.Articles.Count));
            Assert.True(Context(host, "sport").Hours.IsOpen(DeskHost.Opened), "the default brand's hours");
        }

        await using (var host = await this.StartAsync("--Brands:sport:Name=Lari Kencang", $"--Brands:sport:KnowledgeFolder={this.articles.FullName}", "--Brands:sport:Hours:Weekly:Sunday=08:00-09:00"))
        {
            Assert.Equal(("Lari Kencang", 1), (Context(host, "sport").Name, Context(host, "sport").ReleaseNumber));
            Assert.Equal("sepatu", Assert.Single(Context(host, "sport").Knowledge.Articles).Id);
            Assert.Equal(2, Context(host, "default").Knowledge.Articles.Count);
            Assert.False(Context(host, "sport").Hours.IsOpen(DeskHost.Opened));

            using var lead = await host.SignedInAsync(PersonRole.Lead, "Lia", "sport", "default");
            var read = await lead.SendAsync(HttpMethod.Get, "hours?brand=sport");
            var saved = await lead.SendAsync(HttpMethod.Put, "hours?brand=sport", Hours, read.Headers.ETag!.Tag);
            Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync(Cancellation));
        }

        await using (var host = await this.StartAsync("--Brands:sport:Name=Lari Kencang"))
        {
            Assert.True(Context(host, "sport").Hours.IsOpen(new(2026, 3, 8, 3, 30, 0, TimeSpan.Zero)), "Sunday at half past ten, as saved at the desk");
            Assert.True(Context(host, "default").Hours.IsOpen(DeskHost.Opened));
        }
    }

    [Fact]
    public async Task A_new_brand_is_opened_by_the_administrators_of_the_default_one()
    {
        await using (var host = await this.StartAsync())
        {
            await host.PersonAsync(PersonRole.Admin, "Wulan");
            await host.PersonAsync(PersonRole.Lead, "Lia");
        }

        await using (var host = await this.StartAsync("--Brands:sport:Name=Lari"))
        {
            await using var db = host.Read();
            Assert.Equal(["Wulan"], await db.PeopleOf(await host.BrandOfAsync("sport")).Select(p => p.FirstName).ToListAsync(Cancellation));
        }
    }

    [Fact]
    public async Task A_brand_that_left_the_settings_keeps_what_it_has_and_an_account_that_names_it_stops_the_start()
    {
        long open;
        await using (var host = await this.StartAsync("--Brands:sport:Name=Lari", "--Channels:DirectLine:Accounts:lari:Brand=sport"))
        {
            open = (await host.CaseAsync(account: host.Services.GetRequiredService<Accounts>().Find("directline", "lari"))).Id;
        }

        var refused = await Assert.ThrowsAsync<StartUpException>(() => this.StartAsync("--Channels:DirectLine:Accounts:lari:Brand=sport"));
        Assert.Equal(
            "Channels: the account 'lari' of directline names the brand 'sport', which is no longer in the settings; write it under Brands again, or name another. Allowed: default.",
            refused.Message);
        refused = await Assert.ThrowsAsync<StartUpException>(() => this.StartAsync("--Channels:DirectLine:Accounts:lari:Brand=sprot"));
        Assert.Equal("Channels: the account 'lari' of directline names the brand 'sprot'. Allowed: default.", refused.Message);

        await using (var host = await this.StartAsync())
        {
            using var lead = await host.SignedInAsync(PersonRole.Lead, "Lia", "sport");
            Assert.Equal("Lari", (await lead.GetAsync($"cases/{open}")).GetProperty("brand").GetProperty("name").GetString());
        }
    }

    [Fact]
    public async Task An_account_takes_its_customers_to_another_brand_and_nobody_stays_a_customer_of_both()
    {
        Case stays, goes;
        await using (var host = await this.StartAsync("--Channels:DirectLine:Accounts:toko:Anonymous=true", "--Channels:DirectLine:Accounts:lari:Anonymous=true"))
        {
            var accounts = host.Services.GetRequiredService<Accounts>();
            (stays, goes) = (await host.CaseAsync(name: "Sari", account: accounts.Find("directline", "toko")), await host.CaseAsync(name: "Sari D", account: accounts.Find("directline", "lari")));
            Assert.True(await host.Writer.WriteAsync((db, ct) => CustomerTree.JoinAsync(db, stays.CustomerId, goes.CustomerId, host.Clock.GetUtcNow(), ct), Cancellation));
        }

        await using (var host = await this.StartAsync("--Brands:sport:Name=Lari", "--Channels:DirectLine:Accounts:toko:Anonymous=true", "--Channels:DirectLine:Accounts:lari:Brand=sport"))
        {
            using var ofShop = await host.SignedInAsync(PersonRole.Agent);
            using var ofSport = await host.SignedInAsync(PersonRole.Agent, "Sinta", "sport");
            var (shop, sport) = ((await ofShop.GetAsync("cases")).GetProperty("items"), (await ofSport.GetAsync("cases")).GetProperty("items"));
            Assert.Equal((stays.Id, goes.Id), (Only(shop), Only(sport)));
            var customer = (await ofSport.GetAsync($"cases/{goes.Id}")).GetProperty("customer");
            Assert.Equal((goes.CustomerId, 1), (customer.GetProperty("id").GetInt64(), customer.GetProperty("identities").GetArrayLength()));
            Assert.Equal(1, (await ofShop.GetAsync($"customers/{stays.CustomerId}")).GetProperty("identities").GetArrayLength());
            Assert.Equal("404 not-found", await DeskBrowser.RefusalAsync(await ofShop.SendAsync(HttpMethod.Get, $"customers/{goes.CustomerId}")));
            await using var db = host.Read();
            Assert.False(await db.Handoffs.AnyAsync(h => h.BrandId != h.Case!.BrandId, Cancellation));
        }
    }

    private protected abstract Task<TestDatabase> OpenAsync();

    private static long Only(JsonElement items) => Assert.Single(items.EnumerateArray()).GetProperty("id").GetInt64();

    private static BrandContext Context(DeskHost host, string key)
    {
        using var db = host.Read();
        return host.Services.GetRequiredService<BrandContexts>().Get(db.Brands.Single(b => b.Key == key).Id);
    }

    private Task<DeskHost> StartAsync(params string[] settings) => DeskHost.StartAsync(this.database, running: false, keep: true, settings);
}

public sealed class SqliteBrandSettlementTests : BrandSettlementContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresBrandSettlementTests : BrandSettlementContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
