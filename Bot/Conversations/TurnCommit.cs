using System.Text.Json;
using CareBot.Bot.Attachments.Incoming;
using CareBot.Bot.Channels;
using CareBot.Bot.Conversations.Hub;
using CareBot.Bot.Feed;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Dialogs;
using CareBot.Dialogs.Understanding;
using CareBot.Handoff;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Conversations;

/// <summary>Station 7: the one transaction at the end of a turn.</summary>
public sealed class TurnCommit(IWriter writer, IConversationClaims claims, ExpectedMedia media, TimeProvider clock)
{
    /// <summary>False when the conversation changed since it was loaded, or its claim was lost: nothing was written.</summary>
    public Task<bool> CommitAsync(TurnChanges turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var now = clock.GetUtcNow();
        return writer.WriteAsync((db, ct) => WriteAsync(db, turn, now, ct), cancellationToken);
    }

    /// <summary>Counts a failed attempt on the events, which keep waiting.</summary>
    public Task CountAttemptAsync(IReadOnlyList<WaitingEvent> events, CancellationToken cancellationToken)
    {
        var ids = events.Select(e => e.Id).ToList();
        return writer.WriteAsync(
            (db, ct) => db.Inbox.Where(e => ids.Contains(e.Id)).ExecuteUpdateAsync(set => set.SetProperty(e => e.Attempts, e => e.Attempts + 1), ct),
            cancellationToken);
    }

    /// <summary>Sets events aside that cannot even be read, so that they hold up nothing behind them.</summary>
    public Task ParkAsync(IReadOnlyList<long> events, string why, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        var now = clock.GetUtcNow();
        return writer.WriteAsync(
            (db, ct) => db.ExecuteAsync(
                $"UPDATE inbox SET state = @parked, done_at = @now, error = @why WHERE id IN ({string.Join(',', events)}) AND state = 0",
                ct,
                ("parked", InboxState.Parked),
                ("now", now),
                ("why", why)),
            cancellationToken);
    }

    /// <summary>Frees a claimed conversation in which nothing waits, so that it is not taken again and again.</summary>
    public Task SettleAsync(long conversationId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return writer.WriteAsync((db, ct) => this.MakeDueForTheRestAsync(db, conversationId, now, ct), cancellationToken);
    }

    private async Task<bool> WriteAsync(CareBotDb db, TurnChanges turn, DateTimeOffset now, CancellationToken ct)
    {
        var inbound = turn.Events.Where(e => e.Activity.Type == ActivityTypes.Message).ToList();
        var spoken = turn.Replies.Where(IsSpoken).ToList();
        var conversation = turn.Conversation;

        var seq = await RaiseVersionAsync(db, turn, inbound.Count + spoken.Count, ct);
        if (seq is null)
        {
            return false;
        }

        await ConsumeEventsAsync(db, turn, now, ct);
        await this.MakeDueForTheRestAsync(db, conversation.Id, now, ct);

        long? thread = inbound.Count + spoken.Count == 0 && turn.Handoff is null ? null : await TurnRows.OpenCaseAsync(db, turn, now, ct);
        var next = seq.Value - inbound.Count - spoken.Count;
        var notes = turn.Notes is null ? null : JsonSerializer.Serialize(turn.Notes, StoredJson.Options);
        foreach (var message in inbound)
        {
            var last = message == inbound[^1];
            var line = await TurnRows.AddMessageAsync(db, turn, thread, new(++next, MessageAuthor.Customer, message.Activity, message.PlatformAt, last ? notes : null), ct);
            media.Note(db, conversation.AccountId, line, message.Activity, now);
        }

        if (turn.Hub is { } change)
        {
            await HubCommit.WriteAsync(db, conversation, change, now, ct);
        }

        var lines = new List<Message?>(turn.Replies.Count);
        foreach (var reply in turn.Replies)
        {
            lines.Add(IsSpoken(reply) ? await TurnRows.AddMessageAsync(db, turn, thread, new(++next, MessageAuthor.Bot, reply.Activity, now), ct)
                : reply.Kind == SendKind.New ? null
                : await TurnRows.ChangedAsync(db, conversation, reply, now, ct));
        }

        foreach (var (reply, line) in turn.Replies.Zip(lines))
        {
            await TurnRows.AddToOutboxAsync(db, turn, line, reply, now, ct);
        }

        if (turn.Handoff is { } handoff && thread is { } handedOver)
        {
            TurnRows.AddHandoff(db, handedOver, conversation, handoff, turn.Hub?.Move == HubMove.Offered, now);
        }

        if (turn is { Handoff: null, Conversation.Stage: HandoffStage.Waiting, Notes.Anger: >= AngerReading.AngryFrom })
        {
            await TurnRows.HurryAsync(db, conversation, now, ct);
        }

        return true;
    }

