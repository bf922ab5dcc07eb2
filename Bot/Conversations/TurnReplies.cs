using CareBot.Bot.Channels;
using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Conversations;

/// <summary>For callers that stay on the line: waits until the turn that consumed an event is committed and reads its answer.</summary>
public sealed class TurnReplies(IDbContextFactory<CareBotDb> databases, Wake wake, TimeProvider clock) : ITurnReplies
{
    /// <summary>Longest sleep between looks: another replica may have taken the turn and its pulse may be lost.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    public async Task<LineAnswer> WaitAsync(ConnectedAccount account, string inboxKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var consumed = db.Inbox.AsNoTracking()
            .Where(e => e.AccountId == account.Id && e.Key == inboxKey)
            .Select(e => new Consumed(e.ConversationId, e.Turn, e.Answer));
        var conversation = (await consumed.FirstAsync(cancellationToken)).ConversationId;
        try
        {
            var answer = await this.AnswerAsync(consumed, conversation, cancellationToken);
            return answer is null ? LineAnswer.Of([]) : LineAnswer.Read(answer);
        }
        finally
        {
            wake.PulseHere(new(WakeKind.Turn, conversation));
        }
    }

    private async Task<string?> AnswerAsync(IQueryable<Consumed> consumed, long conversation, CancellationToken cancellationToken)
    {
        while (true)
        {
            var woken = wake.NextAsync(new(WakeKind.Turn, conversation));
            if (await consumed.FirstAsync(cancellationToken) is { Turn: not null } done)
            {
                return done.Answer;
            }

            await Task.WhenAny(woken, Task.Delay(Longest, clock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private sealed record Consumed(long ConversationId, long? Turn, string? Answer);
}
