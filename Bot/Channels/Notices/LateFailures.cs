using CareBot.Bot.Outbox;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;

namespace CareBot.Bot.Channels.Notices;

/// <summary>
/// Calls that a platform took and refused afterwards. Each class of refusal has the same consequence as if it had come at once: what may pass is
/// tried again, a dead token raises the alarm, all else ends the item. Nothing is sent again once a later message of the conversation has left: the
/// order would be wrong, and the desk shows what failed.
/// </summary>
internal sealed class LateFailures(OutboxSchedule schedule, AccountAlarms alarms)
{
    private const int Newest = 50;

    public async Task<bool> ApplyAsync(CareBotDb db, ConnectedAccount account, PlatformNotice.Receipt receipt, DateTimeOffset now, CancellationToken ct)
    {
        if (await FindAsync(db, account, receipt, ct) is not { } failed)
        {
            return false;
        }

        var result = new SendResult(receipt.Outcome, Error: receipt.Error);
        var rest = failed.IsLast && receipt.Outcome is SendOutcome.Transient or SendOutcome.RateLimited or SendOutcome.TokenDead
            ? schedule.Next(result, failed.Attempts, Random.Shared.NextDouble()) : null;
        await db.ExecuteAsync(
            """
            UPDATE outbox SET state = @state, due_at = @due, done_at = @done, error = COALESCE(@error, error), platform_id = COALESCE(@platform, platform_id), claimed_by = NULL
            WHERE id = @id
            """,
            ct,
            ("state", rest is null ? OutboxState.Failed : OutboxState.Queued),
            ("due", now + (rest ?? TimeSpan.Zero)),
            ("done", rest is null ? now : null),
            ("error", receipt.Error),
            ("platform", receipt.PlatformId),
            ("id", failed.Id));
        if (receipt.Outcome == SendOutcome.TokenDead)
        {
            await alarms.PauseAsync(db, account.Id, result, now, ct);
        }

        db.Feed.Add(new() { BrandId = account.BrandId, Kind = FeedKind.Delivery, Subject = failed.Id, ConversationId = failed.Conversation, At = now });
        return true;
    }

    /// <summary>
    /// The item, if it is one that left. A refusal that is told twice names the message of the attempt that it was about, which the item remembers: it says
    /// nothing about a later attempt.
    /// </summary>
    private static async Task<FailedItem?> FindAsync(CareBotDb db, ConnectedAccount account, PlatformNotice.Receipt receipt, CancellationToken ct)
    {
        if (receipt is { OutboxId: null, PlatformId: null })
        {
            return null;
        }

        var which = receipt.OutboxId is not null
            ? "id = @id AND (platform_id IS NULL OR (platform_id = COALESCE(@platform, platform_id)) = (state <> 1))"
            : Receipts.OfConversation() + " AND platform_id = @platform AND state <> 1";
        return (await db.RowsAsync(
            $"""
             SELECT id, conversation_id, attempts, NOT EXISTS (
                 SELECT 1 FROM outbox p WHERE p.conversation_id = outbox.conversation_id AND p.id > outbox.id AND p.state NOT IN (0, 3, 4))
             FROM outbox WHERE account_id = @account AND state IN (1, 2, 5) AND {which}
             """,
            row => new FailedItem(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetBoolean(3)),
            ct,
            ("account", account.Id),
            ("id", receipt.OutboxId),
            ("platform", receipt.PlatformId),
            ("key", receipt.ConversationKey),
            ("newest", (long)Newest))).FirstOrDefault();
    }

    /// <param name="IsLast">No later message of the conversation has left.</param>
    private sealed record FailedItem(long Id, long Conversation, int Attempts, bool IsLast);
}
