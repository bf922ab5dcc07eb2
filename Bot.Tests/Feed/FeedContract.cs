using CareBot.Bot.Feed;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Feed;

/// <summary>The feed on a database: who follows it misses nothing, and what has served its time goes.</summary>
public abstract class FeedContract : RoadContract
{
    private FeedReader Reader => this.Road.Get<FeedReader>();

    [Fact]
    public async Task Who_follows_from_the_end_gets_what_comes_then_in_parts_and_once()
    {
        await this.WriteAsync(1, 3);
        var position = await this.Road.FeedEndAsync();
        Assert.Empty(await this.Reader.ReadAsync(position, 10, Cancellation));
        await this.WriteAsync(4, 8);
        await this.Road.FeedEndAsync();

        var seen = new List<long>();
        while (await this.Reader.ReadAsync(position, 2, Cancellation) is { Count: > 0 } part)
        {
            Assert.InRange(part.Count, 1, 2);
            seen.AddRange(part.Select(f => f.Subject));
            position = FeedPosition.Of(part[^1]);
        }

        Assert.Equal([4L, 5, 6, 7, 8], seen);
    }

    [Fact]
    public async Task A_turn_tells_of_its_messages_and_its_handoff_and_says_none_of_their_words()
    {
        await this.Road.AcceptAsync("m1", "mau ngomong sama orang");
        var position = await this.Road.FeedEndAsync();
        await this.Road.TakeTurnsAsync();
        await this.Road.FeedEndAsync();

        var entries = await this.Reader.ReadAsync(position, 10, Cancellation);
        Assert.Equal([FeedKind.Message, FeedKind.Message, FeedKind.Handoff], entries.Select(f => f.Kind));
    }

    [Fact]
    public async Task A_great_tidying_takes_all_that_is_old_and_only_that()
    {
        var now = this.Road.Clock.GetUtcNow();
        await this.Road.WriteAsync(async db =>
        {
            await db.Feed.ExecuteDeleteAsync(Cancellation);
            db.Feed.AddRange(Enumerable.Range(1, 2500).Select(n => Entry(n, now.AddDays(-31))));
            await db.SaveChangesAsync(Cancellation);
            db.Feed.AddRange(Enumerable.Range(2501, 20).Select(n => Entry(n, now.AddDays(-29))));
            return true;
        });
        await this.Road.Loop<Housekeeping>().TidyAsync(Cancellation);

        var left = await this.Road.ReadAsync(db => db.Feed.Select(f => f.Subject).ToListAsync(Cancellation));
        Assert.Equal(Enumerable.Range(2501, 20).Select(n => (long)n), left.Order());
    }

    [Fact]
    public async Task Answered_events_go_after_two_weeks_and_what_waits_or_was_set_aside_stays()
    {
        foreach (var (key, at) in new[] { ("done", 1), ("parked", 2), ("waiting", 3), ("done-late", 4) })
        {
            await this.Road.AcceptAsync(key, "makasih kak", customer: key, after: at);
        }

        var now = this.Road.Clock.GetUtcNow();
        await this.SetAsync("done", InboxState.Done, now);
        await this.SetAsync("parked", InboxState.Parked, now);
        await this.SetAsync("done-late", InboxState.Done, now.AddDays(10));
        this.Road.Clock.Move(TimeSpan.FromDays(15));
        await this.Road.Loop<Housekeeping>().TidyAsync(Cancellation);

        var left = await this.Road.ReadAsync(db => db.Inbox.Select(e => e.Key).ToListAsync(Cancellation));
        Assert.Equal(["done-late", "parked", "waiting"], left.Order(StringComparer.Ordinal));
    }

    private static FeedEntry Entry(long subject, DateTimeOffset at) => new() { BrandId = 1, Kind = FeedKind.Message, Subject = subject, At = at };

    private Task<bool> WriteAsync(int from, int to) => this.Road.WriteAsync(async db =>
    {
        for (var subject = from; subject <= to; subject++)
        {
            db.Feed.Add(Entry(subject, this.Road.Clock.GetUtcNow()));
            await db.SaveChangesAsync(Cancellation);
        }

        return true;
    });

    private Task<int> SetAsync(string key, InboxState state, DateTimeOffset doneAt) => this.Road.WriteAsync(db => db.Inbox.Where(e => e.Key == key)
        .ExecuteUpdateAsync(e => e.SetProperty(x => x.State, state).SetProperty(x => x.DoneAt, doneAt), Cancellation));
}

public sealed class SqliteFeedTests : FeedContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresFeedTests : FeedContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
