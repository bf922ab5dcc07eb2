using CareBot.Bot.Channels;
using CareBot.Bot.Storage;

namespace CareBot.Bot.Outbox;

/// <param name="Most">Of each account.</param>
/// <param name="Except">Accounts that are passed over.</param>
/// <param name="Epoch">Of this replica; null on SQLite.</param>
internal sealed record Wanted(int Most, IReadOnlyCollection<long> Except, DateTimeOffset Now, long? Epoch);

/// <summary>The oldest item of its conversation that has not left, and whether its words are still its speaker's to say.</summary>
internal sealed record OutboxHead(DueItem Item, bool MaySpeak);

/// <summary>Which items may leave now, their speakers aside. Only inside a piece of <see cref="IWriter"/>.</summary>
internal sealed class OutboxHeads(Accounts accounts, SendBudgets budgets)
{
    /// <summary>
    /// What of one account may leave: only the oldest item of a conversation that has not left. Asked for each account by itself, so that one whose
    /// replies are held back by the thousand costs the others nothing. Written so that SQLite sees that the partial index of what has not left serves it.
    /// </summary>
    private const string Heads =
        """
        SELECT o.id, c.brand_id, o.conversation_id, o.account_id, c.external_id, i.external_id, c.reference, o.payload, o.attempts, o.kind,
            CASE WHEN o.kind = 0 OR o.message_id IS NULL THEN NULL ELSE COALESCE(
                (SELECT p.platform_id FROM outbox p WHERE p.message_id = o.message_id AND p.kind = 0 ORDER BY p.id LIMIT 1), '') END,
            c.last_inbound_at, CASE WHEN o.speaker = c.speaker THEN 1 ELSE 0 END
        FROM outbox o JOIN conversations c ON c.id = o.conversation_id JOIN identities i ON i.id = c.identity_id
        WHERE o.account_id = @account AND o.state IN (0, 1) AND o.state = 0 AND o.due_at <= @now AND NOT EXISTS (
            SELECT 1 FROM outbox p WHERE p.conversation_id = o.conversation_id AND p.id < o.id AND p.state IN (0, 1))
        ORDER BY o.due_at, o.id LIMIT @most
        """;

    /// <summary>The same among replicas: nothing for one whose lease has run out, and nothing that another takes at this moment.</summary>
    private static readonly string SharedHeads = Heads.Replace(
        "ORDER BY o.", $"AND EXISTS (SELECT 1 FROM replicas r WHERE r.epoch = @epoch AND r.{ReplicaLease.IsAlive}) ORDER BY o.", StringComparison.Ordinal)
        + " FOR UPDATE OF o SKIP LOCKED";

    /// <summary>What may leave: nothing of paused accounts, of accounts with a budget as much as it has room for, of all others whatever is due.</summary>
    public async Task<List<OutboxHead>> AllowedAsync(CareBotDb db, Wanted wanted, CancellationToken ct)
    {
        var open = await AccountAlarms.OpenAsync(db, wanted.Now, ct);
        var heads = new List<OutboxHead>();
        foreach (var (account, alarmed) in open.Where(a => !wanted.Except.Contains(a.Id)))
        {
            var room = alarmed ? 1 : wanted.Most;
            if (accounts.Find(account) is { Budgets.Count: > 0 } scarce)
            {
                room = (int)Math.Min(room, await budgets.LeftAsync(db, scarce, ct) ?? 0);
            }

            if (room > 0)
            {
                heads.AddRange(await HeadsAsync(db, (account, alarmed), room, wanted, ct));
            }
        }

        return heads;
    }

    private static Task<List<OutboxHead>> HeadsAsync(CareBotDb db, (long Id, bool Alarmed) account, int most, Wanted wanted, CancellationToken ct) => db.RowsAsync(
        wanted.Epoch is null ? Heads : SharedHeads,
        row => new OutboxHead(
            new DueItem(
                row.GetInt64(0),
                row.GetInt64(1),
                row.GetInt64(2),
                row.GetInt64(3),
                row.GetString(4),
                row.GetString(5),
                row.GetString(6),
                row.GetString(7),
                row.GetInt32(8) + 1,
                wanted.Epoch,
                (SendKind)row.GetInt32(9),
                row.Text(10),
                account.Alarmed,
                row.IsDBNull(11) ? null : Sql.Instant(row.GetInt64(11))),
            MaySpeak: row.GetInt32(12) == 1),
        ct,
        wanted.Epoch is null
            ? [("account", account.Id), ("now", wanted.Now), ("most", (long)most)]
            : [("account", account.Id), ("now", wanted.Now), ("most", (long)most), ("epoch", wanted.Epoch)]);
}
