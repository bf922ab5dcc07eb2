using CareBot.Bot.Brands;
using CareBot.Bot.Channels;
using CareBot.Bot.Channels.X;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Dialogs;
using CareBot.Handoff;
using CareBot.Language;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Cases;

/// <summary>The public thread in which a customer's matter began.</summary>
/// <param name="Handle">Whom the public reply will name; null where the platform did not say.</param>
/// <param name="Text">Their newest post.</param>
/// <param name="Suggestion">A sentence for the reply, in the customer's language.</param>
public sealed record PublicThreadView(long CaseId, string? Handle, string Text, DateTimeOffset At, string Suggestion);

/// <summary>
/// What began with a public post and was solved in direct messages can be ended in public too, at the agent's wish: one short reply under the customer's
/// newest post, masked like every public reply. Once: not where a person has answered that post already, nor where a colleague has the thread.
/// </summary>
internal sealed class PublicFollowUps(BrandContexts brands, Accounts accounts, ChannelSet channels)
{
    /// <summary>A post gets no more room than this, with the customer's name before it.</summary>
    public const int Longest = 200;

    /// <summary>Older threads are left in peace.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(14);

    /// <summary>Null where there is no such thread, or nothing more to say in it.</summary>
    public async Task<PublicThreadView?> FindAsync(CareBotDb db, SignedIn person, long caseId, DateTimeOffset now, CancellationToken ct)
    {
        if (await ThreadAsync(db, person, caseId, now, ct) is not { } thread)
        {
            return null;
        }

        var said = await db.Messages.Where(m => m.ConversationId == thread.Facts.ConversationId && m.Author == MessageAuthor.Customer)
            .OrderByDescending(m => m.Seq).Select(m => new { m.Text, m.At }).FirstAsync(ct);
        var suggestion = brands.Get(thread.Facts.BrandId).Sentences(thread.Facts.Language ?? LanguageCode.Indonesian).Say(Sentence.PublicSolved);
        return new(thread.Facts.CaseId, thread.Handle, said.Text, said.At, suggestion);
    }

    /// <summary>The text as it may be sent; null for none.</summary>
    /// <exception cref="RefusalException">422: too long.</exception>
    public static string? Checked(string? text) => text?.Trim() switch
    {
        null or "" => null,
        { Length: > Longest } whole => throw RefusalException.Invalid(new Fault("publicReply", $"the text has {whole.Length} characters", $"at most {Longest} characters")),
        var trimmed => trimmed,
    };

    /// <summary>Writes the reply and ends the thread's own case. Only inside the piece of <see cref="IWriter"/> that closes the direct messages' case.</summary>
    /// <exception cref="RefusalException">409 <c>no-public-thread</c>: there is none any more.</exception>
    public async Task WriteAsync(CareBotDb db, SignedIn person, long caseId, string text, CloseReason reason, DateTimeOffset now, CancellationToken ct)
    {
        if (await ThreadAsync(db, person, caseId, now, ct) is not { } thread || accounts.Find(thread.Facts.AccountId) is not { } account)
        {
            throw new RefusalException(StatusCodes.Status409Conflict, "no-public-thread", "The public post was answered meanwhile, or a colleague has it.");
        }

        var facts = thread.Facts;
        if (facts.Status != CaseStatus.Resolved)
        {
            await db.ExecuteAsync(
                "UPDATE cases SET status = 2, resolved_at = @now, close_reason = @reason WHERE id = @id", ct, ("now", now), ("reason", reason), ("id", facts.CaseId));
            await db.ExecuteAsync("UPDATE handoffs SET status = 2, completed_at = @now WHERE id = @id AND status IN (0, 1)", ct, ("now", now), ("id", facts.HandoffId));
            await CaseTransaction.SetSpeakerAsync(db, facts.ConversationId, HandoffStage.Bot, Conversation.BotSpeaker, ct);
            await CaseTransaction.KeepSaidAsync(db, facts.ConversationId, CaseMoves.SpeakerOf(person.Id), Conversation.BotSpeaker, ct);
            await CaseTransaction.RecordAsync(db, facts, CaseEventText.Closed, person.Id, person.Id, now, new { reason, with = caseId }, ct);
        }

        var reply = AgentMessages.ReplyOf(facts, person, text);
        var message = await CaseTransaction.AddAsync(db, facts, MessageAuthor.Agent, person.Id, text, now, ct);
        message.Activity = ActivityJson.Write(reply);
        db.Outbox.AddRange(channels.Of(account).Render(reply).Select(payload => new OutboxItem
        {
            ConversationId = facts.ConversationId,
            AccountId = facts.AccountId,
            Message = message,
            Speaker = Conversation.BotSpeaker,
            Payload = payload,
            DueAt = now,
            CreatedAt = now,
        }));
        db.Record(facts.BrandId, person.Id, now, "case.public-reply", facts.CaseId, new { with = caseId });
    }

    private static async Task<PublicThread?> ThreadAsync(CareBotDb db, SignedIn person, long caseId, DateTimeOffset now, CancellationToken ct)
    {
        var direct = await (
            from c in db.Cases
            join v in db.Conversations on c.ConversationId equals v.Id
            where c.Id == caseId && person.InView.Contains(c.BrandId) && v.Account!.Channel == XChannel.ChannelId
            select new { v.IdentityId, v.ExternalId }).FirstOrDefaultAsync(ct);
        if (direct is null || direct.ExternalId.StartsWith(XPost.Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var since = now - Recent;
        var newest = await db.Conversations
            .Where(v => v.IdentityId == direct.IdentityId && v.ExternalId.StartsWith(XPost.Prefix) && v.LastInboundAt > since)
            .OrderByDescending(v => v.LastInboundAt)
            .Select(v => new
            {
                v.Id, v.Speaker,
                Case = db.Cases.Where(c => c.ConversationId == v.Id).Max(c => (long?)c.Id),
                Asked = db.Messages.Where(m => m.ConversationId == v.Id && m.Author == MessageAuthor.Customer).Max(m => (long?)m.Seq),
                Answered = db.Messages.Where(m => m.ConversationId == v.Id && m.Author == MessageAuthor.Agent).Max(m => (long?)m.Seq),
            }).FirstOrDefaultAsync(ct);
        if (newest?.Case is not { } id || newest.Asked is not { } asked || newest.Answered > asked
            || (newest.Speaker != Conversation.BotSpeaker && newest.Speaker != CaseMoves.SpeakerOf(person.Id))
            || await CaseTransaction.FindAsync(db, id, ct) is not { } facts)
        {
            return null;
        }

        return new(facts, ActivityJson.Read<Microsoft.Bot.Schema.ConversationReference>(facts.Reference).Conversation?.Name);
    }

    private sealed record PublicThread(CaseFacts Facts, string? Handle);
}
