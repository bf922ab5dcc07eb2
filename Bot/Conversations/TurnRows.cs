using System.Text.Json;
using CareBot.Bot.Channels;
using CareBot.Bot.Conversations.Hub;
using CareBot.Bot.Feed;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Conversations;

/// <summary>The rows that a turn leaves behind: case, messages, platform calls, handoff. Only inside the transaction of its commit.</summary>
internal static class TurnRows
{
    /// <summary>How long after a case was closed for want of a reply the customer's next message reopens it.</summary>
    public static readonly TimeSpan SilenceForgiven = TimeSpan.FromDays(7);

    public static async Task<Case> OpenCaseAsync(CareBotDb db, TurnChanges turn, DateTimeOffset now, CancellationToken ct)
    {
        // The open one, if any; otherwise the newest that ended.
        var id = await db.ScalarAsync(
            "SELECT id FROM cases WHERE conversation_id = @conversation ORDER BY CASE WHEN status <> @resolved THEN 0 ELSE 1 END, id DESC LIMIT 1",
            ct,
            ("conversation", turn.Conversation.Id),
            ("resolved", CaseStatus.Resolved));
        var newest = id is null ? null : await db.Cases.FindAsync([id.Value], ct);
        var open = newest is not { Status: CaseStatus.Resolved } || Reopens(db, newest, turn, now) ? newest : null;
        if (open is null)
        {
            open = new Case
            {
                BrandId = turn.Conversation.BrandId,
                CustomerId = turn.Conversation.CustomerId,
                ConversationId = turn.Conversation.Id,
                OpenedAt = now,
            };
            db.Cases.Add(open);
        }

        if (turn.Handoff is not null)
        {
            open.Status = CaseStatus.HandedOver;
            open.HandedOverAt ??= now;
        }
        else if (turn.Notes?.Helped == true && open.Status == CaseStatus.Open)
        {
            open.Status = CaseStatus.Resolved;
            open.ResolvedAt = now;
        }

        return open;
    }

    /// <summary>A case that was closed because the customer no longer replied is the same matter when they do after all, for some days.</summary>
    private static bool Reopens(CareBotDb db, Case closed, TurnChanges turn, DateTimeOffset now)
    {
        if (closed is not { CloseReason: CloseReason.NoReply, ResolvedAt: { } resolved } || resolved < now - SilenceForgiven
            || !turn.Events.Any(e => e.Activity.Type == ActivityTypes.Message))
        {
            return false;
        }

        (closed.Status, closed.ResolvedAt, closed.CloseReason, closed.ReopenedAt) = (CaseStatus.Open, null, null, now);
        db.Tell(closed.BrandId, FeedKind.Case, closed.Id, now, closed.ConversationId);
        return true;
    }

    public static Message AddMessage(
        CareBotDb db, TurnChanges turn, Case? thread, long seq, MessageAuthor author, Activity activity, DateTimeOffset at, string? notes)
    {
        var message = new Message
        {
            ConversationId = turn.Conversation.Id,
            Seq = seq,
            Case = thread,
            Author = author,
            Turn = turn.Conversation.Version + 1,
            At = at,
            Text = activity.Text ?? string.Empty,
            Activity = ActivityJson.Write(activity),
            Notes = notes,
        };
        db.Messages.Add(message);
        db.Tell(turn.Conversation.BrandId, FeedKind.Message, seq, at, turn.Conversation.Id);
        return message;
    }

    /// <summary>
    /// The message that a change is about, if it is one of ours; the transcript then shows what the customer sees. What was taken back
    /// stays in it: the staff should know what was said.
    /// </summary>
    public static async Task<Message?> ChangedAsync(
        CareBotDb db, LoadedConversation conversation, RenderedReply reply, DateTimeOffset now, CancellationToken ct)
    {
        var id = JsonSerializer.Serialize(reply.Activity.Id);
        var message = await db.Messages
            .Where(m => m.ConversationId == conversation.Id && m.Author == MessageAuthor.Bot && m.Activity.Contains("\"id\":" + id))
            .OrderByDescending(m => m.Seq)
            .FirstOrDefaultAsync(ct);
        if (message is not null && reply.Kind == SendKind.Update)
        {
            message.Text = reply.Activity.Text ?? string.Empty;
            message.Activity = ActivityJson.Write(reply.Activity);
            db.Tell(conversation.BrandId, FeedKind.Message, message.Seq, now, conversation.Id);
        }

        return message;
    }

    public static void AddToOutbox(CareBotDb db, TurnChanges turn, Message? message, RenderedReply reply, DateTimeOffset now)
    {
        var speaker = turn.Hub is { } hub ? HubCommit.After(hub.Move).Speaker : Conversation.BotSpeaker;
        foreach (var payload in reply.Payloads)
        {
            db.Outbox.Add(new OutboxItem
            {
                ConversationId = turn.Conversation.Id,
                AccountId = turn.Conversation.AccountId,
                Message = message,
                Kind = reply.Kind,
                Speaker = speaker,
                Payload = payload,
                DueAt = now,
                CreatedAt = now,
            });
        }
    }

    /// <summary>Puts a customer who became angry while waiting among the angry ones of the queue; the reason stays what it was.</summary>
    public static async Task HurryAsync(CareBotDb db, LoadedConversation conversation, DateTimeOffset now, CancellationToken ct)
    {
        var raised = await db.ExecuteAsync(
            "UPDATE handoffs SET urgency = @urgency WHERE conversation_id = @conversation AND status = @waiting AND urgency > @urgency",
            ct,
            ("urgency", HandoffReason.Angry.Urgency()),
            ("conversation", conversation.Id),
            ("waiting", HandoffStatus.Waiting));
        if (raised > 0)
        {
            db.Tell(conversation.BrandId, FeedKind.Handoff, conversation.Id, now, conversation.Id);
        }
    }

    public static void AddHandoff(CareBotDb db, Case thread, LoadedConversation conversation, RequestedHandoff handoff, bool offered, DateTimeOffset now)
    {
        if (conversation.Stage != HandoffStage.Bot)
        {
            return;
        }

        db.Handoffs.Add(new Storage.Model.Handoff
        {
            BrandId = conversation.BrandId,
            Case = thread,
            ConversationId = conversation.Id,
            Reason = handoff.Reason,
            Urgency = handoff.Reason.Urgency(),
            RequestedAt = now,
            Context = handoff.Context,
            Transcript = handoff.Transcript,
            Status = offered ? HandoffStatus.Hub : HandoffStatus.Waiting,
            FirstReplyDueAt = offered ? null : handoff.FirstReplyDueAt,
        });
        db.Tell(conversation.BrandId, FeedKind.Handoff, conversation.Id, now, conversation.Id);
    }
}
