using CareBot.Bot.Channels;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Api.Cases;

/// <summary>
/// How Bot Framework tells a bot what became of a handoff: an event activity, which takes a turn like any other. While a person speaks no
/// turn reaches the bot, so it hears of the end.
/// </summary>
internal static class HandoffStatusEvent
{
    public const string Completed = "completed";

    /// <summary>Puts the event into the inbox, in the transaction that ends the handoff.</summary>
    public static Task<int> TellBotAsync(CareBotDb db, CaseFacts found, string state, DateTimeOffset now, CancellationToken ct)
    {
        var reference = ActivityJson.Read<ConversationReference>(found.Reference);
        var status = (Activity)EventFactory.CreateHandoffStatus(reference.Conversation ?? new ConversationAccount(), state);
        status.ApplyConversationReference(reference, isIncoming: true);
        status.Id = Guid.CreateVersion7().ToString("N");
        db.Inbox.Add(new InboxEvent
        {
            AccountId = found.AccountId,
            ConversationId = found.ConversationId,
            Key = $"handoff.status:{status.Id}",
            Activity = ActivityJson.Write(status),
            PlatformAt = now,
            ReceivedAt = now,
        });
        return db.ExecuteAsync(
            "UPDATE conversations SET due_at = COALESCE(due_at, @now) WHERE id = @id", ct, ("now", now), ("id", found.ConversationId));
    }
}
