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

/// <summary>Turns that fail: tried again, then set aside with an honest sentence and a person asked.</summary>
public abstract class FailingTurnContract : TurnSuite
{
    private static readonly string Trouble = Sentences.Default("id", Sentence.Trouble);

    [Fact]
    public async Task A_turn_that_fails_is_tried_again_later_and_later_and_then_set_aside_with_the_honest_sentence_and_a_handoff()
    {
        await this.Road.AcceptAsync("m1", "cara retur barang");
        this.FailOnAnythingButTrouble();
        for (var attempt = 1; attempt < 5; attempt++)
        {
            Assert.Equal(1, await this.Road.TakeTurnsAsync());
            Assert.Equal(attempt, (await this.EventsAsync()).Single().Attempts);
            Assert.Equal(0, await this.Road.TakeTurnsAsync());
            Assert.Empty(await this.MessagesAsync());
            this.Road.Clock.Move(TimeSpan.FromSeconds(Math.Pow(2, attempt - 1)));
        }

        Assert.Equal(1, await this.Road.TakeTurnsAsync());
        var parked = (await this.EventsAsync()).Single();
        Assert.Equal(InboxState.Parked, parked.State);
        Assert.StartsWith("InvalidOperationException at ", parked.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("retur", parked.Error, StringComparison.Ordinal);
        var said = Assert.Single(await this.Road.ReadAsync(db => db.Outbox.Select(o => o.Payload).ToListAsync(Cancellation)));
        Assert.StartsWith(Trouble, said, StringComparison.Ordinal);
        var handoff = await this.Road.ReadAsync(db => db.Handoffs.SingleAsync(Cancellation));
        Assert.Equal((HandoffReason.BotFailed, HandoffStatus.Waiting), (handoff.Reason, handoff.Status));
        Assert.Equal(HandoffStage.Waiting, (await this.ConversationAsync()).Stage);
        Assert.Equal(0, await this.Road.TakeTurnsAsync());
    }

    [Fact]
    public async Task Who_is_told_of_the_trouble_outside_hours_is_told_the_next_opening()
    {
        this.Road.Clock.Move(TimeSpan.FromHours(12));
        await this.Road.AcceptAsync("m1", "cara retur barang");
        await this.FailForGoodAsync();

        var said = Assert.Single(await this.Road.ReadAsync(db => db.Outbox.Select(o => o.Payload).ToListAsync(Cancellation)));
        Assert.StartsWith(Trouble, said, StringComparison.Ordinal);
        Assert.Contains("pukul 08.00 WIB", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_that_stays_on_the_line_hears_of_the_trouble_there_and_only_there()
    {
        await this.Road.AcceptAsync("m1", "cara retur barang", shape: a => a.DeliveryMode = DeliveryModes.ExpectReplies);
        await this.FailForGoodAsync();

        var heard = await this.Road.Get<ITurnReplies>().WaitAsync(this.Road.Account, "m1", Cancellation);
        Assert.Equal(200, heard.Status);
        Assert.StartsWith(Trouble, Assert.Single(ActivityJson.Read<ExpectedReplies>(heard.Body!).Activities).Text, StringComparison.Ordinal);
        Assert.Empty(await this.Road.ReadAsync(db => db.Outbox.ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task A_database_that_goes_away_while_the_bot_thinks_is_no_failure_of_the_turn()
    {
        await this.Road.AcceptAsync("m1", "cara retur barang");
        this.Road.Channel.Rendering = _ => throw this.Away;
        var conversation = Assert.Single(await this.Road.Get<IConversationClaims>().ClaimAsync(1, Cancellation));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => this.Road.Get<TurnRunner>().RunAsync(conversation, Cancellation));
        Assert.Equal((InboxState.Waiting, 0), (await this.EventsAsync()).Select(e => (e.State, e.Attempts)).Single());
    }

    [Fact]
    public async Task A_message_that_joins_a_failing_one_is_not_set_aside_with_it()
    {
        await this.Road.AcceptAsync("m1", "cara retur barang");
        this.FailOnAnythingButTrouble();
        await this.Road.TakeTurnsAsync();
        await this.Road.AcceptAsync("m2", "makasih kak", after: 1);
        for (var attempt = 2; attempt <= 5; attempt++)
        {
            this.Road.Clock.Move(TimeSpan.FromMinutes(1));
            Assert.Equal(1, await this.Road.TakeTurnsAsync());
        }

        var events = await this.EventsAsync();
        Assert.Equal([InboxState.Parked, InboxState.Waiting], events.Select(e => e.State));
        Assert.Equal(0, events[1].Attempts);
    }

    [Fact]
    public async Task A_commit_that_fails_each_time_counts_as_a_failing_turn()
    {
        await this.Road.AcceptAsync("m1", "cara retur barang");
        this.Road.Channel.Rendering = reply => IsTrouble(reply) ? TestChannel.TextOf(reply) : [null!];
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            Assert.Equal(1, await this.Road.TakeTurnsAsync());
            this.Road.Clock.Move(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(InboxState.Parked, (await this.EventsAsync()).Single().State);
    }

    /// <summary>What reading throws while the database is away.</summary>
    private protected abstract Exception Away { get; }

    private static bool IsTrouble(Activity reply) => reply.Text?.StartsWith(Trouble, StringComparison.Ordinal) == true;

    private void FailOnAnythingButTrouble() => this.Road.Channel.Rendering = reply =>
        IsTrouble(reply) ? TestChannel.TextOf(reply) : throw new InvalidOperationException("A fault of the bot.");

    private async Task FailForGoodAsync()
    {
        await this.Road.WriteAsync(db => db.Inbox.ExecuteUpdateAsync(e => e.SetProperty(x => x.Attempts, 4), Cancellation));
        var activity = ActivityJson.ReadActivity((await this.EventsAsync()).Single().Activity);
        var noState = $$"""{"{{activity.ChannelId}}/conversations/{{activity.Conversation.Id}}":1}""";
        await this.Road.WriteAsync(db => db.Conversations.ExecuteUpdateAsync(c => c.SetProperty(x => x.State, noState), Cancellation));
        await this.Road.TakeTurnsAsync();
    }
}

public sealed class SqliteFailingTurnTests : FailingTurnContract
{
    private protected override Exception Away => new Microsoft.Data.Sqlite.SqliteException("database is locked", 5);

    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresFailingTurnTests : FailingTurnContract
{
    private protected override Exception Away => new Npgsql.NpgsqlException("Exception while reading from stream", new IOException());

    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
