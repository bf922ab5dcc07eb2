using CareBot.Bot.Storage;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>Adds to what the Direct Line clients of a conversation receive.</summary>
public static class StreamAppender
{
    /// <summary>
    /// Gives the entry the conversation's next number and stores it, within the caller's transaction. An entry whose key the
    /// conversation has already changes nothing. The conversation's row stays locked until the commit, so numbers become
    /// visible in their order. Pulse <see cref="WakeKind.Stream"/> after the commit.
    /// </summary>
    /// <param name="db">The context of the writer's transaction.</param>
    /// <param name="conversationId">Row id; the row must be stored.</param>
    /// <param name="entry">What clients receive.</param>
    /// <param name="at">Now.</param>
    /// <param name="cancellationToken">Stops before the entry is stored.</param>
    /// <returns>The entry's number; null if the key was there already or the conversation is not.</returns>
    public static async Task<long?> AppendAsync(
        CareBotDb db, long conversationId, StreamEntry entry, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(entry);
        var seq = await db.ScalarAsync(
            """
            UPDATE conversations SET stream_seq = stream_seq + 1
            WHERE id = @id AND NOT EXISTS (SELECT 1 FROM stream WHERE conversation_id = @id AND key = @key)
            RETURNING stream_seq
            """,
            cancellationToken,
            ("id", conversationId),
            ("key", entry.Key));
        if (seq is null)
        {
            return null;
        }

        // PostgreSQL: the row's lock may have been waited for while another transaction stored the same key.
        var stored = await db.ExecuteAsync(
            """
            INSERT INTO stream (conversation_id, seq, key, activity, at) VALUES (@id, @seq, @key, @activity, @at)
            ON CONFLICT (conversation_id, key) DO NOTHING
            """,
            cancellationToken,
            ("id", conversationId),
            ("seq", seq.Value),
            ("key", entry.Key),
            ("activity", entry.Activity),
            ("at", at));
        return stored == 1 ? seq : null;
    }
}
