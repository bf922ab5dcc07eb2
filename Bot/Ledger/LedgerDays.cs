using CareBot.Bot.Storage;

namespace CareBot.Bot.Ledger;

/// <summary>Writes down by days what became of inbox rows before they are deleted, so that nothing that was received leaves the ledger. 86,400,000,000 microseconds are a day.</summary>
internal static class LedgerDays
{
    /// <summary>Consumed rows with ids after <c>@after</c> up to <c>@upto</c> that were done before <c>@end</c>.</summary>
    public const string KeepConsumed =
        """
        INSERT INTO ledger_days (day, account_id, outcome, rule, events)
        SELECT received_at - received_at % 86400000000, account_id, outcome, COALESCE(rule, ''), count(*) FROM inbox
        WHERE id > @after AND id <= @upto AND state = 1 AND done_at < @end AND outcome IS NOT NULL
        GROUP BY received_at - received_at % 86400000000, account_id, outcome, COALESCE(rule, '')
        ON CONFLICT (day, account_id, outcome, rule) DO UPDATE SET events = ledger_days.events + excluded.events
        """;

    /// <summary>What nobody answered before its customer was erased is silent by that rule.</summary>
    private const string KeepErased =
        """
        INSERT INTO ledger_days (day, account_id, outcome, rule, events)
        SELECT received_at - received_at % 86400000000, account_id, COALESCE(outcome, 2), CASE WHEN outcome IS NULL THEN 'customer erased' ELSE COALESCE(rule, '') END, count(*)
        FROM inbox WHERE conversation_id IN (SELECT c.id FROM conversations c WHERE c.identity_id = @identity)
        GROUP BY received_at - received_at % 86400000000, account_id, COALESCE(outcome, 2), CASE WHEN outcome IS NULL THEN 'customer erased' ELSE COALESCE(rule, '') END
        ON CONFLICT (day, account_id, outcome, rule) DO UPDATE SET events = ledger_days.events + excluded.events
        """;

    /// <summary>2 is silent; 0 is no account.</summary>
    private const string KeepUnknown =
        """
        INSERT INTO ledger_days (day, account_id, outcome, rule, events) VALUES (@day, 0, 2, 'account not in the settings', @events)
        ON CONFLICT (day, account_id, outcome, rule) DO UPDATE SET events = ledger_days.events + excluded.events
        """;

    /// <summary>Events of an account that is not in the settings, which are stored nowhere. Only inside a piece of <see cref="IWriter"/>.</summary>
    public static Task<int> KeepUnknownAsync(CareBotDb db, DateTimeOffset now, int events, CancellationToken ct) =>
        db.ExecuteAsync(KeepUnknown, ct, ("day", new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero)), ("events", (long)events));

    /// <summary>All events of an identity whose conversations are about to be deleted. Only inside a piece of <see cref="IWriter"/>.</summary>
    public static Task<int> KeepErasedAsync(CareBotDb db, long identity, CancellationToken ct) => db.ExecuteAsync(KeepErased, ct, ("identity", identity));
}
