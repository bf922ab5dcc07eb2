using System.Net;
using System.Text.Json;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Channels.Meta;
using CareBot.Tests.Hosting;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;

namespace CareBot.Tests.Api;

/// <summary>Two pages of one channel, each with its team: from the platform's call to the reply that leaves under the page's own token.</summary>
public abstract class SeveralAccountsContract : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private GraphStandIn graph = null!;
    private DeskHost host = null!;

    public async ValueTask InitializeAsync()
    {
        this.graph = await GraphStandIn.StartAsync(new GraphPage("1234", "token-support"), new GraphPage("4321", "token-sales"));
        this.host = await DeskHost.StartAsync(await this.OpenAsync(), settings:
        [
            $"--Channels:Messenger:AppSecret={MetaVectors.AppSecret}", "--Channels:Messenger:VerifyToken=v", $"--Channels:Messenger:GraphBaseUrl={this.graph.Address}",
            "--Channels:Messenger:WatchMinutes=0", "--Channels:Messenger:ProfileLookup=false", "--Channels:Messenger:TypingIndicator=false", "--Channels:Messenger:MarkSeen=false",
            "--Channels:Messenger:Accounts:support:Id=1234", "--Channels:Messenger:Accounts:support:AccessToken=token-support", "--Channels:Messenger:Accounts:support:Team=Bantuan",
            "--Channels:Messenger:Accounts:sales:Id=4321", "--Channels:Messenger:Accounts:sales:AccessToken=token-sales", "--Channels:Messenger:Accounts:sales:Team=Penjualan",
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
    }

    [Fact]
    public async Task Each_has_its_own_queue_its_own_thread_and_its_own_token()
    {
        // One person writes to both: two threads, two customers, two cases.
        await this.TellAsync("1234", "m1");
        await this.TellAsync("4321", "m2");
        using var rina = await this.host.SignedInAsync(PersonRole.Agent);
        Assert.Equal(["Bantuan", "Penjualan"], (await rina.SessionAsync()).GetProperty("me").GetProperty("teams").EnumerateArray().Select(t => t.GetString()));
        await Poll.UntilAsync(async () => (await QueueAsync(rina, "")).Count == 2, Patience);
        var support = Assert.Single(await QueueAsync(rina, "&team=Bantuan"));
        var sales = Assert.Single(await QueueAsync(rina, "&team=Penjualan"));
        Assert.Equal(("support", "sales"), (support.GetProperty("account").GetString(), sales.GetProperty("account").GetString()));
        Assert.NotEqual(support.GetProperty("conversationId").GetInt64(), sales.GetProperty("conversationId").GetInt64());
        Assert.Empty(await QueueAsync(rina, "&team=Gudang"));

        foreach (var (row, words) in new[] { (support, "dari bantuan"), (sales, "dari penjualan") })
        {
            var id = row.GetProperty("id").GetInt64();
            Assert.Equal(HttpStatusCode.OK, (await rina.PostAsync($"cases/{id}/claim")).StatusCode);
            Assert.Equal(HttpStatusCode.Created, (await rina.PostAsync($"cases/{id}/messages", new { text = words, clientId = Guid.NewGuid() })).StatusCode);
        }

        await Poll.UntilAsync(() => Task.FromResult(this.graph.MessagesTo("5678").Count(m => m.Text?.StartsWith("dari", StringComparison.Ordinal) == true) == 2), Patience);
        Assert.Equal(
            [("1234", "dari bantuan"), ("4321", "dari penjualan")],
            this.graph.MessagesTo("5678").Where(m => m.Text?.StartsWith("dari", StringComparison.Ordinal) == true).Select(m => (m.Page, m.Text)).Order());
        Assert.Empty(this.graph.Refusals);
    }

    private protected abstract Task<TestDatabase> OpenAsync();

    private static async Task<List<JsonElement>> QueueAsync(DeskBrowser browser, string filter) =>
        [.. (await browser.GetAsync("cases?view=queue" + filter)).GetProperty("items").EnumerateArray()];

    private Task TellAsync(string page, string id) => new MessengerCustomer(this.host, "5678").TellAsync(page, id, "mau ngomong sama orang");
}

public sealed class SqliteSeveralAccountsTests : SeveralAccountsContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresSeveralAccountsTests : SeveralAccountsContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
