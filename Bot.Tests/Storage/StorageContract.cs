using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.Storage;

/// <summary>What both databases promise to those who read and write.</summary>
public abstract class StorageContract : IAsyncLifetime
{
    protected TestDatabase Database { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<TestDatabase> OpenAsync();

    public async ValueTask InitializeAsync() => this.Database = await this.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (this.Database is not null)
        {
            await this.Database.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_migrations_hold_the_whole_model()
    {
        await using var db = this.Database.Read();
        Assert.False(db.Database.HasPendingModelChanges());
    }

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

    [Fact]
    public async Task Instants_are_kept_to_the_microsecond_whatever_their_offset()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        var instant = new DateTimeOffset(2026, 12, 31, 23, 59, 59, TimeSpan.FromHours(7)).AddTicks(1_234_567);
        await this.Database.WriteAsync(db =>
        {
            var late = TestRows.Event(conversation, "event");
            late.ReceivedAt = instant;
            late.PlatformAt = DateTimeOffset.UnixEpoch.AddTicks(-10);
            db.Add(late);
            return Task.CompletedTask;
        });

        await using var read = this.Database.Read();
        var kept = await read.Inbox.SingleAsync(e => e.ReceivedAt > TestRows.Noon && e.PlatformAt < DateTimeOffset.UnixEpoch, Cancellation);
        Assert.Equal(instant.AddTicks(-7), kept.ReceivedAt);
        Assert.Equal(TimeSpan.Zero, kept.ReceivedAt.Offset);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddTicks(-10), kept.PlatformAt);
    }

    [Theory]
    [InlineData("emoji 👩‍👩‍👧 dan aksara ꦧꦱ", "emoji 👩‍👩‍👧 dan aksara ꦧꦱ")]
    [InlineData("nol\0 di tengah", "nol\uFFFD di tengah")]
    public async Task Text_comes_back_as_far_as_it_is_text(string sent, string kept)
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        await this.Database.WriteAsync(async db =>
        {
            db.Add(TestRows.Message(conversation.Id, 1, sent));
            Assert.True(await db.InsertIfNewAsync(TestRows.Message(conversation.Id, 2, sent), Cancellation));
        });

        await using var read = this.Database.Read();
        Assert.Equal([kept, kept], await read.Messages.Where(m => m.Text == sent).Select(m => m.Text).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Half_an_emoji_does_not_stop_a_conversation()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        await this.Database.WriteAsync(db =>
        {
            db.Add(TestRows.Message(conversation.Id, 1, "putus " + "👍"[0]));
            return Task.CompletedTask;
        });

        await using var read = this.Database.Read();
        Assert.Equal("putus \uFFFD", (await read.Messages.SingleAsync(Cancellation)).Text);
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

    [Fact]
    public async Task A_database_opened_again_holds_everything()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        await this.Database.WriteAsync(db => db.InsertIfNewAsync(TestRows.Event(conversation, "event"), Cancellation));
        await this.Database.ReopenAsync();

        await using var read = this.Database.Read();
        Assert.Equal("event", (await read.Inbox.SingleAsync(Cancellation)).Key);
        Assert.Equal("thread-1", (await read.Conversations.SingleAsync(Cancellation)).ExternalId);
    }

    [Fact]
    public async Task What_one_process_protects_the_next_can_read()
    {
        var secret = Protector(this.Database).Protect("chat token");
        await this.Database.ReopenAsync();

        Assert.Equal("chat token", Protector(this.Database).Unprotect(secret));
        await using var read = this.Database.Read();
        Assert.Single(await read.ProtectionKeys.ToListAsync(Cancellation));

        static IDataProtector Protector(TestDatabase database) =>
            database.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("chat");
    }

    [Fact]
    public async Task The_feed_is_read_on_from_where_one_was()
    {
        foreach (var subject in new[] { 11, 12, 13 })
        {
            await this.Database.WriteAsync(db =>
            {
                db.Add(TestRows.Feed(subject));
                return Task.CompletedTask;
            });
        }

        await using var read = this.Database.Read();
        var all = await FeedReading.UntilAsync(read, FeedPosition.Start, 3, Cancellation);
        Assert.Equal([11L, 12L, 13L], all.Select(f => f.Subject));
        Assert.Equal([13L], (await read.FeedAfter(FeedPosition.Of(all[1])).ToListAsync(Cancellation)).Select(f => f.Subject));
        Assert.Equal(13, (await read.FeedBackwards.FirstAsync(Cancellation)).Subject);
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
