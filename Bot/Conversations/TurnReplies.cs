using CareBot.Bot.Channels;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Conversations;

/// <summary>For callers that stay on the line: waits until the turn that consumed an event is committed and reads its replies.</summary>
public sealed class TurnReplies(IDbContextFactory<CareBotDb> databases, Wake wake, TimeProvider clock) : ITurnReplies
{
    /// <summary>Longest sleep between looks: another replica may have taken the turn and its pulse may be lost.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    public async Task<IReadOnlyList<Activity>> WaitAsync(ConnectedAccount account, string inboxKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var consumed = db.Inbox.AsNoTracking()
            .Where(e => e.AccountId == account.Id && e.Key == inboxKey)
            .Select(e => new Consumed(e.ConversationId, e.Turn));
        var conversation = (await consumed.FirstAsync(cancellationToken)).ConversationId;
        try
        {
            return await RepliesAsync(db, conversation, await this.TurnAsync(consumed, conversation, cancellationToken), cancellationToken);
        }
        finally
        {
            wake.PulseHere(new(WakeKind.Turn, conversation));
        }
    }

    private async Task<long> TurnAsync(IQueryable<Consumed> consumed, long conversation, CancellationToken cancellationToken)
    {
        while (true)
        {
            var woken = wake.NextAsync(new(WakeKind.Turn, conversation));
            if ((await consumed.FirstAsync(cancellationToken)).Turn is { } turn)
            {
                return turn;
            }

            await Task.WhenAny(woken, Task.Delay(Longest, clock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static async Task<IReadOnlyList<Activity>> RepliesAsync(CareBotDb db, long conversation, long turn, CancellationToken cancellationToken)
    {
        var replies = await db.Messages
            .Where(m => m.ConversationId == conversation && m.Turn == turn && m.Author == MessageAuthor.Bot)
            .OrderBy(m => m.Seq)
            .Select(m => m.Activity)
            .ToListAsync(cancellationToken);
        return [.. replies.Select(ActivityJson.ReadActivity)];
    }

    private sealed record Consumed(long ConversationId, long? Turn);
}
