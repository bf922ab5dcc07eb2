using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Storage;

/// <summary>What a piece of writing promises, whoever writes beside it.</summary>
public abstract class WriterContract : StorageSuite
{
    [Fact]
    public async Task A_piece_that_fails_leaves_nothing_and_its_neighbours_everything()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        var pieces = Enumerable.Range(0, 60).Select(i => this.Database.Writer.WriteAsync(
            async (db, cancellationToken) =>
            {
                db.Add(TestRows.Event(conversation, $"event-{i}"));
                await db.SaveChangesAsync(cancellationToken);
                return i % 3 == 1 ? throw new FormatException($"piece {i}") : i;
            },
            Cancellation)).ToList();

        foreach (var (piece, i) in pieces.Select((piece, i) => (piece, i)))
        {
            if (i % 3 == 1)
            {
                Assert.Equal($"piece {i}", (await Assert.ThrowsAsync<FormatException>(() => piece)).Message);
            }
            else
            {
                Assert.Equal(i, await piece);
            }
        }

        await using var read = this.Database.Read();
        var kept = await read.Inbox.Select(e => e.Key).ToListAsync(Cancellation);
        Assert.Equal(Enumerable.Range(0, 60).Where(i => i % 3 != 1).Select(i => $"event-{i}").Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_piece_adds_without_saving_is_saved()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        await this.Database.WriteAsync(db =>
        {
            db.Add(TestRows.Event(conversation, "event"));
            return Task.CompletedTask;
        });

        await using var read = this.Database.Read();
        Assert.Equal("event", (await read.Inbox.SingleAsync(Cancellation)).Key);
    }

    [Fact]
    public async Task Nothing_of_one_piece_is_remembered_by_the_next()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        await Assert.ThrowsAsync<FormatException>(() => this.Database.WriteAsync(db =>
        {
            db.Add(TestRows.Event(conversation, "never saved"));
            throw new FormatException();
        }));
        await this.Database.WriteAsync(db =>
        {
            Assert.Empty(db.ChangeTracker.Entries());
            return Task.CompletedTask;
        });

        await using var read = this.Database.Read();
        Assert.Empty(await read.Inbox.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Counters_of_a_conversation_never_lose_a_step()
    {
        const int Writers = 12, Steps = 10;
        var conversation = await TestRows.ConversationAsync(this.Database);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            for (var step = 0; step < Steps; step++)
            {
                await this.Database.WriteAsync(async db =>
                {
                    var row = await db.Conversations.SingleAsync(c => c.Id == conversation.Id, Cancellation);
                    db.Add(TestRows.Message(row.Id, ++row.MessageSeq));
                });
            }
        }));

        await using var read = this.Database.Read();
        Assert.Equal(Writers * Steps, (await read.Conversations.SingleAsync(Cancellation)).MessageSeq);
        Assert.Equal(
            Enumerable.Range(1, Writers * Steps).Select(i => (long)i),
            await read.Messages.OrderBy(m => m.Seq).Select(m => m.Seq).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Many_writers_at_once_all_keep_their_rows()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        await Task.WhenAll(Enumerable.Range(0, 600).Select(i => this.Database.WriteAsync(db =>
        {
            db.Add(TestRows.Event(conversation, $"event-{i}"));
            return Task.CompletedTask;
        })));

        await using var read = this.Database.Read();
        Assert.Equal(600, await read.Inbox.CountAsync(Cancellation));
    }

    [Fact]
    public async Task A_cancelled_piece_writes_nothing()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        using var cancelled = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => this.Database.Writer.WriteAsync(
            async (db, cancellationToken) =>
            {
                db.Add(TestRows.Event(conversation, "event"));
                await db.SaveChangesAsync(cancellationToken);
                await cancelled.CancelAsync();
                return await db.Inbox.CountAsync(cancellationToken);
            },
            cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => this.Database.Writer.WriteAsync(
            (_, _) => Task.FromException<int>(new InvalidOperationException("It ran.")), cancelled.Token));

        await using var read = this.Database.Read();
        Assert.Empty(await read.Inbox.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Readers_see_only_what_was_committed()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        await this.Database.WriteAsync(async db =>
        {
            db.Add(TestRows.Event(conversation, "event"));
            await db.SaveChangesAsync(Cancellation);
            await using var read = this.Database.Read();
            Assert.Empty(await read.Inbox.ToListAsync(Cancellation));
        });

        await using var after = this.Database.Read();
        Assert.Single(await after.Inbox.ToListAsync(Cancellation));
    }
}

public sealed class SqliteWriterTests : WriterContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresWriterTests : WriterContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
