using System.Collections.Concurrent;
using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Conversations;

/// <summary>One process has the database alone, so what is claimed is remembered here and a restart frees it all.</summary>
public sealed class SqliteClaims(IDbContextFactory<CareBotDb> databases, IWriter writer, TimeProvider clock) : IConversationClaims
{
    private readonly ConcurrentDictionary<long, bool> busy = new();

    public long? Epoch => null;

    public async Task<IReadOnlyList<long>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = await db.Conversations
            .Where(c => c.DueAt <= now)
            .OrderBy(c => c.DueAt).ThenBy(c => c.Id)
            .Take(most + this.busy.Count)
            .Select(c => c.Id)
            .ToListAsync(cancellationToken);
        return [.. due.Where(id => !this.busy.ContainsKey(id)).Take(most).Where(id => this.busy.TryAdd(id, true))];
    }

    public async Task ReleaseAsync(long conversationId, DateTimeOffset? retryAt, CancellationToken cancellationToken)
    {
        try
        {
            if (retryAt is not null)
            {
                await writer.WriteAsync(
                    (db, ct) => db.ExecuteAsync(
                        "UPDATE conversations SET due_at = @due WHERE id = @id", ct, ("due", retryAt), ("id", conversationId)),
                    cancellationToken);
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
        return await db.Conversations.Where(c => c.DueAt > now).OrderBy(c => c.DueAt).Select(c => c.DueAt).FirstOrDefaultAsync(cancellationToken);
    }
}
