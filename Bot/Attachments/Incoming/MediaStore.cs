using CareBot.Bot.Feed;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Attachments.Incoming;

/// <summary>A file whose turn it is.</summary>
internal sealed record DueMedia(long Id, long AccountId, long ConversationId, string Source, string ContentType, string? Name, int Attempt);

/// <summary>The files that are to be fetched, and what became of them. Any number of replicas may take from it: each file is one's for the time of an attempt.</summary>
internal sealed class MediaStore(IWriter writer, AttachmentOptions limits, StorageOptions storage, TimeProvider clock)
{
    /// <param name="most">At least 1.</param>
    /// <param name="cancellationToken">Nothing was taken when it was heard.</param>
    public Task<List<DueMedia>> TakeAsync(int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var locking = storage.Provider == StorageProvider.Postgres ? " FOR UPDATE SKIP LOCKED" : "";
        return writer.WriteAsync(
            (db, ct) => db.RowsAsync(
                $"""
                 UPDATE media SET attempts = attempts + 1, due_at = @lease
                 WHERE id IN (SELECT id FROM media WHERE state = 0 AND due_at <= @now ORDER BY due_at LIMIT @most{locking})
                 RETURNING id, account_id, conversation_id, source, content_type, name, attempts
                 """,
                r => new DueMedia(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.Text(5), r.GetInt32(6)),
                ct,
                ("lease", now + MediaSchedule.Lease),
                ("now", now),
                ("most", (long)most)),
            cancellationToken);
    }

    /// <summary>Whether anything is due; asked without a transaction that writes.</summary>
    public static async Task<bool> AnyDueAsync(CareBotDb db, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.ScalarAsync("SELECT id FROM media WHERE state = 0 AND due_at <= @now LIMIT 1", cancellationToken, ("now", now)) is not null;

    /// <summary>Keeps the file; unless the conversation is full, or the customer took the message back meanwhile.</summary>
    public Task<MediaFault?> KeepAsync(DueMedia media, CheckedFile file, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return writer.WriteAsync<MediaFault?>(
            async (db, ct) =>
            {
                var kept = await db.Attachments.Where(a => a.ConversationId == media.ConversationId).SumAsync(a => a.Size, ct);
                if (kept + file.Content.Length > limits.MostOfConversation)
                {
                    await EndAsync(db, media.Id, MediaState.Failed, null, MediaFault.Full, now, ct);
                    return MediaFault.Full;
                }

                if (await EndAsync(db, media.Id, MediaState.Kept, file.Key, null, now, ct))
                {
                    AttachmentStore.Add(db, media.ConversationId, [file], now);
                }

                return null;
            },
            cancellationToken);
    }

    public Task FailAsync(DueMedia media, MediaFault fault, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return writer.WriteAsync((db, ct) => EndAsync(db, media.Id, MediaState.Failed, null, fault, now, ct), cancellationToken);
    }

    public Task RestAsync(DueMedia media, TimeSpan rest, CancellationToken cancellationToken)
    {
        var due = clock.GetUtcNow() + rest;
        return writer.WriteAsync((db, ct) => db.ExecuteAsync("UPDATE media SET due_at = @due WHERE id = @id AND state = 0", ct, ("due", due), ("id", media.Id)), cancellationToken);
    }

    /// <summary>What a message brought is no longer kept: the customer took it back. Only inside a piece of <see cref="IWriter"/>.</summary>
    public static async Task ForgetAsync(CareBotDb db, long messageId, CancellationToken ct)
    {
        await db.ExecuteAsync(
            "DELETE FROM attachments WHERE key IN (SELECT m.key FROM media m WHERE m.message_id = @id AND m.key IS NOT NULL)", ct, ("id", messageId));
        await db.ExecuteAsync("DELETE FROM media WHERE message_id = @id", ct, ("id", messageId));
    }

    private static async Task<bool> EndAsync(CareBotDb db, long id, MediaState state, string? key, MediaFault? fault, DateTimeOffset now, CancellationToken ct)
    {
        var ended = await db.RowsAsync(
            """
            UPDATE media SET state = @state, key = @key, error = @error WHERE id = @id AND state = 0
            RETURNING conversation_id, (SELECT m.seq FROM messages m WHERE m.id = media.message_id), (SELECT c.brand_id FROM conversations c WHERE c.id = media.conversation_id)
            """,
            r => (Conversation: r.GetInt64(0), Seq: r.GetInt64(1), Brand: r.GetInt64(2)),
            ct,
            ("state", state),
            ("key", key),
            ("error", fault?.ToString()),
            ("id", id));
        foreach (var (conversation, seq, brand) in ended)
        {
            db.Tell(brand, FeedKind.Message, seq, now, conversation);
        }

        return ended.Count > 0;
    }
}
