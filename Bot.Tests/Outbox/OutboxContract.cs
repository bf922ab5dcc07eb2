using CareBot.Bot.Channels;
using CareBot.Bot.Feed;
using CareBot.Bot.Outbox;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Outbox;

/// <summary>The outbox's rows on a database: what may leave, who may speak, and what is kept of a send.</summary>
public abstract class OutboxContract : RoadContract
{
    private protected OutboxStore Store => this.Road.Get<OutboxStore>();

    [Fact]
    public async Task Replies_of_a_conversation_leave_one_after_the_other_in_the_order_of_their_turns()
    {
        await this.QueueAsync("sari", 3);
        var sent = new List<long>();
        while (await this.TakeAsync() is [var item])
        {
            sent.Add(item.Id);
            Assert.Empty(await this.TakeAsync());
            await this.Store.RecordAsync(item, SendResult.Sent("p"), retryIn: null, Cancellation);
        }

        Assert.Equal((await this.RowsAsync()).Select(o => o.Id), sent);
        Assert.All(await this.RowsAsync(), o => Assert.Equal((OutboxState.Sent, "p", 1), (o.State, o.PlatformId, o.Attempts)));
    }

    [Fact]
    public async Task What_was_taken_by_a_transaction_whose_answer_was_lost_is_not_stuck()
    {
        await this.QueueAsync("sari", 1);
        await this.QueueAsync("budi", 1);
        var (known, lost) = await this.TakeAsync() is [var one, var two] ? (one, two) : default;

        Assert.Equal(1, await this.Store.TakeBackLostAsync([known.Id], Cancellation));
        Assert.Equal([lost.Id], (await this.TakeAsync()).Select(i => i.Id));
        Assert.All(await this.RowsAsync(), o => Assert.False(o.Repeated));
    }

    [Fact]
    public async Task A_failed_send_waits_for_its_next_attempt_and_holds_up_only_its_own_conversation()
    {
        await this.QueueAsync("sari", 2);
        await this.QueueAsync("budi", 1);
        var items = await this.TakeAsync();
        var failed = items.MinBy(i => i.Id)!;
        await this.Store.RecordAsync(failed, new(SendOutcome.Transient, Error: "HTTP 500"), TimeSpan.FromSeconds(8), Cancellation);
        await this.Store.RecordAsync(items.MaxBy(i => i.Id)!, SendResult.Sent(null), retryIn: null, Cancellation);

        Assert.Empty(await this.TakeAsync());
        Assert.Equal(this.Road.Clock.GetUtcNow().AddSeconds(8), await this.Store.NextDueAsync(Cancellation));
        this.Road.Clock.Move(TimeSpan.FromSeconds(8));
        var again = Assert.Single(await this.TakeAsync());
        Assert.Equal((failed.Id, 2), (again.Id, again.Attempt));
    }

    [Fact]
    public async Task What_is_given_up_says_why_and_lets_the_next_reply_leave()
    {
        await this.QueueAsync("sari", 2);
        var first = Assert.Single(await this.TakeAsync());
        await this.Store.RecordAsync(first, new(SendOutcome.WindowClosed, Error: "code 10"), retryIn: null, Cancellation);

        Assert.Equal((OutboxState.Failed, "code 10"), (await this.RowsAsync()).Select(o => (o.State, o.Error!)).First());
        Assert.NotEqual(first.Id, Assert.Single(await this.TakeAsync()).Id);
    }

