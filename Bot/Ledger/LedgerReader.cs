using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Ledger;

/// <summary>
/// Counts the ledger of a period. Events of the last 14 days are counted one by one; older ones by whole days (UTC), which are
/// counted when they begin within the period.
/// </summary>
public sealed class LedgerReader(IDbContextFactory<CareBotDb> databases, TimeProvider clock)
{
    /// <summary>A conversation that has been due for longer than this is late.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>One statement, so that all the numbers are of one moment. 0 to 2 are states of the inbox, 4 is given up.</summary>
    private static string Counts(long? brand)
    {
        var ours = brand is null ? string.Empty : $" AND account_id IN (SELECT id FROM accounts WHERE brand_id = {brand})";
        return $"""
            SELECT 'received', '', count(*) FROM inbox WHERE received_at >= @from AND received_at < @to{ours}
            UNION ALL SELECT 'received', '', COALESCE(sum(events), 0) FROM ledger_days WHERE day >= @from AND day < @to{ours}
            UNION ALL SELECT CASE outcome WHEN 0 THEN 'answered' WHEN 1 THEN 'handed-over' ELSE 'silent' END, COALESCE(rule, ''), count(*) FROM inbox
                WHERE received_at >= @from AND received_at < @to{ours} AND state = 1 AND outcome IS NOT NULL GROUP BY outcome, COALESCE(rule, '')
            UNION ALL SELECT CASE outcome WHEN 0 THEN 'answered' WHEN 1 THEN 'handed-over' ELSE 'silent' END, rule, sum(events) FROM ledger_days
                WHERE day >= @from AND day < @to{ours} GROUP BY outcome, rule
            UNION ALL SELECT CASE state WHEN 0 THEN 'waiting' WHEN 2 THEN 'parked' ELSE 'unexplained' END, '', count(*) FROM inbox
                WHERE received_at >= @from AND received_at < @to{ours} AND (state <> 1 OR outcome IS NULL) GROUP BY state
            UNION ALL SELECT 'late', '', count(*) FROM inbox
                WHERE state = 0 AND conversation_id IN (SELECT c.id FROM conversations c WHERE c.due_at IS NULL OR c.due_at < @late) AND received_at >= @from AND received_at < @to{ours}
            UNION ALL SELECT 'undelivered', '', count(*) FROM outbox WHERE state = 4 AND created_at >= @from AND created_at < @to{ours}
            UNION ALL SELECT 'repeated', '', count(*) FROM outbox WHERE repeated = (1 = 1) AND created_at >= @from AND created_at < @to{ours}
            """;
    }

    /// <param name="from">Beginning, included.</param>
    /// <param name="to">End, not included; after <paramref name="from"/>.</param>
    /// <param name="brand">Only what came to this brand's accounts; null: all.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    /// <exception cref="InvalidDataException">The period is empty.</exception>
    public async Task<LedgerFigures> ReadAsync(DateTimeOffset from, DateTimeOffset to, long? brand, CancellationToken cancellationToken)
    {
        if (to <= from)
        {
            throw new InvalidDataException($"The period ends ({to:u}) before it begins ({from:u}). Allowed: an end after the beginning.");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var counts = await db.RowsAsync(
            Counts(brand),
            r => (Kind: r.GetString(0), Rule: r.GetString(1), Events: r.GetInt64(2)),
            cancellationToken,
            ("from", from),
            ("to", to),
            ("late", clock.GetUtcNow() - Patience));
        long Of(string kind) => counts.Where(c => c.Kind == kind).Sum(c => c.Events);
        return new LedgerFigures(
            from,
            to,
            Of("received"),
            Of("answered"),
            Of("handed-over"),
            counts.Where(c => c.Kind == "silent").GroupBy(c => c.Rule, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Sum(c => c.Events), StringComparer.Ordinal),
            Of("waiting"),
            Of("parked"),
            Of("unexplained"),
            Of("late"),
            Of("undelivered"),
            Of("repeated"));
    }
}
