using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;

namespace CareBot.Bot.Channels.Notices;

/// <summary>
/// What became of calls that left. Stages only move forward. A receipt may come before the answer of the send that it is about; it has then arrived.
/// </summary>
internal static class Receipts
{
    /// <summary>Receipts reach back this many messages of a conversation.</summary>
    private const int Newest = 50;

    /// <summary>How much later than the platform took it a send may be recorded as done.</summary>
    private static readonly TimeSpan Answering = TimeSpan.FromSeconds(10);

    /// <summary>
    /// An item whose answer was lost is not sent again once its echo has come. Items that were never tried are not touched: a mark of
    /// ours that somebody else sends back says nothing about them.
    /// </summary>
    public static Task<bool> ArrivedAsync(CareBotDb db, ConnectedAccount account, PlatformNotice.OwnEcho echo, DateTimeOffset now, CancellationToken ct) =>
        MoveAsync(
            db,
            """
            UPDATE outbox SET state = @state, done_at = @now, platform_id = COALESCE(@platform, platform_id), claimed_by = NULL
            WHERE id = @id AND account_id = @account AND state IN (0, 1) AND attempts > 0
            """,
            now,
            ct,
            ("state", OutboxState.Sent),
            ("now", now),
            ("platform", echo.PlatformId),
            ("id", echo.OutboxId),
            ("account", account.Id));

    public static Task<bool> ApplyAsync(CareBotDb db, ConnectedAccount account, PlatformNotice.Receipt receipt, DateTimeOffset now, CancellationToken ct)
    {
        var (state, from) = receipt.Progress == ReceiptProgress.Delivered ? (OutboxState.Delivered, "state = 2") : (OutboxState.Read, "state IN (2, 5)");
        (string, object?)[] values =
        [
            ("state", state), ("account", account.Id), ("id", receipt.OutboxId), ("key", receipt.ConversationKey), ("platform", receipt.PlatformId),
            ("upto", receipt.UpTo), ("answered", receipt.UpTo + Answering), ("newest", (long)Newest), ("now", now),
        ];
        var set = $"UPDATE outbox SET state = @state WHERE account_id = @account AND {from} AND ";
        return receipt switch
        {
            { OutboxId: not null } => MoveAsync(db, OfRow(from), now, ct, values),
            { Progress: ReceiptProgress.Read, PlatformId: not null } => MoveAsync(db, set + OfConversation() + UpToNamed, now, ct, values),
            { PlatformId: not null } => MoveAsync(db, set + OfConversation() + " AND platform_id = @platform", now, ct, values),
            { UpTo: not null } => MoveAsync(db, set + OfConversation(" AND m.at <= @upto") + " AND done_at <= @answered", now, ct, values),
            _ => Task.FromResult(false),
        };
    }

    /// <summary>Who has seen a message has seen those before it.</summary>
    private const string UpToNamed =
        " AND id <= (SELECT max(p.id) FROM outbox p WHERE p.conversation_id = outbox.conversation_id AND p.platform_id = @platform)";

    /// <summary>The rows of a conversation's newest messages.</summary>
    internal static string OfConversation(string which = "") =>
        $"""
        message_id IN (SELECT m.id FROM messages m JOIN conversations c ON c.id = m.conversation_id
            WHERE c.account_id = @account AND c.external_id = @key{which} ORDER BY m.seq DESC LIMIT @newest)
        """;

    /// <summary>The row of our mark: what it tells is true even of a send that is still waiting for its answer.</summary>
    private static string OfRow(string from) =>
        $"""
        UPDATE outbox SET state = @state, done_at = COALESCE(done_at, @now), platform_id = COALESCE(@platform, platform_id), claimed_by = NULL
        WHERE account_id = @account AND id = @id AND ({from} OR (state IN (0, 1) AND attempts > 0))
        """;

    private static async Task<bool> MoveAsync(
        CareBotDb db, string update, DateTimeOffset now, CancellationToken ct, params (string, object?)[] values)
    {
        var moved = await db.RowsAsync(
            update + " RETURNING id, conversation_id, (SELECT c.brand_id FROM conversations c WHERE c.id = outbox.conversation_id)",
            row => new FeedEntry
            {
                BrandId = row.GetInt64(2), Kind = FeedKind.Delivery, Subject = row.GetInt64(0), ConversationId = row.GetInt64(1), At = now,
            },
            ct,
            values);
        db.Feed.AddRange(moved);
        return moved.Count > 0;
    }
}
