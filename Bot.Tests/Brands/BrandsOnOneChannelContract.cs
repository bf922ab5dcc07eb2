using System.Net;
using System.Text.Json;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Api;
using CareBot.Tests.Channels.Meta;
using CareBot.Tests.Hosting;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Brands;

/// <summary>Two pages of Messenger, each of a brand of its own: one person asks both the same.</summary>
public abstract class BrandsOnOneChannelContract : IAsyncLifetime
{
    private const string Shop = "1234";
    private const string Sport = "4321";
    private const string Asker = "5678";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo articles = TestArticles.Write(("pengiriman", "Pengiriman", "berapa ongkos kirim ke bandung", "Kami kirim gratis ke seluruh Indonesia."));
    private GraphStandIn graph = null!;
    private DeskHost host = null!;

    public async ValueTask InitializeAsync()
    {
        this.graph = await GraphStandIn.StartAsync(new GraphPage(Shop, "token-shop"), new GraphPage(Sport, "token-sport"));
        this.host = await DeskHost.StartAsync(await this.OpenAsync(), settings:
        [
            "--Brands:sport:Name=Lari Kencang", $"--Brands:sport:KnowledgeFolder={this.articles.FullName}", "--Brands:sport:OrderNumber=LK-[0-9]{4}",
            "--Brands:sport:Hours:Weekly:Tuesday=09:00-12:00",
            $"--Channels:Messenger:AppSecret={MetaVectors.AppSecret}", "--Channels:Messenger:VerifyToken=v", $"--Channels:Messenger:GraphBaseUrl={this.graph.Address}",
            "--Channels:Messenger:WatchMinutes=0", "--Channels:Messenger:ProfileLookup=false", "--Channels:Messenger:TypingIndicator=false", "--Channels:Messenger:MarkSeen=false",
            $"--Channels:Messenger:Accounts:shop:Id={Shop}", "--Channels:Messenger:Accounts:shop:AccessToken=token-shop",
            $"--Channels:Messenger:Accounts:sport:Id={Sport}", "--Channels:Messenger:Accounts:sport:AccessToken=token-sport", "--Channels:Messenger:Accounts:sport:Brand=sport",
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (this.host is not null)
        {
            await this.host.DisposeAsync();
            await this.graph.DisposeAsync();
        }

        this.articles.Delete(recursive: true);
    }

    /// <summary>It is Monday, 10:00: the shop is open, the other brand opens on Tuesday at 9.</summary>
    [Fact]
    public async Task Each_answers_from_its_own_articles_by_its_own_hours_to_its_own_people()
    {
        await this.AskAsync("berapa ongkos kirim ke bandung");
        Assert.Contains("Ongkos kirim dihitung saat checkout.", await this.SaidAsync(Shop, 1), StringComparison.Ordinal);
        Assert.Contains("Kami kirim gratis ke seluruh Indonesia.", await this.SaidAsync(Sport, 1), StringComparison.Ordinal);

        await this.AskAsync("mau ngomong sama orang");
        Assert.DoesNotContain("09.00", await this.SaidAsync(Shop, 2), StringComparison.Ordinal);
        Assert.Contains("besok pukul 09.00", await this.SaidAsync(Sport, 2), StringComparison.Ordinal);
        Assert.Empty(this.graph.Refusals);

        using var ofShop = await this.host.SignedInAsync(PersonRole.Lead);
        using var ofSport = await this.host.SignedInAsync(PersonRole.Lead, "Sinta", "sport");
        var (shop, sport) = (await OnlyCaseAsync(ofShop), await OnlyCaseAsync(ofSport));
        Assert.Equal(("shop", "sport"), (shop.GetProperty("account").GetString(), sport.GetProperty("account").GetString()));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 3, 5, 0, TimeSpan.Zero), shop.GetProperty("firstReplyDueAt").GetDateTimeOffset());
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 2, 5, 0, TimeSpan.Zero), sport.GetProperty("firstReplyDueAt").GetDateTimeOffset());
        Assert.NotEqual(shop.GetProperty("customer").GetProperty("id").GetInt64(), sport.GetProperty("customer").GetProperty("id").GetInt64());
        this.host.Clock.Move(TimeSpan.FromSeconds(1));
        foreach (var lead in new[] { ofShop, ofSport })
        {
            Assert.Equal(2, (await lead.GetAsync("delivery")).GetProperty("ledger").GetProperty("received").GetInt32());
        }

        // All that the road wrote names the brand of its account.
        await using var db = this.host.Read();
        var account = await db.Accounts.Where(a => a.ExternalId == Sport).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(await this.host.BrandOfAsync("sport"), account.BrandId);
        Assert.False(await db.Feed.AnyAsync(f => f.ConversationId != null && db.Conversations.Any(c => c.Id == f.ConversationId && c.BrandId != f.BrandId), TestContext.Current.CancellationToken));
        Assert.False(await db.Handoffs.AnyAsync(h => db.Conversations.Any(c => c.Id == h.ConversationId && c.BrandId != h.BrandId), TestContext.Current.CancellationToken));
        Assert.False(await db.Conversations.AnyAsync(c => c.BrandId != c.Account!.BrandId || c.Identity!.Customer!.BrandId != c.BrandId, TestContext.Current.CancellationToken));
    }

    private protected abstract Task<TestDatabase> OpenAsync();

    private static async Task<JsonElement> OnlyCaseAsync(DeskBrowser browser)
    {
        await Poll.UntilAsync(async () => (await browser.GetAsync("cases")).GetProperty("items").GetArrayLength() == 1, Patience);
        return (await browser.GetAsync("cases")).GetProperty("items")[0];
    }

    /// <summary>The newest of so many replies of a page.</summary>
    private async Task<string> SaidAsync(string page, int count)
    {
        List<string> Replies() => [.. this.graph.MessagesTo(Asker).Where(m => m.Page == page).Select(m => m.Text!)];
        await Poll.UntilAsync(() => Replies().Count >= count, Patience);
        return Replies()[count - 1];
    }

    private async Task AskAsync(string text)
    {
        var customer = new MessengerCustomer(this.host, Asker);
        foreach (var page in new[] { Shop, Sport })
        {
            await customer.TellAsync(page, $"{page} {text}", text);
        }
    }
}

public sealed class SqliteBrandsOnOneChannelTests : BrandsOnOneChannelContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresBrandsOnOneChannelTests : BrandsOnOneChannelContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
