using CareBot.Bot.Channels;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Api.Cases;

/// <summary>
/// How Bot Framework tells what became of a handoff: an event activity. For the bot it takes a turn like any other; while a person speaks no
/// turn reaches the bot, so it hears of the end. Pages hear of the beginning and the end.
/// </summary>
internal static class HandoffStatusEvent
{
    public const string Accepted = "accepted";
    public const string Completed = "completed";

    /// <summary>Bot Framework channels whose clients are given events; others refuse them or show them as broken messages.</summary>
    private static readonly string[] Understanding = ["directline", "webchat", "emulator"];

    /// <summary>Queues the event for the customer's client, in the name of who speaks from now on.</summary>
    public static void TellChannel(CareBotDb db, IChannel channel, CaseFacts found, string state, string speaker, DateTimeOffset now)
    {
        var reference = ActivityJson.Read<ConversationReference>(found.Reference);
        if (!Understanding.Contains(reference.ChannelId, StringComparer.Ordinal))
        {
            return;
        }

        var status = (Activity)EventFactory.CreateHandoffStatus(reference.Conversation ?? new ConversationAccount(), state);
        status.ApplyConversationReference(reference);
        (status.Id, status.ReplyToId) = (Guid.CreateVersion7().ToString("N"), null);
        db.Outbox.AddRange(channel.Render(status).Select(payload => new OutboxItem
        {
            ConversationId = found.ConversationId,
            AccountId = found.AccountId,
            Speaker = speaker,
            Payload = payload,
            DueAt = now,
            CreatedAt = now,
        }));
    }

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
