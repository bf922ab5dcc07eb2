using System.Globalization;
using CareBot.Bot.Channels;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Cases;

/// <summary>Takes, releases, transfers, closes and returns cases. Of two who take one case at the same moment one wins and the other is told who.</summary>
internal sealed class CaseMoves(IWriter writer, Accounts accounts, ChannelSet channels, PublicFollowUps publicReplies, Wake wake, TimeProvider clock)
{
    /// <exception cref="RefusalException">409 <c>already-taken</c>, or the case has ended.</exception>
    public Task ClaimAsync(SignedIn person, long caseId, CancellationToken cancellationToken) =>
        this.MoveAsync(person, caseId, CaseMove.Claim, (db, found, now, ct) => this.TakeAsync(db, person, found, now, ct), cancellationToken);

    public Task ReleaseAsync(SignedIn person, long caseId, CancellationToken cancellationToken) => this.MoveAsync(
        person,
        caseId,
        CaseMove.Release,
        async (db, found, now, ct) =>
        {
            await QueueAgainAsync(db, found, ct);
            await CaseTransaction.RecordAsync(db, found, CaseEventText.Released, person.Id, person.Id, now, null, ct);
        },
        cancellationToken);

    /// <exception cref="RefusalException">422: nobody, or somebody who may not work cases.</exception>
    public Task TransferAsync(SignedIn person, long caseId, long to, CancellationToken cancellationToken) => this.MoveAsync(
        person,
        caseId,
        CaseMove.Transfer,
        async (db, found, now, ct) =>
        {
            if (!await db.PeopleOf(found.BrandId).AnyAsync(p => p.Id == to && !p.Disabled, ct))
            {
                throw RefusalException.Invalid(new Fault("to", "there is no such colleague", "the id of somebody who works for this brand"));
            }

            await db.ExecuteAsync(
                "UPDATE handoffs SET status = 1, agent_id = @to, accepted_at = @now WHERE id = @id", ct, ("to", to), ("now", now), ("id", found.HandoffId));
            await PassOnAsync(db, found, HandoffStage.Person, SpeakerOf(to), ct);
            await CaseTransaction.RecordAsync(db, found, CaseEventText.Transferred, to, person.Id, now, new { from = found.Holder, to }, ct);
        },
        cancellationToken);

    /// <param name="person">Who closes it.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="request">Why, a note, and what is to be said in public where the matter began; see <see cref="PublicFollowUps"/>.</param>
    /// <param name="cancellationToken">Nothing was done when it was heard.</param>
    public Task CloseAsync(SignedIn person, long caseId, CloseRequest request, CancellationToken cancellationToken)
    {
        var reply = PublicFollowUps.Checked(request.PublicReply);
        return this.MoveAsync(person, caseId, CaseMove.Close, (db, found, now, ct) => this.CloseAsync(db, person, found, request, reply, now, ct), cancellationToken);
    }

    public Task ReturnAsync(SignedIn person, long caseId, string? note, CancellationToken cancellationToken) => this.MoveAsync(
        person,
        caseId,
        CaseMove.Return,
        async (db, found, now, ct) =>
        {
            await NoteAsync(db, found, person, note, now, ct);
            await db.ExecuteAsync("UPDATE cases SET status = 0 WHERE id = @id", ct, ("id", found.CaseId));
            await this.EndAsync(db, found, CaseEventText.Returned, person, now, null, ct);
        },
        cancellationToken);

    public static string SpeakerOf(long person) => person.ToString(CultureInfo.InvariantCulture);

    /// <summary>The handoff waits again, in its old place; the bot may reassure the customer.</summary>
    public static async Task QueueAgainAsync(CareBotDb db, CaseFacts found, CancellationToken ct)
    {
        await db.ExecuteAsync("UPDATE handoffs SET status = 0, agent_id = NULL, accepted_at = NULL WHERE id = @id", ct, ("id", found.HandoffId));
        await PassOnAsync(db, found, HandoffStage.Waiting, Conversation.BotSpeaker, ct);
    }

    private async Task MoveAsync(
        SignedIn person,
        long caseId,
        CaseMove move,
        Func<CareBotDb, CaseFacts, DateTimeOffset, CancellationToken, Task> make,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await writer.WriteAsync(
            async (db, ct) =>
            {
                var found = await CaseTransaction.FindAsync(db, caseId, ct);
                if (found is null || !person.WorksFor(found.BrandId))
                {
                    throw RefusalException.NotFound("case");
                }

                var verdict = CaseRules.Judge(move, found.Standing, found.Holder, person.Id, person.May(Permission.ReassignCases));
                if (verdict == CaseVerdict.Allowed)
                {
                    await make(db, found, now, ct);
                }
                else if (verdict != CaseVerdict.AlreadySo)
                {
                    throw await RefusedAsync(db, verdict, found.Holder, ct);
                }

                return true;
            },
            cancellationToken);
        wake.Pulse(new(WakeKind.Feed));
        wake.Pulse(new(WakeKind.Outbox));
        wake.Pulse(new(WakeKind.Inbox));
    }

    private async Task CloseAsync(
        CareBotDb db, SignedIn person, CaseFacts found, CloseRequest request, string? publicReply, DateTimeOffset now, CancellationToken ct)
    {
        var reason = request.Reason;
        await NoteAsync(db, found, person, request.Note, now, ct);
        await db.ExecuteAsync(
            "UPDATE cases SET status = 2, resolved_at = @now, close_reason = @reason WHERE id = @id",
            ct,
            ("now", now),
            ("reason", reason),
            ("id", found.CaseId));
        await this.EndAsync(db, found, CaseEventText.Closed, person, now, new { reason }, ct);
        if (publicReply is not null)
        {
            await publicReplies.WriteAsync(db, person, found.CaseId, publicReply, reason, now, ct);
        }
    }

