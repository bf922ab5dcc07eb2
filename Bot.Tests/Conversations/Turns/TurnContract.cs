using CareBot.Bot.Channels;
using CareBot.Bot.Conversations;
using CareBot.Bot.Storage.Model;
using CareBot.Dialogs;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Conversations.Turns;

/// <summary>Turns on a database: what becomes one, what its commit promises, and what happens when the bot fails.</summary>
public abstract partial class TurnContract : TurnSuite
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
