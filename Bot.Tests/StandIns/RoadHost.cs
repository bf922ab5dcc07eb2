using CareBot.Bot.Channels;
using CareBot.Bot.Conversations;
using CareBot.Bot.Feed;
using CareBot.Bot.Hosting;
using CareBot.Bot.Inbox;
using CareBot.Bot.Storage;
using CareBot.Tests.Channels;
using CareBot.Tests.Hosting;
using CareBot.Tests.Storage;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.StandIns;

/// <summary>
/// All stations of the program on a test's database, with <see cref="TestChannel"/> beside the real channels and a clock that the
/// test moves. No loop runs: the test takes turns and sends itself, or starts the loop it is about.
/// </summary>
internal sealed class RoadHost : IAsyncDisposable
{
    private const string Article =
        """
        ---
        id: retur
        languages:
          id: { title: Retur, questions: [cara retur barang] }
        ---
        # id
        Retur lewat aplikasi.
        """;

    private readonly ServiceProvider services;
    private readonly DirectoryInfo articles;

    private RoadHost(ServiceProvider services, DirectoryInfo articles, TestChannel channel, MovableClock clock) =>
        (this.services, this.articles, this.Channel, this.Clock) = (services, articles, channel, clock);

    public TestChannel Channel { get; }

    public MovableClock Clock { get; }

    public ConnectedAccount Account => this.Get<Accounts>().Find(TestChannel.ChannelId, "shop")!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A replica on the database. On SQLite there may be one at a time.</summary>
    public static async Task<RoadHost> StartAsync(TestDatabase database, TestChannel? channel = null, MovableClock? clock = null, Dictionary<string, string?>? more = null)
    {
        await database.CloseAsync();
        channel ??= new TestChannel();
        clock ??= new MovableClock(TestRows.Noon);
        var folder = Directory.CreateTempSubdirectory("carebot-test-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "retur.md"), Article);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(database.Settings)
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Brand:KnowledgeFolder"] = folder.FullName })
            .AddInMemoryCollection(more ?? [])
            .Build();
        var collection = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration);
        Server.AddStations(collection, configuration);
        collection.AddSingleton<TimeProvider>(clock);
        collection.AddSingleton<IChannel>(channel);
        var host = new RoadHost(collection.BuildServiceProvider(validateScopes: true), folder, channel, clock);
        await Server.PrepareAsync(host.services, serving: true, Cancellation);
        if (host.services.GetService<ReplicaLease>() is { } lease)
        {
            await lease.StartAsync(Cancellation);
        }

        return host;
    }

    public T Get<T>()
        where T : notnull => this.services.GetRequiredService<T>();

    /// <summary>The one loop of this type, not started.</summary>
    public T Loop<T>() => this.services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<T>().Single();

    public async Task<T> ReadAsync<T>(Func<CareBotDb, Task<T>> read)
    {
        await using var db = await this.Get<IDbContextFactory<CareBotDb>>().CreateDbContextAsync(Cancellation);
        return await read(db);
    }

    public Task<T> WriteAsync<T>(Func<CareBotDb, Task<T>> write) => this.Get<IWriter>().WriteAsync((db, _) => write(db), Cancellation);

    /// <summary>A customer's message; <paramref name="after"/> is the platform's time of it, in seconds after the clock's.</summary>
    public async Task<Acceptance> AcceptAsync(
        string key, string text, string customer = "sari", int after = 0, Action<Activity>? shape = null, string account = "shop")
    {
        var activity = new Activity(ActivityTypes.Message)
        {
            Id = key,
            ChannelId = TestChannel.ChannelId,
            Text = text,
            From = new ChannelAccount(customer),
            Recipient = new ChannelAccount(account),
            Conversation = new ConversationAccount(id: customer),
        };
        shape?.Invoke(activity);
        var inbound = new InboundEvent(key, customer, customer, null, activity, this.Clock.GetUtcNow().AddSeconds(after), null);
        return (await this.Get<IInbox>().AcceptAsync(this.Get<Accounts>().Find(TestChannel.ChannelId, account)!, [inbound], Cancellation))[0];
    }

    /// <summary>Takes the turns that are due now, one of each conversation, as the pump does.</summary>
    /// <returns>How many were taken.</returns>
    public async Task<int> TakeTurnsAsync()
    {
        var claims = this.Get<IConversationClaims>();
        var claimed = await claims.ClaimAsync(100, Cancellation);
        foreach (var conversation in claimed)
        {
            await claims.ReleaseAsync(conversation, await this.Get<TurnRunner>().RunAsync(conversation, Cancellation), Cancellation);
        }

        return claimed.Count;
    }

    /// <summary>The feed's end once nothing older can still appear; on PostgreSQL other tests' transactions are waited for.</summary>
    public async Task<FeedPosition> FeedEndAsync()
    {
        var last = await this.ReadAsync(db => db.Feed.MaxAsync(f => (long?)f.Number, Cancellation)) ?? 0;
        var end = FeedPosition.Start;
        await Poll.UntilAsync(async () => (end = await this.Get<FeedReader>().EndAsync(Cancellation)).Number == last, TimeSpan.FromSeconds(60));
        return end;
    }

    public async ValueTask DisposeAsync()
    {
        if (this.services.GetService<ReplicaLease>() is { } lease)
        {
            await lease.StopAsync(CancellationToken.None);
        }

        await this.services.DisposeAsync();
        this.articles.Delete(recursive: true);
    }
}
