using CareBot.Bot.Channels;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Conversations;

/// <summary>A conversation as a turn begins.</summary>
public sealed record LoadedConversation(
    long Id,
    long BrandId,
    long AccountId,
    long CustomerId,
    string ExternalId,
    string CustomerKey,
    string? CustomerName,
    string Reference,
    string? Language,
    HandoffStage Stage,
    string? State,
    long Version);

/// <summary>Everything a turn reads.</summary>
public sealed record LoadedTurn(LoadedConversation Conversation, IReadOnlyList<WaitingEvent> Waiting, IReadOnlyList<Activity> Transcript);

/// <summary>Reads what a turn needs.</summary>
public sealed class TurnStore(IDbContextFactory<CareBotDb> databases)
{
    private const int TranscriptLength = 50;

    /// <summary>Events that wait are read up to this number; the rest is the next turn's.</summary>
    private const int MostWaiting = 50;

    /// <summary>The conversation with its waiting events; null when none waits.</summary>
    public async Task<LoadedTurn?> LoadAsync(long conversationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var waiting = await db.Inbox.AsNoTracking()
            .Where(e => e.ConversationId == conversationId && e.State == InboxState.Waiting)
            .OrderBy(e => e.Id)
            .Take(MostWaiting)
            .Select(e => new { e.Id, e.Key, e.Activity, e.PlatformAt, e.ReceivedAt, e.Attempts })
            .ToListAsync(cancellationToken);
        if (waiting.Count == 0)
        {
            return null;
        }

        var conversation = await db.Conversations
            .Where(c => c.Id == conversationId)
            .Select(c => new LoadedConversation(
                c.Id,
                c.BrandId,
                c.AccountId,
                c.Identity!.CustomerId,
                c.ExternalId,
                c.Identity.ExternalId,
                c.Identity.Customer!.Name,
                c.Reference,
                c.Language,
                c.Stage,
                c.State,
                c.Version))
            .FirstAsync(cancellationToken);
        var transcript = await db.Messages
            .Where(m => m.ConversationId == conversationId && m.Author <= MessageAuthor.Agent)
            .OrderByDescending(m => m.Seq)
            .Take(TranscriptLength)
            .Select(m => m.Activity)
            .ToListAsync(cancellationToken);
        transcript.Reverse();

        return new LoadedTurn(
            conversation,
            [.. waiting.Select(e => new WaitingEvent(e.Id, e.Key, ActivityJson.ReadActivity(e.Activity), e.PlatformAt, e.ReceivedAt, e.Attempts))],
            [.. transcript.Select(ActivityJson.ReadActivity)]);
    }
}
