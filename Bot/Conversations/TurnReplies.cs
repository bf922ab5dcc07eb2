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
            .Select(e => new { e.ConversationId, e.Turn });
        while (true)
        {
            var found = await consumed.FirstAsync(cancellationToken);
            var woken = wake.NextAsync(new(WakeKind.Turn, found.ConversationId));
            found = await consumed.FirstAsync(cancellationToken);
            if (found.Turn is { } turn)
            {
                var replies = await db.Messages
                    .Where(m => m.ConversationId == found.ConversationId && m.Turn == turn && m.Author == MessageAuthor.Bot)
                    .OrderBy(m => m.Seq)
                    .Select(m => m.Activity)
                    .ToListAsync(cancellationToken);
                return [.. replies.Select(ActivityJson.ReadActivity)];
            }

            await Task.WhenAny(woken, Task.Delay(Longest, clock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
