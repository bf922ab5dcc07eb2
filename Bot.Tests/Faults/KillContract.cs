using System.Text.Json;
using System.Text.Json.Nodes;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Hosting;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Faults;

/// <summary>
/// The promise about delivery, tried on the real process: it is killed with SIGKILL in the middle of bursts, again and
/// again, at moments that differ in what had just happened. Afterwards
///   every message that got a 200 stands in the inbox once and was answered;
///   replies came in order for each customer;
///   no reply came twice, but for sends that were in flight at a kill, and those are counted;
///   nothing unsigned left a trace.
/// </summary>
public abstract class KillContract
{
    private const int Customers = 12;
    private const int MessagesInBurst = 60;
    private const int Kills = 12;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static readonly string[] Texts =
    [
        "ongkir ke surabaya berapa kak?", "cara retur barang gimana?", "paket saya belum sampai", "bisa bayar di tempat?",
        "refund berapa lama?", "asdf qwer zxcv", "how do I track my parcel?", "makasih kak",
    ];

    protected abstract Task<TestDatabase> CreateAsync();

    [Fact]
    public async Task Every_accepted_message_is_answered_in_order_and_once_through_a_dozen_kills()
    {
        await using var database = await this.CreateAsync();
        await database.CloseAsync();
        await using var graph = await GraphStandIn.StartAsync(new GraphPage(MessengerPlatform.PageId, "page-token"));
        await using var bot = new BotProcess(Environment(database, graph));
        using var platform = new MessengerPlatform(bot.Address);
        var burst = new Burst(platform);

        for (var kill = 0; kill < Kills; kill++)
        {
            await bot.StartAsync();
            var sending = burst.SendAsync(kill);
            await MomentAsync(kill, platform, graph);
            await bot.KillAsync();
            await sending;
        }

        await bot.StartAsync();
        await burst.SendUnansweredAgainAsync();
        await AnsweredAsync(database, graph);
        await bot.KillAsync();

        await JudgeAsync(database, graph, platform);
    }

    /// <summary>The moments of the kills: after so many acceptances, after so many sends, and with a send in flight.</summary>
    private static async Task MomentAsync(int kill, MessengerPlatform platform, GraphStandIn graph)
    {
        var (accepted, calls) = (platform.AcceptedCount, graph.Calls);
        switch (kill % 4)
        {
            case 0:
                await Poll.UntilAsync(() => platform.AcceptedCount >= accepted + 1 + (kill * 4), Limit);
                break;
            case 1:
                await Poll.UntilAsync(() => graph.Calls >= calls + 1 + kill, Limit);
                break;
            case 2:
                graph.Faults.Next(new StandInFault.Wait(new TaskCompletionSource().Task), 3);
                await Poll.UntilAsync(() => graph.Calls >= calls + 3, Limit);
                break;
            default:
                graph.Faults.Next(new StandInFault.Drop(Taken: true));
                await Poll.UntilAsync(() => graph.Calls >= calls + 2 && platform.AcceptedCount > accepted, Limit);
                break;
        }
    }

    private static async Task AnsweredAsync(TestDatabase database, GraphStandIn graph)
    {
        await using var services = TestDatabase.Build(database.Settings);
        var databases = (IDbContextFactory<CareBotDb>)services.GetService(typeof(IDbContextFactory<CareBotDb>))!;
        await Poll.UntilAsync(
            async () =>
            {
                await using var db = await databases.CreateDbContextAsync();
                return !await db.Inbox.AnyAsync(e => e.State == InboxState.Waiting)
                    && !await db.Outbox.AnyAsync(o => o.State == OutboxState.Queued || o.State == OutboxState.Sending);
            },
            Limit);
        Assert.Empty(graph.Refusals);
    }

