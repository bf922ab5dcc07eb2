using CareBot.Bot.Feed;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;

namespace CareBot.Bot.Conversations.Hub;

/// <summary>The statements of a hub's moves. Only inside the transaction of a turn's commit, which has set stage and speaker.</summary>
internal static class HubCommit
{
    /// <summary>Who the conversation belongs to and who speaks after the move.</summary>
    public static (HandoffStage Stage, string Speaker) After(HubMove move) => move switch
    {
        HubMove.Offered => (HandoffStage.Waiting, Conversation.HubSpeaker),
        HubMove.Accepted => (HandoffStage.Person, Conversation.HubSpeaker),
        HubMove.Failed => (HandoffStage.Waiting, Conversation.BotSpeaker),
        _ => (HandoffStage.Bot, Conversation.BotSpeaker),
    };

    public static async Task WriteAsync(CareBotDb db, LoadedConversation conversation, HubChange change, DateTimeOffset now, CancellationToken ct)
    {
        var (_, speaker) = After(change.Move);

        // What was said before the word was passed on still leaves.
        await db.ExecuteAsync(
            "UPDATE outbox SET speaker = @after WHERE conversation_id = @id AND state IN (0, 1) AND speaker = @before",
            ct,
            ("after", speaker),
            ("id", conversation.Id),
            ("before", conversation.Speaker));
        switch (change.Move)
        {
            case HubMove.Accepted:
                await HandoffAsync(db, conversation, "accepted_at = COALESCE(accepted_at, @at)", now, ct);
                break;
            case HubMove.Failed:
                await HandoffAsync(db, conversation, "status = 0, accepted_at = NULL, first_reply_due_at = @at", change.FirstReplyDueAt, ct);
                Tell(db, conversation, FeedKind.Handoff, conversation.Id, now);
                break;
            case HubMove.Completed:
                await HandoffAsync(db, conversation, "status = 2, completed_at = @at", now, ct);
                await ResolveAsync(db, conversation, now, ct);
                break;
        }
    }

    /// <summary>4 is Hub; there may be an older one, from which a person of our desk took the conversation away.</summary>
    private static Task<int> HandoffAsync(CareBotDb db, LoadedConversation conversation, string set, DateTimeOffset? at, CancellationToken ct) =>
        db.ExecuteAsync(
            $"""
             UPDATE handoffs SET {set} WHERE id =
                 (SELECT max(h.id) FROM handoffs h WHERE h.conversation_id = @id AND h.status = 4)
             """,
            ct,
            ("id", conversation.Id),
            ("at", at));

    private static async Task ResolveAsync(CareBotDb db, LoadedConversation conversation, DateTimeOffset now, CancellationToken ct)
    {
        var resolved = await db.RowsAsync(
            "UPDATE cases SET status = 2, resolved_at = @now, close_reason = 0 WHERE conversation_id = @id AND status = 1 RETURNING id",
            row => row.GetInt64(0),
            ct,
            ("now", now),
            ("id", conversation.Id));
        foreach (var thread in resolved)
        {
            Tell(db, conversation, FeedKind.Case, thread, now);
        }
    }

    private static void Tell(CareBotDb db, LoadedConversation conversation, FeedKind kind, long subject, DateTimeOffset now) => db.Tell(conversation.BrandId, kind, subject, now, conversation.Id);
}
