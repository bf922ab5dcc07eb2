using System.Collections.Concurrent;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Postgres;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Conversations;

/// <summary>
/// Claims are a column of the conversation's row: free, or the epoch of a replica whose lease the database's clock judges. What stands under our own
/// epoch without our knowing of it was left behind when the server went away, and is free too.
/// </summary>
public sealed class PostgresClaims(IDbContextFactory<CareBotDb> databases, ReplicaLease lease, TimeProvider clock) : IConversationClaims
{
    private readonly ConcurrentDictionary<long, bool> busy = new();

    public long? Epoch => lease.Epoch;

    public async Task<IReadOnlyList<long>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var claimed = await db.RowsAsync(
            $"""
            UPDATE conversations SET claimed_by = @epoch WHERE id IN (
                SELECT c.id FROM conversations c
                WHERE c.due_at <= @now AND c.id <> ALL(@busy) AND (c.claimed_by IS NULL OR c.claimed_by = @epoch OR NOT EXISTS (
                    SELECT 1 FROM replicas r WHERE r.epoch = c.claimed_by AND r.{ReplicaLease.IsAlive}))
                ORDER BY c.due_at, c.id LIMIT @most FOR UPDATE OF c SKIP LOCKED)
            RETURNING id
            """,
            row => row.GetInt64(0),
            cancellationToken,
            ("epoch", lease.Epoch),
            ("now", clock.GetUtcNow()),
            ("most", (long)most),
            ("busy", this.busy.Keys.ToArray()));
        claimed.ForEach(conversation => this.busy[conversation] = true);
        return claimed;
    }

    public async Task ReleaseAsync(long conversationId, DateTimeOffset? retryAt, CancellationToken cancellationToken)
    {
        try
        {
            if (retryAt is not null)
            {
                await using var db = await databases.CreateDbContextAsync(cancellationToken);
                await db.ExecuteAsync(
                    "UPDATE conversations SET claimed_by = NULL, due_at = @due WHERE id = @id AND claimed_by = @epoch",
                    cancellationToken,
                    ("due", retryAt),
                    ("id", conversationId),
                    ("epoch", lease.Epoch));
            }
        }
        finally
        {
            this.busy.TryRemove(conversationId, out _);
        }
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Conversations
            .Where(c => c.DueAt > now)
            .OrderBy(c => c.DueAt)
            .Select(c => c.DueAt)
            .FirstOrDefaultAsync(cancellationToken);
    }
}
