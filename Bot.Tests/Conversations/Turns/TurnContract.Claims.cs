using CareBot.Bot.Channels;
using CareBot.Bot.Conversations;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.StandIns;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Conversations.Turns;

/// <summary>Who may take a turn, and when it counts.</summary>
public abstract partial class TurnContract
{
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
}