    /// <summary>The update's own condition decides who was first, whatever was read before.</summary>
    private async Task TakeAsync(CareBotDb db, SignedIn person, CaseFacts found, DateTimeOffset now, CancellationToken ct)
    {
        var taken = found.Handoff == HandoffStatus.Waiting || (found.Handoff == HandoffStatus.Accepted && found.AgentId is null)
            ? await db.ExecuteAsync(
                "UPDATE handoffs SET status = 1, agent_id = @me, accepted_at = @now WHERE id = @id AND (status = 0 OR (status = 1 AND agent_id IS NULL))",
                ct,
                ("me", person.Id),
                ("now", now),
                ("id", found.HandoffId))
            : await TakeOverAsync(db, person, found, now, ct);
        if (taken == 0)
        {
            var holder = (await CaseTransaction.FindAsync(db, found.CaseId, ct))?.Holder;
            throw await RefusedAsync(db, CaseVerdict.AlreadyTaken, holder, ct);
        }

        await CaseTransaction.SetSpeakerAsync(db, found.ConversationId, HandoffStage.Person, SpeakerOf(person.Id), ct);
        await CaseTransaction.DropOthersAsync(db, found.ConversationId, SpeakerOf(person.Id), now, ct);
        await CaseTransaction.RecordAsync(db, found, CaseEventText.Claimed, person.Id, person.Id, now, null, ct);
        this.TellChannel(db, found, HandoffStatusEvent.Accepted, SpeakerOf(person.Id), now);
    }

    /// <summary>The bot had not given it up: a handoff comes into being accepted. One open handoff a conversation is all the database allows.</summary>
    private static async Task<int> TakeOverAsync(CareBotDb db, SignedIn person, CaseFacts found, DateTimeOffset now, CancellationToken ct)
    {
        var handoff = await CaseTransaction.TakenOverAsync(db, found, now, ct);
        handoff.AgentId = person.Id;
        return await db.InsertIfNewAsync(handoff, ct)
            ? 1
            : 0;
    }

    private async Task EndAsync(
        CareBotDb db, CaseFacts found, string what, SignedIn person, DateTimeOffset now, object? details, CancellationToken ct)
    {
        await db.ExecuteAsync("UPDATE handoffs SET status = 2, completed_at = @now WHERE id = @id", ct, ("now", now), ("id", found.HandoffId));
        await PassOnAsync(db, found, HandoffStage.Bot, Conversation.BotSpeaker, ct);
        await CaseTransaction.RecordAsync(db, found, what, person.Id, person.Id, now, details, ct);
        await HandoffStatusEvent.TellBotAsync(db, found, HandoffStatusEvent.Completed, now, ct);
        this.TellChannel(db, found, HandoffStatusEvent.Completed, Conversation.BotSpeaker, now);
    }

    private void TellChannel(CareBotDb db, CaseFacts found, string state, string speaker, DateTimeOffset now)
    {
        if (accounts.Find(found.AccountId) is { } account)
        {
            HandoffStatusEvent.TellChannel(db, channels.Of(account), found, state, speaker, now);
        }
    }

    private static async Task PassOnAsync(CareBotDb db, CaseFacts found, HandoffStage stage, string speaker, CancellationToken ct)
    {
        var before = found.Holder is { } holder ? SpeakerOf(holder) : Conversation.BotSpeaker;
        await CaseTransaction.SetSpeakerAsync(db, found.ConversationId, stage, speaker, ct);
        await CaseTransaction.KeepSaidAsync(db, found.ConversationId, before, speaker, ct);
    }

    private static async Task NoteAsync(CareBotDb db, CaseFacts found, SignedIn person, string? note, DateTimeOffset now, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(note))
        {
            await CaseTransaction.AddAsync(db, found, MessageAuthor.Note, person.Id, WrittenText.Checked(note, "note"), now, ct);
        }
    }

    private static async Task<RefusalException> RefusedAsync(CareBotDb db, CaseVerdict verdict, long? holder, CancellationToken ct)
    {
        var names = await PeopleNames.OfAsync(db, [holder], ct);
        return verdict switch
        {
            CaseVerdict.AlreadyTaken => new(
                StatusCodes.Status409Conflict, "already-taken", "A colleague has this case.", ("takenBy", names.Find(holder))),
            CaseVerdict.NotYours => new(
                StatusCodes.Status409Conflict, "not-yours", "A colleague has this case: only they, or a lead, may do this.", ("takenBy", names.Find(holder))),
            CaseVerdict.NotOpen => new(StatusCodes.Status409Conflict, "not-open", "Nobody has this case: take it first."),
            _ => new(StatusCodes.Status409Conflict, "closed", "This case has ended."),
        };
    }
}

/// <summary>What agents type.</summary>
internal static class WrittenText
{
    public const int Longest = 4000;

    /// <exception cref="RefusalException">422: empty or too long.</exception>
    public static string Checked(string text, string place) => text.Trim() switch
    {
        { Length: 0 } => throw RefusalException.Invalid(new Fault(place, "there is no text", $"1 to {Longest} characters")),
        { Length: > Longest } => throw RefusalException.Invalid(new Fault(place, $"the text has {text.Trim().Length} characters", $"1 to {Longest} characters")),
        var trimmed => trimmed,
    };
}
