using CareBot.Bot.Ledger;
using CareBot.Bot.Storage;

namespace CareBot.Bot.Feed;

/// <summary>
/// Forgets what has served its time: feed entries and replies that left after 30 days, answered inbox events after 14 (the ledger
/// keeps their number), sends that no budget looks back to, codes after a day. And puts right what a wrong clock wrote.
/// </summary>
public sealed class Housekeeping(IWriter writer, WrongClock wrong, TimeProvider clock, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan FeedKept = TimeSpan.FromDays(30);
    private static readonly TimeSpan InboxKept = TimeSpan.FromDays(14);
    private static readonly TimeSpan OutboxKept = TimeSpan.FromDays(30);
    private static readonly TimeSpan SendsKept = TimeSpan.FromDays(2);
    private static readonly TimeSpan CodesKept = TimeSpan.FromDays(1);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Rows that are looked at in one transaction.</summary>
    private const int PieceSize = 1000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await this.TidyAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                FeedLog.TidyFailed(log, error);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One round, in small pieces: a great tidying holds up no acceptance.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await wrong.PutRightAsync(cancellationToken) is var late and > 0)
        {
            FeedLog.ClockWasAhead(log, late);
        }

        await this.PruneAsync(new("feed", "number", "at", "at < @end"), now - FeedKept, cancellationToken);
        await this.PruneAsync(new("inbox", "id", "received_at", "state = 1 AND done_at < @end", LedgerDays.KeepConsumed), now - InboxKept, cancellationToken);
        await this.PruneAsync(new("outbox", "id", "created_at", "state IN (2, 3, 5, 6) AND done_at < @end"), now - OutboxKept, cancellationToken);
        await this.PruneAsync(new("join_codes", "id", "created_at", "created_at < @end"), now - CodesKept, cancellationToken);
        await this.PruneAsync(new("join_tries", "id", "at", "at < @end"), now - CodesKept, cancellationToken);
        await this.PruneAsync(new("account_sends", "id", "at", "at < @end"), now - SendsKept, cancellationToken);
    }

    /// <summary>Walks the oldest rows in the order of their keys, and so of their age, as far as they are old enough.</summary>
    private async Task PruneAsync(Aging rows, DateTimeOffset end, CancellationToken cancellationToken)
    {
        long? after = 0;
        while (after is { } start)
        {
            after = await writer.WriteAsync((db, ct) => PruneAsync(db, rows, start, end, ct), cancellationToken);
        }
    }

    /// <summary>One piece; the key that it came to, or null when no row after <paramref name="after"/> is old enough.</summary>
    private static async Task<long?> PruneAsync(CareBotDb db, Aging rows, long after, DateTimeOffset end, CancellationToken ct)
    {
        var upTo = await db.ScalarAsync(
            $"""
             SELECT max(k) FROM (SELECT {rows.Key} AS k, {rows.Since} AS since FROM {rows.Table} WHERE {rows.Key} > @after ORDER BY {rows.Key} LIMIT {PieceSize}) AS p
             WHERE since < @end
             """,
            ct,
            ("after", after),
            ("end", end));
        if (upTo is not null)
        {
            if (rows.Kept is { } kept)
            {
                await db.ExecuteAsync(kept, ct, ("after", after), ("upto", upTo.Value), ("end", end));
            }

            await db.ExecuteAsync(
                $"DELETE FROM {rows.Table} WHERE {rows.Key} > @after AND {rows.Key} <= @upto AND {rows.Done}",
                ct,
                ("after", after),
                ("upto", upTo.Value),
                ("end", end));
        }

        return upTo;
    }

    /// <param name="Table">Its name.</param>
    /// <param name="Key">A number that grows with <paramref name="Since"/>.</param>
    /// <param name="Since">When a row came.</param>
    /// <param name="Done">Which rows may go.</param>
    /// <param name="Kept">What is written down of them before they go; null when nothing is.</param>
    private sealed record Aging(string Table, string Key, string Since, string Done, string? Kept = null);
}

internal static partial class FeedLog
{
    [LoggerMessage(6001, LogLevel.Error, "What has served its time could not be deleted; trying again in an hour")]
    public static partial void TidyFailed(ILogger log, Exception error);

    [LoggerMessage(6002, LogLevel.Warning, "{Count} row(s) waited for a moment that only a wrong clock can have set; they are due now")]
    public static partial void ClockWasAhead(ILogger log, int count);
}
