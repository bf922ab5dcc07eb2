using CareBot.Bot.Channels;
using CareBot.Bot.Storage;

namespace CareBot.Bot.Outbox;

/// <summary>Takes out of the outbox what may leave next. Only inside a piece of <see cref="IWriter"/>.</summary>
public sealed class OutboxTaking(Accounts accounts, SendBudgets budgets, AccountAlarms alarms)
{
    private readonly OutboxHeads heads = new(accounts, budgets);

    /// <summary>Marks items as being sent; what relieved speakers wanted to say is dropped.</summary>
    internal async Task<List<DueItem>> TakeAsync(CareBotDb db, Wanted wanted, CancellationToken ct)
    {
        var found = await this.heads.AllowedAsync(db, wanted, ct);
        if (found.Exists(h => !h.MaySpeak))
        {
            await DropRelievedAsync(db, found, wanted.Now, ct);
            found = await this.heads.AllowedAsync(db, wanted, ct);
        }

        if (found.Count == 0)
        {
            return [];
        }

        var taken = found.Select(h => h.Item).OrderBy(i => i.Id).ToList();
        await MarkAsync(db, taken, wanted.Epoch, ct);
        if (taken.Exists(i => i.Alarmed))
        {
            await alarms.RestWhileTriedAsync(db, [.. taken.Where(i => i.Alarmed).Select(i => i.AccountId).Distinct()], wanted.Now, ct);
        }

        foreach (var (account, sends) in taken.CountBy(i => i.AccountId).Where(a => accounts.Find(a.Key) is { Budgets.Count: > 0 }))
        {
            await budgets.SpendAsync(db, account, sends, ct);
        }

        return taken;
    }

    private static Task<int> MarkAsync(CareBotDb db, List<DueItem> taken, long? epoch, CancellationToken ct)
    {
        long[] ids = [.. taken.Select(i => i.Id)];
        return epoch is null
            ? db.ExecuteAsync("UPDATE outbox SET state = 1, attempts = attempts + 1 WHERE id IN (SELECT value FROM json_each(@ids)) AND state = 0", ct, ("ids", ids))
            : db.ExecuteAsync(
                "UPDATE outbox SET state = 1, attempts = attempts + 1, claimed_by = @epoch WHERE id = ANY (@ids) AND state = 0", ct, ("ids", ids), ("epoch", epoch));
    }

    /// <summary>Drops all that waits of relieved speakers in the conversations of these items.</summary>
    private static async Task DropRelievedAsync(CareBotDb db, List<OutboxHead> found, DateTimeOffset now, CancellationToken ct)
    {
        var conversations = found.Where(h => !h.MaySpeak).Select(h => h.Item.ConversationId).Distinct();
        var dropped = await db.RowsAsync(
            $"""
             UPDATE outbox SET state = 3, done_at = @now, error = '{OutboxStore.Relieved}'
             WHERE state IN (0, 1) AND state = 0 AND conversation_id IN ({string.Join(',', conversations)})
             AND speaker <> (SELECT c.speaker FROM conversations c WHERE c.id = outbox.conversation_id)
             RETURNING id, conversation_id, (SELECT c.brand_id FROM conversations c WHERE c.id = outbox.conversation_id)
             """,
            r => OutboxStore.Delivery(r.GetInt64(2), r.GetInt64(0), r.GetInt64(1), now),
            ct,
            ("now", now));
        db.Feed.AddRange(dropped);
    }
}
