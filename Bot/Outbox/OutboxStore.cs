using CareBot.Bot.Channels;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Outbox;

/// <summary>An item whose turn to leave it is, claimed by this replica.</summary>
public sealed record DueItem(
    long Id, long BrandId, long ConversationId, long AccountId, string ConversationKey, string CustomerKey, string Reference, string Payload, int Attempt);

/// <summary>The outbox's rows: which may leave next, and what became of them.</summary>
public sealed class OutboxStore(IDbContextFactory<CareBotDb> databases, IWriter writer, Conversations.IConversationClaims claims, TimeProvider clock)
{
    /// <summary>
    /// Only the oldest item of a conversation that has not left may leave. Written so that SQLite sees that the partial
    /// index of what has not left serves it.
    /// </summary>
    private const string Heads =
        """
        o.state IN (0, 1) AND o.state = 0 AND o.due_at <= @now AND NOT EXISTS (
            SELECT 1 FROM outbox p WHERE p.conversation_id = o.conversation_id AND p.id < o.id AND p.state IN (0, 1))
        """;

    /// <summary>Whether other processes send from this database too.</summary>
    public bool OthersMayDie => claims.Epoch is not null;

    /// <summary>
    /// Sends that were in flight when their process died become due again; the customer may see them twice, and the row says so.
    /// </summary>
    /// <remarks>On SQLite only before this process sends anything: there is nobody else who could be sending.</remarks>
    /// <returns>How many.</returns>
    public Task<int> TakeBackInterruptedAsync(CancellationToken cancellationToken) => writer.WriteAsync(
        (db, ct) => db.ExecuteAsync(
            claims.Epoch is null
                ? "UPDATE outbox SET state = 0, repeated = @yes WHERE state IN (0, 1) AND state = 1"
                : """
                  UPDATE outbox SET state = 0, repeated = @yes, claimed_by = NULL WHERE state IN (0, 1) AND state = 1 AND claimed_by <> @epoch AND NOT EXISTS (
                      SELECT 1 FROM replicas r WHERE r.epoch = outbox.claimed_by
                      AND r.alive_until > (EXTRACT(EPOCH FROM clock_timestamp()) * 1000000)::bigint)
                  """,
            ct,
            claims.Epoch is null ? [("yes", true)] : [("yes", true), ("epoch", claims.Epoch)]),
        cancellationToken);

    /// <summary>
    /// Marks due items as being sent and returns them. The right to speak is checked in this same transaction: words of
    /// a speaker who has been relieved are dropped here and never leave.
    /// </summary>
    /// <param name="most">At least 1.</param>
    public Task<List<DueItem>> TakeAsync(int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return writer.WriteAsync((db, ct) => this.TakeAsync(db, most, now, ct), cancellationToken);
    }

    private async Task<List<DueItem>> TakeAsync(CareBotDb db, int most, DateTimeOffset now, CancellationToken ct)
    {
        var ids = await db.RowsAsync(
            $"SELECT o.id FROM outbox o WHERE {Heads} ORDER BY o.due_at, o.id LIMIT @most"
                + (claims.Epoch is null ? string.Empty : " FOR UPDATE OF o SKIP LOCKED"),
            row => row.GetInt64(0),
            ct,
            ("now", now),
            ("most", (long)most));
        if (ids.Count == 0)
        {
            return [];
        }

        var list = string.Join(',', ids);
        await db.ExecuteAsync(
            $"""
             UPDATE outbox SET state = 3, done_at = @now, error = 'another speaker took over' WHERE id IN ({list})
             AND speaker <> (SELECT c.speaker FROM conversations c WHERE c.id = outbox.conversation_id)
             """,
            ct,
            ("now", now));
        await db.ExecuteAsync(
            $"UPDATE outbox SET state = 1, attempts = attempts + 1, claimed_by = @epoch WHERE id IN ({list}) AND state = 0",
            ct,
            ("epoch", claims.Epoch));
        return await db.RowsAsync(
            $"""
             SELECT o.id, c.brand_id, o.conversation_id, o.account_id, c.external_id, i.external_id, c.reference, o.payload, o.attempts
             FROM outbox o JOIN conversations c ON c.id = o.conversation_id JOIN identities i ON i.id = c.identity_id
             WHERE o.id IN ({list}) AND o.state = 1 ORDER BY o.id
             """,
            r => new DueItem(
                r.GetInt64(0),
                r.GetInt64(1),
                r.GetInt64(2),
                r.GetInt64(3),
                r.GetString(4),
                r.GetString(5),
                r.GetString(6),
                r.GetString(7),
                r.GetInt32(8)),
            ct);
    }

    /// <summary>Records what became of a send; <paramref name="retryIn"/> makes it due again instead of done.</summary>
    public Task RecordAsync(DueItem item, SendResult result, TimeSpan? retryIn, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var state = result.Outcome == SendOutcome.Sent ? OutboxState.Sent : retryIn is null ? OutboxState.Failed : OutboxState.Queued;
        return writer.WriteAsync(
            async (db, ct) =>
            {
                await db.ExecuteAsync(
                    """
                    UPDATE outbox SET state = @state, due_at = @due, done_at = @done, platform_id = @platform, error = @error, claimed_by = NULL
                    WHERE id = @id AND state = 1 AND (claimed_by = @epoch OR claimed_by IS NULL)
                    """,
                    ct,
                    ("state", state),
                    ("due", now + (retryIn ?? TimeSpan.Zero)),
                    ("done", state == OutboxState.Queued ? null : now),
                    ("platform", result.PlatformId),
                    ("error", result.Error),
                    ("id", item.Id),
                    ("epoch", claims.Epoch));
                if (state != OutboxState.Queued)
                {
                    db.Feed.Add(new FeedEntry
                    {
                        BrandId = item.BrandId,
                        Kind = FeedKind.Delivery,
                        Subject = item.Id,
                        ConversationId = item.ConversationId,
                        At = now,
                    });
                }

                return true;
            },
            cancellationToken);
    }

    /// <summary>When the next item that waits for its moment is due; null when none waits.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = await db.ScalarAsync(
            "SELECT min(due_at) FROM outbox WHERE state IN (0, 1) AND state = 0 AND due_at > @now", cancellationToken, ("now", clock.GetUtcNow()));
        return due is null ? null : Sql.Instant(due.Value);
    }
}
