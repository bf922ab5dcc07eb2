using CareBot.Bot.Channels;
using CareBot.Bot.Feed;
using CareBot.Bot.Outbox;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Feed;

/// <summary>The machine's clock is put right, forwards or backwards, and nothing waits in silence for it.</summary>
public abstract class WrongClockContract : RoadContract
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private OutboxStore Store => this.Road.Get<OutboxStore>();

    [Fact]
    public async Task What_was_queued_by_a_clock_that_was_ahead_leaves_when_the_clock_is_right()
    {
        this.Road.Clock.Move(Year);
        await this.Road.AcceptAsync("m1", "cara retur barang", "sari");
        await this.Road.TakeTurnsAsync();
        await this.Road.AcceptAsync("m2", "cara retur barang", "budi");
        await this.Road.TakeTurnsAsync();
        await this.Road.AcceptAsync("m3", "halo kak", "dewi");
        var tried = (await this.Store.TakeAsync(1, [], Cancellation)).Single();
        await this.Store.RecordAsync(tried, new(SendOutcome.TokenDead), OutboxSchedule.Default.TokenRest, Cancellation);
        this.Road.Clock.Move(-Year);
        Assert.Empty(await this.Store.TakeAsync(10, [], Cancellation));
        Assert.Equal(0, await this.Road.TakeTurnsAsync());

        Assert.Equal(4, await this.Road.Get<WrongClock>().PutRightAsync(Cancellation));
        Assert.Equal(tried.Id, (await this.Store.TakeAsync(10, [], Cancellation)).Single().Id);
        Assert.Equal(1, await this.Road.TakeTurnsAsync());
    }

    [Fact]
    public async Task What_waits_for_its_own_moment_keeps_it()
    {
        await this.Road.AcceptAsync("m1", "cara retur barang", "sari");
        await this.Road.TakeTurnsAsync();
        var item = (await this.Store.TakeAsync(1, [], Cancellation)).Single();
        await this.Store.RecordAsync(item, new(SendOutcome.RateLimited), OutboxSchedule.LongestAsked, Cancellation);
        await this.Road.AcceptAsync("m2", "halo kak", "budi");

        Assert.Equal(0, await this.Road.Get<WrongClock>().PutRightAsync(Cancellation));
        Assert.Empty(await this.Store.TakeAsync(10, [], Cancellation));
    }

    [Fact]
    public async Task A_clock_that_jumps_ahead_loses_nothing_and_sends_nothing_twice()
    {
        await this.Road.AcceptAsync("m1", "cara retur barang", "sari");
        await this.Road.TakeTurnsAsync();
        var item = (await this.Store.TakeAsync(1, [], Cancellation)).Single();
        this.Road.Clock.Move(Year);
        Assert.Empty(await this.Store.TakeAsync(10, [], Cancellation));
        await this.Store.RecordAsync(item, SendResult.Sent("p"), retryIn: null, Cancellation);

        Assert.Equal(OutboxState.Sent, await this.Road.ReadAsync(db => db.Outbox.Select(o => o.State).SingleAsync(Cancellation)));
    }
}

public sealed class SqliteWrongClockTests : WrongClockContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresWrongClockTests : WrongClockContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