    private static async Task JudgeAsync(TestDatabase database, GraphStandIn graph, MessengerPlatform platform)
    {
        await using var services = TestDatabase.Build(database.Settings);
        var databases = (IDbContextFactory<CareBotDb>)services.GetService(typeof(IDbContextFactory<CareBotDb>))!;
        await using var db = await databases.CreateDbContextAsync();
        var inbox = await db.Inbox.AsNoTracking().ToListAsync();
        var outbox = await db.Outbox.AsNoTracking().Include(o => o.Message).OrderBy(o => o.Id).ToListAsync();

        Assert.True(platform.AcceptedCount >= Kills * MessagesInBurst / 2, $"Only {platform.AcceptedCount} messages were accepted.");
        Assert.Equal(platform.Accepted.Order(StringComparer.Ordinal), Ids(inbox).Order(StringComparer.Ordinal));
        Assert.All(inbox, e => Assert.Equal(InboxState.Done, e.State));
        Assert.True(platform.Refused > 0);

        var answeredTurns = outbox.Select(o => (o.ConversationId, o.Message!.Turn)).ToHashSet();
        var silent = inbox.Where(e => !answeredTurns.Contains((e.ConversationId, e.Turn!.Value))).ToList();
        Assert.All(silent, e => Assert.True(MayBeSilent(db, e), $"Inbox event {e.Id} got no reply."));
        Assert.All(outbox, o => Assert.Equal(OutboxState.Sent, o.State));

        var deliveries = graph.Deliveries.Where(d => d.Action is null).ToList();
        var copies = deliveries.GroupBy(d => OutboxId(d.Metadata!)).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(outbox.Select(o => o.Id), copies.Keys.Order());
        Assert.All(outbox, o => Assert.True(copies[o.Id] == 1 || (o.Attempts > 1 && copies[o.Id] <= o.Attempts), $"Reply {o.Id} came {copies[o.Id]} times."));
        Assert.All(
            deliveries.GroupBy(d => d.Recipient),
            customer => Assert.Equal(customer.Select(d => OutboxId(d.Metadata!)).Distinct(), customer.Select(d => OutboxId(d.Metadata!)).Distinct().Order()));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Kills} kills, {inbox.Count} messages accepted, {outbox.Count} replies, {outbox.Count(o => o.Repeated)} sends in flight at a kill, "
            + $"{copies.Count(c => c.Value > 1)} replies came twice, {platform.Refused} forged calls refused.");
    }

    /// <summary>While a customer waits for a person, the bot says so only now and then.</summary>
    private static bool MayBeSilent(CareBotDb db, InboxEvent e) =>
        db.Handoffs.Any(h => h.ConversationId == e.ConversationId);

    private static IEnumerable<string> Ids(IEnumerable<InboxEvent> inbox) =>
        inbox.Select(e => (string)JsonNode.Parse(e.Activity)!["id"]!);

    private static long OutboxId(string metadata) => long.Parse(metadata["carebot:".Length..], System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<string, string?> Environment(TestDatabase database, GraphStandIn graph) => new(database.Environment)
    {
        ["Channels__Messenger__AppSecret"] = MessengerPlatform.AppSecret,
        ["Channels__Messenger__VerifyToken"] = "verify",
        ["Channels__Messenger__GraphBaseUrl"] = graph.Address.ToString().TrimEnd('/'),
        ["Channels__Messenger__Accounts__page__Id"] = MessengerPlatform.PageId,
        ["Channels__Messenger__Accounts__page__AccessToken"] = "page-token",
    };

    /// <summary>What the platform sends between two kills.</summary>
    private sealed class Burst(MessengerPlatform platform)
    {
        private readonly List<IReadOnlyList<JsonObject>> unanswered = [];
        private long clock = 1_700_000_000_000;

        /// <summary>Batches of one to three messages, some delivered twice, some with times out of order, with forged calls between.</summary>
        public async Task SendAsync(int round)
        {
            var random = new Random(round);
            var batches = this.Batches(round, random);
            foreach (var wave in batches.Chunk(6))
            {
                await Task.WhenAll(wave.Select(batch => this.DeliverAsync(batch, twice: random.Next(5) == 0)));
                await platform.ForgeAsync(MessengerPlatform.Message("stranger", $"forged-{round}-{random.Next()}", "halo", this.clock), signed: random.Next(2) == 0);
            }
        }

        /// <summary>What never got its 200 comes again, as the platform would do.</summary>
        public async Task SendUnansweredAgainAsync()
        {
            foreach (var batch in this.unanswered)
            {
                Assert.True(await platform.DeliverAsync(batch));
            }
        }

        private List<List<JsonObject>> Batches(int round, Random random)
        {
            var batches = new List<List<JsonObject>>();
            for (var i = 0; i < MessagesInBurst;)
            {
                var size = Math.Min(random.Next(1, 4), MessagesInBurst - i);
                batches.Add([.. Enumerable.Range(i, size).Select(n => this.Message(round, n, random))]);
                i += size;
            }

            return batches;
        }

        private JsonObject Message(int round, int number, Random random)
        {
            this.clock += random.Next(-500, 1500);
            return MessengerPlatform.Message($"customer-{random.Next(Customers)}", $"m_{round}_{number}", Texts[random.Next(Texts.Length)], this.clock);
        }

        private async Task DeliverAsync(IReadOnlyList<JsonObject> batch, bool twice)
        {
            var delivered = await platform.DeliverAsync(batch);
            if (twice)
            {
                delivered |= await platform.DeliverAsync(batch);
            }

            if (!delivered)
            {
                lock (this.unanswered)
                {
                    this.unanswered.Add(batch);
                }
            }
        }
    }
}

public sealed class SqliteKillTests : KillContract
{
    protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresKillTests : KillContract
{
    protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync();
}
