using CareBot.Bot.Channels;
using CareBot.Bot.Conversations;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Dialogs;
using CareBot.Handoff;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Conversations.Turns;

/// <summary>Turns on a database: what becomes one, what its commit promises, and what happens when the bot fails.</summary>
public abstract class TurnContract : TurnSuite
{
    [Fact]
    public async Task Messages_that_wait_together_become_one_turn_in_the_platforms_order()
    {
        await this.Road.AcceptAsync("m2", "cara retur barang", after: 2);
        await this.Road.AcceptAsync("m1", "kak", after: 1);
        Assert.Equal(1, await this.Road.TakeTurnsAsync());

        var messages = await this.MessagesAsync();
        Assert.Equal(["kak", "cara retur barang"], messages.Where(m => m.Author == MessageAuthor.Customer).Select(m => m.Text));
        Assert.Single(messages, m => m.Author == MessageAuthor.Bot);
        Assert.All(messages, m => Assert.Equal(1, m.Turn));
        Assert.Equal([1L, 2, 3], messages.Select(m => m.Seq));
        Assert.Equal(0, await this.Road.TakeTurnsAsync());
    }

    [Fact]
    public async Task A_card_number_is_kept_nowhere_and_the_customer_is_warned()
    {
        const string Card = "4111 1111 1111 1111";
        await this.Road.AcceptAsync("m1", "kartu saya " + Card);
        Assert.Equal(1, await this.Road.TakeTurnsAsync());

        var messages = await this.MessagesAsync();
        Assert.Equal("kartu saya •••• •••• •••• ••••", messages[0].Text);
        Assert.Equal(Sentences.Default("id", Sentence.PrivacyCard), messages[1].Text);
        Assert.All(messages, m => Assert.DoesNotContain("1111", m.Activity, StringComparison.Ordinal));
        var stored = (await this.EventsAsync()).Single();
        Assert.Null(stored.Raw);
        Assert.DoesNotContain("1111", stored.Activity, StringComparison.Ordinal);
        Assert.DoesNotContain("1111", (await this.ConversationAsync()).State ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_who_becomes_angry_while_waiting_goes_before_those_who_are_not()
    {
        await this.Road.AcceptAsync("m1", "mau ngomong sama orang");
        await this.Road.TakeTurnsAsync();
        Assert.Equal(HandoffReason.AskedForPerson.Urgency(), (await this.Road.ReadAsync(db => db.Handoffs.SingleAsync(Cancellation))).Urgency);
        await this.Road.AcceptAsync("m2", "anjing lama banget sih", after: 60);
        await this.Road.TakeTurnsAsync();

        var handoff = await this.Road.ReadAsync(db => db.Handoffs.SingleAsync(Cancellation));
        Assert.Equal((HandoffReason.AskedForPerson, HandoffReason.Angry.Urgency()), (handoff.Reason, handoff.Urgency));
        Assert.Equal(2, await this.Road.ReadAsync(db => db.Feed.CountAsync(f => f.Kind == FeedKind.Handoff, Cancellation)));
    }

    [Fact]
    public async Task Different_conversations_are_taken_in_one_round_each_with_its_own_reply()
    {
        await this.Road.AcceptAsync("m1", "makasih kak", customer: "sari");
        await this.Road.AcceptAsync("m2", "makasih kak", customer: "budi");
        Assert.Equal(2, await this.Road.TakeTurnsAsync());

        var outbox = await this.Road.ReadAsync(db => db.Outbox.ToListAsync(Cancellation));
        Assert.Equal(2, outbox.Select(o => o.ConversationId).Distinct().Count());
    }

    [Fact]
    public async Task A_message_that_comes_again_changes_nothing()
    {
        Assert.Equal(Acceptance.Accepted, await this.Road.AcceptAsync("m1", "makasih kak"));
        await this.Road.TakeTurnsAsync();
        Assert.Equal(Acceptance.AlreadySeen, await this.Road.AcceptAsync("m1", "makasih kak"));

        Assert.Equal(0, await this.Road.TakeTurnsAsync());
        Assert.Equal(2, (await this.MessagesAsync()).Count);
    }

    [Fact]
    public async Task A_fragment_waits_a_moment_and_what_follows_makes_it_due_at_once()
    {
        await this.Road.AcceptAsync("m1", "halo");
        Assert.Equal(0, await this.Road.TakeTurnsAsync());
        await this.Road.AcceptAsync("m2", "cara retur barang", after: 1);
        Assert.Equal(1, await this.Road.TakeTurnsAsync());

        Assert.All(await this.MessagesAsync(), m => Assert.Equal(1, m.Turn));
    }

    [Fact]
    public async Task A_fragment_that_nothing_follows_is_answered_after_the_wait()
    {
        await this.Road.AcceptAsync("m1", "halo");
        this.Road.Clock.Move(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await this.Road.TakeTurnsAsync());
    }

    [Fact]
    public async Task A_commit_on_an_older_version_is_refused_and_changes_nothing()
    {
        await this.Road.AcceptAsync("m1", "makasih kak");
        var conversation = Assert.Single(await this.ClaimAsync());
        var loaded = (await this.Road.Get<TurnStore>().LoadAsync(conversation, Cancellation))!;
        await this.Road.WriteAsync(db => db.Conversations.ExecuteUpdateAsync(c => c.SetProperty(x => x.Version, x => x.Version + 1), Cancellation));

        var changes = new TurnChanges(loaded.Conversation, TurnPlan.Next(loaded.Waiting).Events, [], State: "{}", Notes: null, Handoff: null);
        Assert.False(await this.Road.Get<TurnCommit>().CommitAsync(changes, Cancellation));

        Assert.Equal(InboxState.Waiting, (await this.EventsAsync()).Single().State);
        Assert.Empty(await this.MessagesAsync());
        Assert.Null((await this.ConversationAsync()).State);
    }

    [Fact]
    public async Task An_event_that_arrives_during_a_turn_makes_the_conversation_due_again()
    {
        await this.Road.AcceptAsync("m1", "makasih kak");
        this.Road.Channel.Rendering = reply =>
        {
            this.Road.Channel.Rendering = TestChannel.TextOf;
            Task.Run(() => this.Road.AcceptAsync("m2", "cara retur barang", after: 5)).GetAwaiter().GetResult();
            return TestChannel.TextOf(reply);
        };
        Assert.Equal(1, await this.Road.TakeTurnsAsync());
        Assert.Equal(1, await this.Road.TakeTurnsAsync());
        Assert.Equal(0, await this.Road.TakeTurnsAsync());

        Assert.Equal([1L, 2], (await this.EventsAsync()).Select(e => e.Turn!.Value));
        Assert.Equal(["makasih kak", "cara retur barang"], (await this.MessagesAsync()).Where(m => m.Author == MessageAuthor.Customer).Select(m => m.Text));
    }

    [Fact]
    public async Task A_caller_who_hangs_up_leaves_nothing_behind()
    {
        await this.Road.AcceptAsync("m1", "cara retur barang", shape: a => a.DeliveryMode = DeliveryModes.ExpectReplies);
        using var line = new CancellationTokenSource();
        var heard = this.Road.Get<ITurnReplies>().WaitAsync(this.Road.Account, "m1", line.Token);
        await line.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => heard);

        var conversation = (await this.ConversationAsync()).Id;
        Assert.False(this.Road.Get<Wake>().IsAwaited(new(WakeKind.Turn, conversation)));
    }

    [Fact]
    public async Task Messages_to_an_account_that_left_the_settings_wait_for_its_return()
    {
        await this.Road.AcceptAsync("m1", "makasih kak");
        await this.RestartAsync(new TestChannel { Accounts = [] });
        Assert.Equal(1, await this.Road.TakeTurnsAsync());
        Assert.Equal(0, await this.Road.TakeTurnsAsync());
        Assert.Equal((InboxState.Waiting, 0), (await this.EventsAsync()).Select(e => (e.State, e.Attempts)).Single());

        await this.RestartAsync(new TestChannel());
        this.Road.Clock.Move(TimeSpan.FromMinutes(10));
        Assert.Equal(1, await this.Road.TakeTurnsAsync());
        Assert.Equal(InboxState.Done, (await this.EventsAsync()).Single().State);
    }

    [Fact]
    public async Task A_conversation_that_is_due_though_nothing_waits_comes_to_rest()
    {
        await this.Road.AcceptAsync("m1", "makasih kak");
        await this.Road.TakeTurnsAsync();
        var due = this.Road.Clock.GetUtcNow();
        await this.Road.WriteAsync(db => db.Conversations.ExecuteUpdateAsync(c => c.SetProperty(x => x.DueAt, due), Cancellation));

        Assert.Equal(1, await this.Road.TakeTurnsAsync());
        Assert.Equal(0, await this.Road.TakeTurnsAsync());
        Assert.Null((await this.ConversationAsync()).DueAt);
    }

    [Fact]
    public async Task While_a_person_speaks_messages_are_kept_and_the_bot_is_silent()
    {
        await this.Road.AcceptAsync("m1", "makasih kak");
        await this.Road.WriteAsync(db => db.Conversations.ExecuteUpdateAsync(c => c.SetProperty(x => x.Stage, HandoffStage.Person), Cancellation));
        Assert.Equal(1, await this.Road.TakeTurnsAsync());

        Assert.Equal(MessageAuthor.Customer, Assert.Single(await this.MessagesAsync()).Author);
        Assert.Empty(await this.Road.ReadAsync(db => db.Outbox.ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task A_wish_for_a_person_waits_as_a_handoff_with_the_transcript_and_only_once()
    {
        await this.Road.AcceptAsync("m1", "cara retur barang");
        await this.Road.TakeTurnsAsync();
        await this.Road.AcceptAsync("m2", "mau ngomong sama orang", after: 1);
        await this.Road.TakeTurnsAsync();
        await this.Road.AcceptAsync("m3", "mau ngomong sama orang", after: 2);
        await this.Road.TakeTurnsAsync();

        var handoff = await this.Road.ReadAsync(db => db.Handoffs.Include(h => h.Case).SingleAsync(Cancellation));
        Assert.Equal(HandoffReason.AskedForPerson, handoff.Reason);
        Assert.Contains("cara retur barang", handoff.Transcript, StringComparison.Ordinal);
        Assert.Equal(CaseStatus.HandedOver, handoff.Case!.Status);
    }

    [Fact]
    public async Task A_conversation_is_claimed_by_one_at_a_time()
    {
        foreach (var customer in Enumerable.Range(0, 20))
        {
            await this.Road.AcceptAsync($"m{customer}", "makasih kak", customer: $"customer-{customer}");
        }

        await using var other = await this.OtherReplicaAsync();
        var claims = new[] { this.Road, other ?? this.Road }.Select(r => r.Get<IConversationClaims>());
        var claimed = (await Task.WhenAll(claims.Select(c => Task.Run(() => c.ClaimAsync(15, Cancellation))))).SelectMany(c => c).ToList();
        claimed.AddRange(await this.ClaimAsync());

        Assert.Equal(20, claimed.Count);
        Assert.Equal(20, claimed.Distinct().Count());
    }

    [Fact]
    public async Task An_older_message_that_comes_late_does_not_move_the_reply_window_back()
    {
        await this.Road.AcceptAsync("m2", "makasih kak", after: 60);
        await this.Road.AcceptAsync("m1", "cara retur barang");
        Assert.Equal(this.Road.Clock.GetUtcNow().AddSeconds(60), (await this.ConversationAsync()).LastInboundAt);
    }

    /// <summary>A second process on the database, where there can be one.</summary>
    private protected virtual Task<RoadHost?> OtherReplicaAsync() => Task.FromResult<RoadHost?>(null);

    private protected Task<IReadOnlyList<long>> ClaimAsync() => this.Road.Get<IConversationClaims>().ClaimAsync(100, Cancellation);
}

public sealed class SqliteTurnTests : TurnContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresTurnTests : TurnContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();

    private protected override async Task<RoadHost?> OtherReplicaAsync() => await RoadHost.StartAsync(this.Database, clock: this.Road.Clock);

    [Fact]
    public async Task Giving_a_claim_back_after_the_commit_leaves_the_next_turns_claim_alone()
    {
        await this.Road.AcceptAsync("m1", "makasih kak");
        var claims = this.Road.Get<IConversationClaims>();
        var conversation = Assert.Single(await this.ClaimAsync());
        Assert.Null(await this.Road.Get<TurnRunner>().RunAsync(conversation, Cancellation));
        await this.Road.AcceptAsync("m2", "makasih kak", after: 1);
        await using var other = (await this.OtherReplicaAsync())!;
        Assert.Equal(conversation, Assert.Single(await other.Get<IConversationClaims>().ClaimAsync(1, Cancellation)));
        await claims.ReleaseAsync(conversation, retryAt: null, Cancellation);

        Assert.Empty(await this.ClaimAsync());
    }

    [Fact]
    public async Task A_replica_that_wakes_up_after_its_lease_cannot_commit()
    {
        await this.Road.AcceptAsync("m1", "makasih kak");
        var conversation = Assert.Single(await this.ClaimAsync());
        var loaded = (await this.Road.Get<TurnStore>().LoadAsync(conversation, Cancellation))!;
        await this.Road.WriteAsync(db => db.Replicas.ExecuteUpdateAsync(r => r.SetProperty(x => x.AliveUntil, DateTimeOffset.UnixEpoch), Cancellation));
        await using var other = (await this.OtherReplicaAsync())!;
        Assert.Equal(1, await other.TakeTurnsAsync());

        var changes = new TurnChanges(loaded.Conversation, loaded.Waiting, [], State: null, Notes: null, Handoff: null);
        Assert.False(await this.Road.Get<TurnCommit>().CommitAsync(changes, Cancellation));
        Assert.Equal(2, (await this.MessagesAsync()).Count);
    }
}
