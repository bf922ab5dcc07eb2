using System.Net;
using CareBot.Tests.Faults;
using CareBot.Tests.StandIns;

namespace CareBot.Tests.Hosting;

/// <summary>Starting, starting twice, stopping in order, and publishing while the bot runs.</summary>
public sealed class StartAndStopTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly StartFolder folder = new();

    public void Dispose() => this.folder.Dispose();

    [Fact]
    public async Task The_first_start_publishes_and_says_where_to_go_and_the_second_publishes_nothing()
    {
        await using var bot = this.folder.Bot();
        for (var start = 0; start < 2; start++)
        {
            await bot.StartAsync();
            Assert.Contains(
                $"""
                CareBot answers for Toko Senja from release 1 (61 articles).
                Web chat       {Url(bot)}/chat
                Desk           {Url(bot)}/desk
                Bot Framework  {Url(bot)}/api/messages
                Direct Line    {Url(bot)}/v3/directline
                Health         {Url(bot)}/health/ready
                Stop with Ctrl+C.
                """,
                bot.Output,
                StringComparison.Ordinal);
            using var client = new HttpClient { BaseAddress = bot.Address };
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
            Assert.Equal(0, await bot.TerminateAsync(StopLimit));
            Assert.Empty(bot.Errors);
        }
    }

    [Fact]
    public async Task An_address_for_all_is_shown_as_one_that_a_browser_opens()
    {
        var port = BotProcess.FreePort();
        await using var bot = this.folder.Bot();
        await bot.StartAsync("--urls", $"http://*:{port}");
        Assert.Contains($"Web chat       http://localhost:{port}/chat", bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_bot_on_the_same_file_or_address_is_refused_and_the_first_goes_on()
    {
        await using var bot = this.folder.Bot();
        await bot.StartAsync();

        Assert.Equal(
            $"CareBot: Another CareBot is running on the SQLite database {this.folder.Database} (it holds {this.folder.Database}.lock). "
            + "Stop it first; for several processes on one database set Storage:Provider to Postgres.",
            await this.folder.RefusalAsync([]));
        Assert.Equal(
            $"CareBot: The address is in use by another program: {Url(bot)}. Stop that program, or choose another address, for example --urls http://localhost:4000.",
            await this.folder.RefusalAsync([("ConnectionStrings__CareBot", "Data Source=other.db")], "--urls", Url(bot)));

        using var client = new HttpClient { BaseAddress = bot.Address };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_running_bot_takes_up_an_import_and_a_broken_folder_changes_nothing()
    {
        this.folder.WriteArticle("good/anvil.md", StartFolder.Article("anvil", "anvil"));
        this.folder.WriteArticle("broken/anvil.md", StartFolder.Article("Anvil!", "anvil"));
        await using var bot = this.folder.Bot();
        await using var command = this.folder.Bot();
        await bot.StartAsync();

        Assert.StartsWith(
            "CareBot: Nothing was published: the articles have 1 error(s).\n  anvil.md:2: ",
            await StartFolder.RefusalAsync(command, "kb", "import", "broken"),
            StringComparison.Ordinal);
        Assert.Equal(
            $"CareBot: There is no file or folder {this.folder.In("nothing")}.",
            await StartFolder.RefusalAsync(command, "kb", "import", "nothing"));

        Assert.Equal(0, await command.RunToEndAsync("kb", "import", "good"));
        Assert.Contains("Release 2 with 1 articles is active.", command.Output, StringComparison.Ordinal);
        await Poll.UntilAsync(() => bot.Output.Contains("release 2 with 1 article(s) is active", StringComparison.Ordinal), Limit);
    }

    /// <summary>The platform does not answer while the bot is told to stop: what is on its way is repeated by the next start.</summary>
    [Fact]
    public async Task A_stop_in_order_ends_soon_and_loses_no_accepted_message()
    {
        await using var graph = await GraphStandIn.StartAsync(new GraphPage(MessengerPlatform.PageId, "page-token"));
        await using var bot = this.MessengerBot(graph);
        using var platform = new MessengerPlatform(bot.Address);
        await bot.StartAsync();
        graph.Faults.Next(new StandInFault.Wait(new TaskCompletionSource().Task), 4);

        var customers = Enumerable.Range(0, 12).Select(n => $"customer-{n}").ToList();
        foreach (var customer in customers)
        {
            Assert.True(await platform.DeliverAsync([MessengerPlatform.Message(customer, $"m_{customer}", "ongkir ke surabaya berapa kak?", 1_700_000_000_000)]));
        }

        await Poll.UntilAsync(() => graph.Calls >= 4, Limit);
        Assert.Equal(0, await bot.TerminateAsync(StopLimit));

        await bot.StartAsync();
        foreach (var customer in customers)
        {
            await graph.WaitForMessagesAsync(customer, 1, Limit);
        }

        Assert.Empty(graph.Refusals);
    }

    [Fact]
    public async Task A_stop_in_order_lets_a_send_arrive_so_that_nobody_reads_it_twice()
    {
        await using var graph = await GraphStandIn.StartAsync(new GraphPage(MessengerPlatform.PageId, "page-token"));
        await using var bot = this.MessengerBot(graph);
        using var platform = new MessengerPlatform(bot.Address);
        await bot.StartAsync();
        var answer = new TaskCompletionSource();
        graph.Faults.Next(new StandInFault.Wait(answer.Task));
        Assert.True(await platform.DeliverAsync([MessengerPlatform.Message("customer", "m1", "ongkir ke surabaya berapa kak?", 1_700_000_000_000)]));
        await Poll.UntilAsync(() => graph.Calls == 1, Limit);

        var stopping = bot.TerminateAsync(StopLimit);
        await Poll.UntilAsync(() => bot.Output.Contains("Application is shutting down", StringComparison.Ordinal), Limit);
        answer.SetResult();
        Assert.Equal(0, await stopping);

        await bot.StartAsync();
        Assert.True(await platform.DeliverAsync([MessengerPlatform.Message("customer", "m2", "cara retur barang gimana?", 1_700_000_001_000)]));
        await graph.WaitForMessagesAsync("customer", 2, Limit);
        Assert.Equal(2, graph.MessagesTo("customer").Select(m => m.Metadata).Distinct().Count());
    }

    private BotProcess MessengerBot(GraphStandIn graph) => this.folder.Bot(
        ("Channels__Messenger__AppSecret", MessengerPlatform.AppSecret),
        ("Channels__Messenger__VerifyToken", "verify"),
        ("Channels__Messenger__GraphBaseUrl", graph.Address.ToString()),
        ("Channels__Messenger__TypingIndicator", "false"),
        ("Channels__Messenger__Accounts__page__Id", MessengerPlatform.PageId),
        ("Channels__Messenger__Accounts__page__AccessToken", "page-token"));

    private static string Url(BotProcess bot) => bot.Address.ToString().TrimEnd('/');
}
