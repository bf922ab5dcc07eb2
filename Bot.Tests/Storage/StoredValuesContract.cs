using CareBot.Bot.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.Storage;

/// <summary>What comes back of what was stored.</summary>
public abstract class StoredValuesContract : StorageSuite
{
    [Fact]
    public async Task The_migrations_hold_the_whole_model()
    {
        await using var db = this.Database.Read();
        Assert.False(db.Database.HasPendingModelChanges());
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
}

public sealed class SqliteStoredValuesTests : StoredValuesContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresStoredValuesTests : StoredValuesContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