    [Fact]
    public async Task A_speaker_changed_between_queue_and_send_drops_all_that_the_former_wanted_to_say()
    {
        await this.QueueAsync("sari", 3);
        await this.QueueAsync("budi", 1);
        await this.Road.WriteAsync(db => db.Conversations.Where(c => c.ExternalId == "sari")
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.Speaker, "agent-7"), Cancellation));
        var agents = (await this.RowsAsync())[0];
        await this.Road.WriteAsync(db => Task.FromResult(db.Outbox.Add(new()
        {
            ConversationId = agents.ConversationId,
            AccountId = agents.AccountId,
            Speaker = "agent-7",
            Payload = "Halo, saya Dewi.",
            DueAt = this.Road.Clock.GetUtcNow(),
            CreatedAt = this.Road.Clock.GetUtcNow(),
        })));
        var before = await this.Road.FeedEndAsync();

        var taken = await this.TakeAsync();
        Assert.Equal(["budi", "sari"], taken.Select(i => i.ConversationKey).Order(StringComparer.Ordinal));
        Assert.Equal("Halo, saya Dewi.", taken.Single(i => i.ConversationKey == "sari").Payload);
        Assert.Equal(3, (await this.RowsAsync()).Count(o => o.State == OutboxState.Dropped));
        await this.Road.FeedEndAsync();
        var feed = await this.Road.Get<FeedReader>().ReadAsync(before, 10, Cancellation);
        Assert.Equal([FeedKind.Delivery], feed.Select(f => f.Kind).Distinct());
        Assert.Equal(3, feed.Count);
    }

    [Fact]
    public async Task What_a_relieved_speaker_is_to_say_again_later_does_not_hold_up_who_speaks_now()
    {
        await this.QueueAsync("sari", 1);
        var item = Assert.Single(await this.TakeAsync());
        await this.Road.WriteAsync(db => db.Conversations.ExecuteUpdateAsync(c => c.SetProperty(x => x.Speaker, "agent-7"), Cancellation));
        await this.Store.RecordAsync(item, new(SendOutcome.Transient, Error: "HTTP 500"), TimeSpan.FromMinutes(10), Cancellation);
        var dropped = Assert.Single(await this.RowsAsync());
        await this.Road.WriteAsync(db => Task.FromResult(db.Outbox.Add(new()
        {
            ConversationId = item.ConversationId,
            AccountId = item.AccountId,
            Speaker = "agent-7",
            Payload = "Halo, saya Dewi.",
            DueAt = this.Road.Clock.GetUtcNow(),
            CreatedAt = this.Road.Clock.GetUtcNow(),
        })));

        Assert.Equal("Halo, saya Dewi.", Assert.Single(await this.TakeAsync()).Payload);
        Assert.Equal((OutboxState.Dropped, "another speaker took over"), (dropped.State, dropped.Error));
    }

    [Fact]
    public async Task The_second_of_two_replies_waits_while_the_first_is_tried_again()
    {
        await this.QueueAsync("sari", 2);
        var first = Assert.Single(await this.TakeAsync());
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await this.Store.RecordAsync(first, new(SendOutcome.RateLimited), TimeSpan.FromMinutes(attempt), Cancellation);
            Assert.Empty(await this.TakeAsync());
            this.Road.Clock.Move(TimeSpan.FromMinutes(attempt));
            Assert.Equal(first.Id, (first = Assert.Single(await this.TakeAsync())).Id);
        }

        await this.Store.RecordAsync(first, SendResult.Sent("p"), retryIn: null, Cancellation);
        Assert.True(Assert.Single(await this.TakeAsync()).Id > first.Id);
    }

    [Fact]
    public async Task Accounts_that_are_passed_over_keep_their_replies()
    {
        await this.QueueAsync("sari", 1);
        Assert.Empty(await this.Store.TakeAsync(10, [this.Road.Account.Id], Cancellation));
        Assert.Single(await this.TakeAsync());
    }

    [Fact]
    public async Task Two_that_take_at_once_never_get_the_same_reply()
    {
        foreach (var customer in Enumerable.Range(0, 20))
        {
            await this.QueueAsync($"customer-{customer}", 1);
        }

        await using var other = await this.OtherReplicaAsync();
        var stores = new[] { this.Store, other?.Get<OutboxStore>() ?? this.Store };
        var taken = (await Task.WhenAll(stores.Select(s => Task.Run(() => s.TakeAsync(15, [], Cancellation))))).SelectMany(i => i).ToList();
        taken.AddRange(await this.TakeAsync());

        Assert.Equal(20, taken.Count);
        Assert.Equal(20, taken.Select(i => i.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_send_that_was_in_flight_when_the_process_died_is_repeated_and_says_so()
    {
        await this.QueueAsync("sari", 1);
        Assert.Single(await this.TakeAsync());
        await this.RestartAsync();

        Assert.Equal(1, await this.Store.TakeBackInterruptedAsync(Cancellation));
        var again = Assert.Single(await this.TakeAsync());
        Assert.Equal(2, again.Attempt);
        Assert.True((await this.RowsAsync()).Single().Repeated);
        Assert.Equal(0, this.Store.OthersMayDie ? await this.Store.TakeBackInterruptedAsync(Cancellation) : 0);
    }

    /// <summary>A second process on the database, where there can be one.</summary>
    private protected virtual Task<RoadHost?> OtherReplicaAsync() => Task.FromResult<RoadHost?>(null);

    private protected Task<List<DueItem>> TakeAsync() => this.Store.TakeAsync(100, [], Cancellation);

    private protected Task<List<OutboxItem>> RowsAsync() => this.Road.ReadAsync(db => db.Outbox.OrderBy(o => o.Id).ToListAsync(Cancellation));

    /// <summary>So many turns of the customer, each with a reply.</summary>
    private protected async Task QueueAsync(string customer, int turns)
    {
        for (var turn = 0; turn < turns; turn++)
        {
            await this.Road.AcceptAsync($"{customer}-{turn}", "makasih kak", customer);
            Assert.Equal(1, await this.Road.TakeTurnsAsync());
        }
    }
}

public sealed class SqliteOutboxTests : OutboxContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresOutboxTests : OutboxContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();

    private protected override async Task<RoadHost?> OtherReplicaAsync() => await RoadHost.StartAsync(this.Database, clock: this.Road.Clock);

    [Fact]
    public async Task A_replica_whose_lease_has_run_out_takes_nothing()
    {
        await this.QueueAsync("sari", 1);
        await this.EndLeasesAsync();
        Assert.Empty(await this.TakeAsync());
    }

    [Fact]
    public async Task A_send_that_outlived_the_lease_is_recorded_so_that_it_is_not_repeated()
    {
        await this.QueueAsync("sari", 1);
        var item = Assert.Single(await this.TakeAsync());
        await this.EndLeasesAsync();
        await this.Road.Get<ReplicaLease>().BeatAsync(Cancellation);
        await this.Store.RecordAsync(item, SendResult.Sent("p"), retryIn: null, Cancellation);

        Assert.Equal(OutboxState.Sent, (await this.RowsAsync()).Single().State);
        Assert.Equal(0, await this.Store.TakeBackInterruptedAsync(Cancellation));
    }

    [Fact]
    public async Task A_send_that_another_replica_has_taken_back_is_the_others_to_record()
    {
        await this.QueueAsync("sari", 1);
        var item = Assert.Single(await this.TakeAsync());
        await this.EndLeasesAsync();
        await using var other = (await this.OtherReplicaAsync())!;
        Assert.Equal(1, await other.Get<OutboxStore>().TakeBackInterruptedAsync(Cancellation));
        Assert.Single(await other.Get<OutboxStore>().TakeAsync(1, [], Cancellation));
        var before = await this.Road.FeedEndAsync();
        await this.Store.RecordAsync(item, SendResult.Sent("p"), retryIn: null, Cancellation);

        Assert.Equal(OutboxState.Sending, (await this.RowsAsync()).Single().State);
        Assert.Equal(before, await this.Road.FeedEndAsync());
    }

    private Task<int> EndLeasesAsync() => this.Road.WriteAsync(
        db => db.Replicas.ExecuteUpdateAsync(r => r.SetProperty(x => x.AliveUntil, DateTimeOffset.UnixEpoch), Cancellation));
}
