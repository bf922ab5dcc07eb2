using CareBot.Bot.Channels;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;

namespace CareBot.Bot.Outbox;

/// <summary>What is looked for.</summary>
/// <param name="Most">Items, at least 1.</param>
/// <param name="Except">Accounts that are passed over.</param>
/// <param name="Epoch">This replica's; null on SQLite.</param>
/// <param name="Only">The one account whose items count; null for all.</param>
internal sealed record Wanted(int Most, IReadOnlyCollection<long> Except, DateTimeOffset Now, long? Epoch, long? Only = null);

/// <summary>Takes out of the outbox what may leave next. Only inside a transaction.</summary>
public sealed class OutboxTaking(Accounts accounts, SendBudgets budgets)
{
    /// <summary>
    /// Only the oldest item of a conversation that has not left may leave. Written so that SQLite sees that the partial
    /// index of what has not left serves it.
    /// </summary>
    private const string Heads =
        """
        SELECT o.id, c.brand_id, o.conversation_id, o.account_id, c.external_id, i.external_id, c.reference, o.payload, o.attempts, o.kind,
            CASE WHEN o.kind = 0 OR o.message_id IS NULL THEN NULL ELSE COALESCE(
                (SELECT p.platform_id FROM outbox p WHERE p.message_id = o.message_id AND p.kind = 0 ORDER BY p.id LIMIT 1), '') END,
            (SELECT count(*) FROM accounts a WHERE a.id = o.account_id AND a.alarm IS NOT NULL),
            CASE WHEN o.speaker = c.speaker THEN 1 ELSE 0 END, c.last_inbound_at
        FROM outbox o JOIN conversations c ON c.id = o.conversation_id JOIN identities i ON i.id = c.identity_id
        WHERE o.state IN (0, 1) AND o.state = 0 AND o.due_at <= @now AND NOT EXISTS (
            SELECT 1 FROM outbox p WHERE p.conversation_id = o.conversation_id AND p.id < o.id AND p.state IN (0, 1))
        AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = o.account_id AND a.paused_until > @now)
        AND (o.account_id = @only OR @only IS NULL)
        """;

    private const string Sqlite = $"{Heads} AND o.account_id NOT IN (SELECT value FROM json_each(@except)) ORDER BY o.due_at, o.id LIMIT @most";

    private const string Postgres =
        $"{Heads} AND o.account_id <> ALL (@except) AND EXISTS (SELECT 1 FROM replicas r WHERE r.epoch = @epoch AND r.{ReplicaLease.IsAlive}) "
        + "ORDER BY o.due_at, o.id LIMIT @most FOR UPDATE OF o SKIP LOCKED";

    /// <summary>Marks items as being sent; what relieved speakers wanted to say is dropped.</summary>
    internal async Task<List<DueItem>> TakeAsync(CareBotDb db, Wanted wanted, CancellationToken ct)
    {
        var heads = await this.AllowedAsync(db, wanted, ct);
        if (heads.Exists(h => !h.MaySpeak))
        {
            await DropRelievedAsync(db, heads, wanted.Now, ct);
            heads = await this.AllowedAsync(db, wanted, ct);
        }

        if (heads.Count == 0)
        {
            return [];
        }

        await db.ExecuteAsync(
            wanted.Epoch is null
                ? "UPDATE outbox SET state = 1, attempts = attempts + 1 WHERE id IN (SELECT value FROM json_each(@ids)) AND state = 0"
                : "UPDATE outbox SET state = 1, attempts = attempts + 1, claimed_by = @epoch WHERE id = ANY (@ids) AND state = 0",
            ct,
            wanted.Epoch is { } epoch ? [("ids", Ids(heads)), ("epoch", epoch)] : [("ids", Ids(heads))]);
        foreach (var (account, sends) in heads.CountBy(h => h.Item.AccountId).Where(a => accounts.Find(a.Key) is { Budgets.Count: > 0 }))
        {
            await budgets.SpendAsync(db, account, sends, ct);
        }

        return [.. heads.Select(h => h.Item).OrderBy(i => i.Id)];
    }

    /// <summary>What may leave: of accounts with a budget as much as it has room for, of all others whatever is due.</summary>
    private async Task<List<Head>> AllowedAsync(CareBotDb db, Wanted wanted, CancellationToken ct)
    {
        var scarce = accounts.All.Where(a => a.Budgets.Count > 0).ToList();
        var heads = await HeadsAsync(db, wanted with { Except = [.. wanted.Except, .. scarce.Select(a => a.Id)] }, ct);
        foreach (var account in scarce.Where(a => !wanted.Except.Contains(a.Id)))
        {
            var room = Math.Min(wanted.Most, await budgets.LeftAsync(db, account, ct) ?? 0);
            if (room > 0)
            {
                heads.AddRange(await HeadsAsync(db, wanted with { Only = account.Id, Most = (int)room, Except = [] }, ct));
            }
        }

        return heads;
    }

    private static Task<List<Head>> HeadsAsync(CareBotDb db, Wanted wanted, CancellationToken ct)
    {
        (string, object?)[] values = [("now", wanted.Now), ("most", (long)wanted.Most), ("only", wanted.Only), ("except", wanted.Except)];
        return db.RowsAsync(
            wanted.Epoch is null ? Sqlite : Postgres,
            row => new Head(
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
                    row.GetInt64(11) > 0,
                    row.IsDBNull(13) ? null : Sql.Instant(row.GetInt64(13))),
                row.GetInt32(12) == 1),
            ct,
            wanted.Epoch is { } epoch ? [.. values, ("epoch", epoch)] : values);
    }

    /// <summary>Drops all that waits of relieved speakers in the conversations of these items.</summary>
    private static async Task DropRelievedAsync(CareBotDb db, List<Head> heads, DateTimeOffset now, CancellationToken ct)
    {
        var dropped = await db.RowsAsync(
            $"""
             UPDATE outbox SET state = 3, done_at = @now, error = 'another speaker took over'
             WHERE state IN (0, 1) AND state = 0 AND conversation_id IN ({string.Join(',', heads.Where(h => !h.MaySpeak).Select(h => h.Item.ConversationId).Distinct())})
             AND speaker <> (SELECT c.speaker FROM conversations c WHERE c.id = outbox.conversation_id)
             RETURNING id, conversation_id, (SELECT c.brand_id FROM conversations c WHERE c.id = outbox.conversation_id)
             """,
            r => OutboxStore.Delivery(r.GetInt64(2), r.GetInt64(0), r.GetInt64(1), now),
            ct,
            ("now", now));
        db.Feed.AddRange(dropped);
    }

    private static long[] Ids(List<Head> heads) => [.. heads.Select(h => h.Item.Id)];

    /// <summary>The oldest item of its conversation that has not left, and whether its words are still its speaker's to say.</summary>
    private sealed record Head(DueItem Item, bool MaySpeak);
}
