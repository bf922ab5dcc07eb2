using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Storage;

/// <summary>Whose row was first, and what a database refuses.</summary>
public abstract class KeysContract : StorageSuite
{
    [Fact]
    public async Task Of_equal_events_the_first_is_inserted_and_the_piece_goes_on()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        var answers = await this.Database.Writer.WriteAsync(
            async (db, cancellationToken) =>
            {
                var first = TestRows.Event(conversation, "event");
                var inserted = await db.InsertIfNewAsync(first, cancellationToken);
                var again = await db.InsertIfNewAsync(TestRows.Event(conversation, "event"), cancellationToken);
                first.Attempts = 3;
                return (inserted, again, first.Id, other: await db.InsertIfNewAsync(TestRows.Event(conversation, "other"), cancellationToken));
            },
            Cancellation);

        Assert.Equal((true, false, true), (answers.inserted, answers.again, answers.other));
        await using var read = this.Database.Read();
        var kept = await read.Inbox.SingleAsync(e => e.Key == "event", Cancellation);
        Assert.Equal((answers.Id, 3, TestRows.Noon), (kept.Id, kept.Attempts, kept.PlatformAt));
    }

    [Fact]
    public async Task Equal_events_from_everywhere_at_once_are_inserted_once()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => this.Database.Writer.WriteAsync(
            (db, cancellationToken) => db.InsertIfNewAsync(TestRows.Event(conversation, "event"), cancellationToken), Cancellation)));

        Assert.Single(answers, inserted => inserted);
    }

    [Fact]
    public async Task A_key_that_exists_is_told_apart_from_other_faults()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        await this.Database.WriteAsync(db => db.InsertIfNewAsync(TestRows.Event(conversation, "event"), Cancellation));

        var twice = await Assert.ThrowsAsync<DbUpdateException>(() => this.Database.WriteAsync(db =>
        {
            db.Add(TestRows.Event(conversation, "event"));
            return Task.CompletedTask;
        }));
        var orphan = await Assert.ThrowsAsync<DbUpdateException>(() => this.Database.WriteAsync(db =>
        {
            db.Add(TestRows.Message(conversationId: 999, seq: 1));
            return Task.CompletedTask;
        }));

        Assert.True(this.Database.Errors.IsUniqueViolation(twice));
        Assert.False(this.Database.Errors.IsUniqueViolation(orphan));
        Assert.False(this.Database.Errors.IsUnavailable(twice));
    }

    [Fact]
    public async Task A_conversation_has_one_open_handoff()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        await this.AddHandoffAsync(conversation, HandoffStatus.Completed);
        await this.AddHandoffAsync(conversation, HandoffStatus.Accepted);
        await this.AddHandoffAsync(conversation, HandoffStatus.Completed);

        var second = await Assert.ThrowsAsync<DbUpdateException>(() => this.AddHandoffAsync(conversation, HandoffStatus.Waiting));
        Assert.True(this.Database.Errors.IsUniqueViolation(second));
    }

    [Fact]
    public async Task A_brand_has_one_active_release()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        await this.AddReleaseAsync(conversation.BrandId, number: 1, active: false);
        await this.AddReleaseAsync(conversation.BrandId, number: 2, active: false);
        await this.AddReleaseAsync(conversation.BrandId, number: 3, active: true);

        var second = await Assert.ThrowsAsync<DbUpdateException>(() => this.AddReleaseAsync(conversation.BrandId, number: 4, active: true));
        Assert.True(this.Database.Errors.IsUniqueViolation(second));
    }

    [Fact]
    public async Task A_change_on_an_older_version_of_a_conversation_is_refused()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        await this.Database.WriteAsync(db => db.Conversations.ExecuteUpdateAsync(c => c.SetProperty(x => x.Version, 5), Cancellation));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => this.Database.WriteAsync(db =>
        {
            db.Attach(conversation).Property(c => c.State).CurrentValue = "{}";
            return Task.CompletedTask;
        }));
    }

    [Fact]
    public async Task Who_erases_a_customer_erases_what_was_said()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        await this.AddHandoffAsync(conversation, HandoffStatus.Waiting);
        await this.Database.WriteAsync(db =>
        {
            db.AddRange(TestRows.Event(conversation, "event"), TestRows.Message(conversation.Id, 1));
            return Task.CompletedTask;
        });
        await this.Database.WriteAsync(db => db.Customers.ExecuteDeleteAsync(Cancellation));

        await using var read = this.Database.Read();
        Assert.Equal(0, await read.Conversations.CountAsync(Cancellation) + await read.Messages.CountAsync(Cancellation)
            + await read.Inbox.CountAsync(Cancellation) + await read.Handoffs.CountAsync(Cancellation));
        Assert.Equal(1, await read.Accounts.CountAsync(Cancellation));
    }

    private Task AddHandoffAsync(Conversation conversation, HandoffStatus status) => this.Database.WriteAsync(async db =>
    {
        var customer = await db.Customers.SingleAsync(Cancellation);
        db.Add(new Bot.Storage.Model.Handoff
        {
            BrandId = conversation.BrandId,
            Case = new Case { BrandId = conversation.BrandId, CustomerId = customer.Id, ConversationId = conversation.Id, OpenedAt = TestRows.Noon },
            ConversationId = conversation.Id,
            Status = status,
            RequestedAt = TestRows.Noon,
            Context = "{}",
            Transcript = "[]",
        });
    });

    private Task AddReleaseAsync(long brandId, int number, bool active) => this.Database.WriteAsync(db =>
    {
        db.Add(new Release { BrandId = brandId, Number = number, Active = active, Articles = "[]", CreatedAt = TestRows.Noon });
        return Task.CompletedTask;
    });
}

public sealed class SqliteKeysTests : KeysContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresKeysTests : KeysContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
