using CareBot.Bot.Feed;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Cases;

/// <summary>A case as a move begins.</summary>
internal sealed record CaseFacts(
    long CaseId, long BrandId, long ConversationId, long AccountId, CaseStatus Status, string Reference, string? Language,
    long? HandoffId, HandoffStatus? Handoff, long? AgentId)
{
    public CaseStanding Standing => CaseRows.StateOf(this.Status, this.Handoff) switch
    {
        CaseState.Waiting => CaseStanding.Waiting,

        // Somebody elsewhere has it, whom the desk does not know: who is at the desk may take it.
        CaseState.Open when this.AgentId is null => CaseStanding.Waiting,
        CaseState.Open => CaseStanding.Open,
        CaseState.Closed => CaseStanding.Closed,
        _ => CaseStanding.Bot,
    };

    /// <summary>Who has it, while it is open.</summary>
    public long? Holder => this.Handoff == HandoffStatus.Accepted ? this.AgentId : null;
}

/// <summary>The statements that moves of a case are made of. Only inside a piece of <see cref="IWriter"/>: a move is made whole or not at all.</summary>
internal static class CaseTransaction
{
    public static Task<CaseFacts?> FindAsync(CareBotDb db, long caseId, CancellationToken ct) => (
        from c in db.Cases
        join v in db.Conversations on c.ConversationId equals v.Id
        from h in db.Handoffs.Where(h => h.CaseId == c.Id).OrderByDescending(h => h.Id).Take(1).DefaultIfEmpty()
        where c.Id == caseId
        select new CaseFacts(
            c.Id, c.BrandId, c.ConversationId, v.AccountId, c.Status, v.Reference, v.Language,
            h == null ? null : h.Id, h == null ? null : h.Status, h == null ? null : h.AgentId)).AsNoTracking().FirstOrDefaultAsync(ct);

    /// <summary>
    /// Gives the right to speak to somebody else and forgets what the dialogs remembered. The raised version refuses the commit of a turn
    /// that is being taken.
    /// </summary>
    public static Task<int> SetSpeakerAsync(CareBotDb db, long conversation, HandoffStage stage, string speaker, CancellationToken ct) => db.ExecuteAsync(
        "UPDATE conversations SET stage = @stage, speaker = @speaker, state = NULL, version = version + 1 WHERE id = @id",
        ct,
        ("stage", stage),
        ("speaker", speaker),
        ("id", conversation));

    /// <summary>What others said and has not left will not leave.</summary>
    public static Task<int> DropOthersAsync(CareBotDb db, long conversation, string speaker, DateTimeOffset now, CancellationToken ct) => db.ExecuteAsync(
        """
        UPDATE outbox SET state = 3, done_at = @now, error = 'another speaker took over'
        WHERE conversation_id = @id AND state IN (0, 1) AND state = 0 AND speaker <> @speaker
        """,
        ct,
        ("now", now),
        ("id", conversation),
        ("speaker", speaker));

    /// <summary>What was said by who gives the word on of their own accord still leaves, before anything the next one says.</summary>
    public static Task<int> KeepSaidAsync(CareBotDb db, long conversation, string before, string after, CancellationToken ct) => db.ExecuteAsync(
        "UPDATE outbox SET speaker = @after WHERE conversation_id = @id AND state IN (0, 1) AND speaker = @before",
        ct,
        ("after", after),
        ("id", conversation),
        ("before", before));

    /// <summary>Adds a line to the transcript.</summary>
    public static async Task<Message> AddAsync(
        CareBotDb db, CaseFacts found, MessageAuthor author, long? agent, string text, DateTimeOffset now, CancellationToken ct)
    {
        var numbers = (await db.RowsAsync(
            "UPDATE conversations SET message_seq = message_seq + 1 WHERE id = @id RETURNING message_seq, version",
            row => (Seq: row.GetInt64(0), Version: row.GetInt64(1)),
            ct,
            ("id", found.ConversationId))).Single();
        var message = new Message
        {
            ConversationId = found.ConversationId,
            Seq = numbers.Seq,
            CaseId = found.CaseId,
            Author = author,
            Turn = numbers.Version,
            At = now,
            Text = text,
            Activity = "{}",
            AgentId = agent,
        };
        db.Messages.Add(message);
        Tell(db, found, FeedKind.Message, numbers.Seq, now);
        return message;
    }

    /// <summary>Marks the case as handed over, and makes the accepted handoff of somebody who took it over unasked; the caller inserts it.</summary>
    public static async Task<Storage.Model.Handoff> TakenOverAsync(CareBotDb db, CaseFacts found, DateTimeOffset now, CancellationToken ct)
    {
        await db.ExecuteAsync(
            "UPDATE cases SET status = 1, handed_over_at = COALESCE(handed_over_at, @now) WHERE id = @id", ct, ("now", now), ("id", found.CaseId));
        return new()
        {
            BrandId = found.BrandId,
            CaseId = found.CaseId,
            ConversationId = found.ConversationId,
            Status = HandoffStatus.Accepted,
            Reason = HandoffReason.TakenOver,
            Urgency = HandoffReason.TakenOver.Urgency(),
            RequestedAt = now,
            AcceptedAt = now,
            Context = "{}",
            Transcript = "{\"activities\":[]}",
        };
    }

    public static void Tell(CareBotDb db, CaseFacts found, FeedKind kind, long subject, DateTimeOffset now) => db.Tell(found.BrandId, kind, subject, now, found.ConversationId);

    /// <summary>The line in the transcript, the entry in the feed and the one in the audit table that every move leaves.</summary>
    public static async Task RecordAsync(
        CareBotDb db, CaseFacts found, string what, long? agent, long? by, DateTimeOffset now, object? details, CancellationToken ct)
    {
        await AddAsync(db, found, MessageAuthor.System, agent, what, now, ct);
        Tell(db, found, FeedKind.Case, found.CaseId, now);
        db.Record(found.BrandId, by, now, $"case.{what}", found.CaseId, details);
    }
}
