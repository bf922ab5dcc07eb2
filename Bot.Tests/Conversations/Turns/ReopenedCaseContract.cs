using CareBot.Bot.Storage.Model;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Conversations.Turns;

/// <summary>Customers who write again after their case was closed.</summary>
public abstract class ReopenedCaseContract : TurnSuite
{
    [Fact]
    public async Task A_case_closed_for_want_of_a_reply_is_reopened_by_one()
    {
        var before = await this.ClosedAsync(CloseReason.NoReply);
        this.Road.Clock.Move(TimeSpan.FromDays(6.9));
        var reopened = Assert.Single(await this.WriteAgainAsync());
        Assert.Equal((before.Id, CaseStatus.Open, null, null), (reopened.Id, reopened.Status, reopened.ResolvedAt, reopened.CloseReason));
        Assert.Equal(this.Road.Clock.GetUtcNow(), reopened.ReopenedAt);
        Assert.All(await this.MessagesAsync(), m => Assert.Equal(before.Id, m.CaseId));
        Assert.True(await this.Road.ReadAsync(db => db.Feed.AnyAsync(f => f.Kind == FeedKind.Case && f.Subject == before.Id, Cancellation)));
    }

    [Theory]
    [InlineData(CloseReason.NoReply, 7.1)]
    [InlineData(CloseReason.Resolved, 0.1)]
    [InlineData(CloseReason.Spam, 0.1)]
    public async Task Otherwise_a_new_case_begins(CloseReason reason, double days)
    {
        await this.ClosedAsync(reason);
        this.Road.Clock.Move(TimeSpan.FromDays(days));
        var cases = await this.WriteAgainAsync();
        Assert.Equal([CaseStatus.Resolved, CaseStatus.Open], cases.Select(c => c.Status));
        Assert.All(cases, c => Assert.Null(c.ReopenedAt));
    }

    private async Task<Case> ClosedAsync(CloseReason reason)
    {
        await this.Road.AcceptAsync("m1", "cara retur barang");
        await this.Road.TakeTurnsAsync();
        return await this.Road.WriteAsync(async db =>
        {
            var open = await db.Cases.SingleAsync(Cancellation);
            (open.Status, open.ResolvedAt, open.CloseReason) = (CaseStatus.Resolved, this.Road.Clock.GetUtcNow(), reason);
            return open;
        });
    }

    private async Task<List<Case>> WriteAgainAsync()
    {
        await this.Road.AcceptAsync("m2", "maaf baru balas, cara retur barang gimana");
        this.Road.Clock.Move(TimeSpan.FromSeconds(2));
        await this.Road.TakeTurnsAsync();
        return await this.Road.ReadAsync(db => db.Cases.OrderBy(c => c.Id).ToListAsync(Cancellation));
    }
}

public sealed class SqliteReopenedCaseTests : ReopenedCaseContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresReopenedCaseTests : ReopenedCaseContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