    /// <summary>Takes the row's lock, checks that nobody else wrote, and returns the number of the turn's last message.</summary>
    private Task<long?> RaiseVersionAsync(CareBotDb db, TurnChanges turn, int messages, CancellationToken ct) =>
        db.ScalarAsync(
            """
            UPDATE conversations SET version = version + 1, message_seq = message_seq + @messages, state = @state,
                language = COALESCE(@language, language), stage = COALESCE(@stage, stage), speaker = COALESCE(@speaker, speaker)
            WHERE id = @id AND version = @version AND (@epoch IS NULL OR claimed_by = @epoch)
            RETURNING message_seq
            """,
            ct,
            ("messages", (long)messages),
            ("state", turn.State),
            ("language", turn.Notes?.Language),
            ("stage", StageAfter(turn) is { } stage ? (int)stage : null),
            ("speaker", turn.Hub is { } hub ? HubCommit.After(hub.Move).Speaker : null),
            ("id", turn.Conversation.Id),
            ("version", turn.Conversation.Version),
            ("epoch", claims.Epoch));

    private static async Task ConsumeEventsAsync(CareBotDb db, TurnChanges turn, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var secret in turn.Events.Where(e => e.Secrets.Count > 0))
        {
            await db.ExecuteAsync(
                "UPDATE inbox SET activity = @activity, raw = NULL WHERE id = @id", ct, ("activity", ActivityJson.Write(secret.Activity)), ("id", secret.Id));
        }

        var became = TurnOutcome.Of(turn);
        foreach (var consumed in turn.Events)
        {
            await db.ExecuteAsync(
                """
                UPDATE inbox SET state = @state, turn = @turn, done_at = @now, error = @error, outcome = @outcome, rule = @rule, answer = @answer,
                    raw = CASE WHEN @state = 1 THEN NULL ELSE raw END
                WHERE id = @id
                """,
                ct,
                ("outcome", became.Outcome),
                ("rule", became.Rule),
                ("state", turn.Parked is null ? InboxState.Done : InboxState.Parked),
                ("turn", turn.Conversation.Version + 1),
                ("now", now),
                ("error", turn.Parked),
                ("answer", turn.Answer?.ToJson()),
                ("id", consumed.Id));
        }
    }

    /// <summary>
    /// Frees the conversation and makes it due again when more events wait. An acceptance writes this row too: one that this
    /// transaction cannot see makes one of the two run again, so no event is left behind.
    /// </summary>
    private Task<int> MakeDueForTheRestAsync(CareBotDb db, long conversation, DateTimeOffset now, CancellationToken ct) =>
        db.ExecuteAsync(
            """
            UPDATE conversations SET claimed_by = NULL,
                due_at = CASE WHEN EXISTS (SELECT 1 FROM inbox WHERE conversation_id = @id AND state = 0) THEN @now ELSE NULL END
            WHERE id = @id AND (@epoch IS NULL OR claimed_by = @epoch)
            """,
            ct,
            ("id", conversation),
            ("now", now),
            ("epoch", claims.Epoch));

    private static bool IsSpoken(RenderedReply reply) => reply.Kind == SendKind.New && reply.Activity.Type == ActivityTypes.Message;

    private static HandoffStage? StageAfter(TurnChanges turn) =>
        turn.Hub is { } hub ? HubCommit.After(hub.Move).Stage : turn.Handoff is null ? null : HandoffStage.Waiting;
}
