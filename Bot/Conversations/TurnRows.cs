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

/// <summary>A line of the transcript that a turn adds.</summary>
internal sealed record TurnLine(long Seq, MessageAuthor Author, Activity Activity, DateTimeOffset At, string? Notes = null);

/// <summary>The rows that a turn leaves behind: case, messages, platform calls, handoff. Only inside the transaction of its commit.</summary>
internal static class TurnRows
{
    /// <summary>How long after a case was closed for want of a reply the customer's next message reopens it.</summary>
    public static readonly TimeSpan SilenceForgiven = TimeSpan.FromDays(7);

    /// <returns>The id of the conversation's open case, which is made if there is none.</returns>
    public static async Task<long> OpenCaseAsync(CareBotDb db, TurnChanges turn, DateTimeOffset now, CancellationToken ct)
    {
        var handedOver = turn.Handoff is not null;
        var helped = !handedOver && turn.Notes?.Helped == true;

        // The open one, if any; otherwise the newest that ended. 2 is resolved.
        var newest = await db.RowsAsync(
            """
            SELECT id, status, close_reason, resolved_at FROM cases
            WHERE conversation_id = @conversation ORDER BY CASE WHEN status <> 2 THEN 0 ELSE 1 END, id DESC LIMIT 1
            """,
            r => new KnownCase(r.GetInt64(0), (CaseStatus)r.GetInt32(1), r.IsDBNull(2) ? null : (CloseReason)r.GetInt32(2), r.IsDBNull(3) ? null : Sql.Instant(r.GetInt64(3))),
            ct,
            ("conversation", turn.Conversation.Id));
        if (newest is [{ Status: CaseStatus.Resolved } closed])
        {
            newest = await ReopensAsync(db, closed, turn, now, ct) ? [closed with { Status = CaseStatus.Open }] : [];
        }

        if (newest is not [var (id, status, _, _)])
        {
            var begun = new Case
            {
                BrandId = turn.Conversation.BrandId,
                CustomerId = turn.Conversation.CustomerId,
                ConversationId = turn.Conversation.Id,
                OpenedAt = now,
                Status = handedOver ? CaseStatus.HandedOver : helped ? CaseStatus.Resolved : CaseStatus.Open,
                HandedOverAt = handedOver ? now : null,
                ResolvedAt = helped ? now : null,
            };
            await db.InsertAsync(begun, ct);
            return begun.Id;
        }

        if (handedOver)
        {
            await db.ExecuteAsync("UPDATE cases SET status = 1, handed_over_at = COALESCE(handed_over_at, @now) WHERE id = @id", ct, ("now", now), ("id", id));
        }
        else if (helped && status == CaseStatus.Open)
        {
            await db.ExecuteAsync("UPDATE cases SET status = 2, resolved_at = @now WHERE id = @id", ct, ("now", now), ("id", id));
        }

        return id;
    }

    /// <summary>A case that was closed because the customer no longer replied is the same matter when they do after all, for some days.</summary>
    private static async Task<bool> ReopensAsync(CareBotDb db, KnownCase closed, TurnChanges turn, DateTimeOffset now, CancellationToken ct)
    {
        if (closed is not { CloseReason: CloseReason.NoReply, ResolvedAt: { } resolved } || resolved < now - SilenceForgiven
            || !turn.Events.Any(e => e.Activity.Type == ActivityTypes.Message))
        {
            return false;
        }

        await db.ExecuteAsync(
            "UPDATE cases SET status = 0, resolved_at = NULL, close_reason = NULL, reopened_at = @now WHERE id = @id", ct, ("now", now), ("id", closed.Id));
        await db.TellAsync(turn.Conversation.BrandId, FeedKind.Case, closed.Id, now, turn.Conversation.Id, ct);
        return true;
    }

    public static async Task<Message> AddMessageAsync(
        CareBotDb db, TurnChanges turn, long? thread, TurnLine line, CancellationToken ct)
    {
        var message = new Message
        {
            ConversationId = turn.Conversation.Id,
            Seq = line.Seq,
            CaseId = thread,
            Author = line.Author,
            Turn = turn.Conversation.Version + 1,
            At = line.At,
            Text = line.Activity.Text ?? string.Empty,
            Activity = ActivityJson.Write(line.Activity),
            Notes = line.Notes,
        };
        await db.InsertAsync(message, ct);
        await db.TellAsync(turn.Conversation.BrandId, FeedKind.Message, line.Seq, line.At, turn.Conversation.Id, ct);
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

    public static async Task AddToOutboxAsync(CareBotDb db, TurnChanges turn, Message? message, RenderedReply reply, DateTimeOffset now, CancellationToken ct)
    {
        var speaker = turn.Hub is { } hub ? HubCommit.After(hub.Move).Speaker : Conversation.BotSpeaker;
        foreach (var payload in reply.Payloads)
        {
            var item = new OutboxItem
            {
                ConversationId = turn.Conversation.Id,
                AccountId = turn.Conversation.AccountId,
                MessageId = message?.Id,
                Kind = reply.Kind,
                Speaker = speaker,
                Payload = payload,
                DueAt = now,
                CreatedAt = now,
            };
            await db.InsertAsync(item, ct);
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

    public static void AddHandoff(CareBotDb db, long thread, LoadedConversation conversation, RequestedHandoff handoff, bool offered, DateTimeOffset now)
    {
        if (conversation.Stage != HandoffStage.Bot)
        {
            return;
        }

        db.Handoffs.Add(new Storage.Model.Handoff
        {
            BrandId = conversation.BrandId,
            CaseId = thread,
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

    private sealed record KnownCase(long Id, CaseStatus Status, CloseReason? CloseReason, DateTimeOffset? ResolvedAt);
}
