using CareBot.Bot.Channels;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Cases;

/// <summary>A message that was written, or had been before.</summary>
internal readonly record struct Written(long MessageId, bool IsNew);

/// <summary>
/// What agents write. Replies take the same road out as the bot's: rendered by the channel, queued with the transcript's line in one
/// transaction, and checked for the speaker again when they leave. Notes never leave.
/// </summary>
internal sealed class AgentMessages(IDbContextFactory<CareBotDb> databases, IWriter writer, Accounts accounts, ChannelSet channels, Wake wake, TimeProvider clock)
{
    /// <exception cref="RefusalException">409 <c>not-speaker</c>: the case is not the person's.</exception>
    public async Task<Written> ReplyAsync(SignedIn person, long caseId, string text, Guid clientId, CancellationToken cancellationToken)
    {
        var said = WrittenText.Checked(text, "text");
        var found = await this.FindAsync(person, caseId, cancellationToken);
        var account = accounts.Find(found.AccountId)
            ?? throw new RefusalException(StatusCodes.Status409Conflict, "account-gone", "The account of this conversation is no longer in the settings.");
        var reply = ReplyOf(found, person, said);
        var payloads = channels.Of(account).Render(reply);
        return await this.WriteAsync(
            person,
            found.CaseId,
            clientId,
            async (db, now, fresh, ct) =>
            {
                if (fresh.Holder != person.Id || fresh.Standing != CaseStanding.Open)
                {
                    throw new RefusalException(StatusCodes.Status409Conflict, "not-speaker", "The case is not yours: take it first.");
                }

                var message = await CaseTransaction.AddAsync(db, fresh, MessageAuthor.Agent, person.Id, said, now, ct);
                message.Activity = ActivityJson.Write(reply);
                db.Outbox.AddRange(payloads.Select(payload => new OutboxItem
                {
                    ConversationId = fresh.ConversationId,
                    AccountId = fresh.AccountId,
                    Message = message,
                    Speaker = CaseMoves.SpeakerOf(person.Id),
                    Payload = payload,
                    DueAt = now,
                    CreatedAt = now,
                }));
                await db.ExecuteAsync(
                    "UPDATE handoffs SET first_reply_at = COALESCE(first_reply_at, @now) WHERE id = @id", ct, ("now", now), ("id", fresh.HandoffId));
                return message;
            },
            cancellationToken);
    }

    public Task<Written> NoteAsync(SignedIn person, long caseId, string text, Guid clientId, CancellationToken cancellationToken)
    {
        var noted = WrittenText.Checked(text, "text");
        return this.WriteAsync(
            person,
            caseId,
            clientId,
            (db, now, fresh, ct) => CaseTransaction.AddAsync(db, fresh, MessageAuthor.Note, person.Id, noted, now, ct),
            cancellationToken);
    }

    /// <summary>Shows the customer that the person writes.</summary>
    public async Task TypingAsync(SignedIn person, long caseId, CancellationToken cancellationToken)
    {
        var found = await this.FindAsync(person, caseId, cancellationToken);
        if (found.Holder != person.Id || accounts.Find(found.AccountId) is not { } account)
        {
            throw new RefusalException(StatusCodes.Status409Conflict, "not-speaker", "The case is not yours: take it first.");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var keys = await db.Conversations.Where(c => c.Id == found.ConversationId)
            .Select(c => new { c.ExternalId, Customer = c.Identity!.ExternalId }).FirstAsync(cancellationToken);
        var address = new ReplyAddress(
            account, found.ConversationId, keys.ExternalId, keys.Customer, ActivityJson.Read<ConversationReference>(found.Reference));
        wake.Pulse(new(WakeKind.AgentTyping, found.ConversationId));
        await channels.Of(account).ShowTypingAsync(address, cancellationToken);
    }

    /// <summary>In the agent's name, as text without marks: what they type is what the customer reads.</summary>
    public static Activity ReplyOf(CaseFacts found, SignedIn person, string text)
    {
        var reply = new Activity(ActivityTypes.Message) { Text = text, TextFormat = TextFormatTypes.Plain, Locale = found.Language };
        reply.ApplyConversationReference(ActivityJson.Read<ConversationReference>(found.Reference));
        reply.Id = Guid.CreateVersion7().ToString("N");
        reply.ReplyToId = null;
        reply.From = new ChannelAccount(reply.From?.Id, person.FirstName, role: RoleTypes.Bot);
        return reply;
    }

    private async Task<CaseFacts> FindAsync(SignedIn person, long caseId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await CaseTransaction.FindAsync(db, caseId, cancellationToken) is { } found && person.WorksFor(found.BrandId)
            ? found
            : throw RefusalException.NotFound("case");
    }

    private async Task<Written> WriteAsync(
        SignedIn person,
        long caseId,
        Guid clientId,
        Func<CareBotDb, DateTimeOffset, CaseFacts, CancellationToken, Task<Message>> write,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var client = clientId.ToString("D");
        var written = await writer.WriteAsync(
            async (db, ct) =>
            {
                var fresh = await CaseTransaction.FindAsync(db, caseId, ct);
                if (fresh is null || !person.WorksFor(fresh.BrandId))
                {
                    throw RefusalException.NotFound("case");
                }

                var before = await db.Messages.Where(m => m.ConversationId == fresh.ConversationId && m.ClientId == client)
                    .Select(m => (long?)m.Id).FirstOrDefaultAsync(ct);
                if (before is { } known)
                {
                    return new Written(known, IsNew: false);
                }

                var message = await write(db, now, fresh, ct);
                message.ClientId = client;
                await db.SaveChangesAsync(ct);
                return new Written(message.Id, IsNew: true);
            },
            cancellationToken);
        wake.Pulse(new(WakeKind.Outbox));
        wake.Pulse(new(WakeKind.Feed));
        return written;
    }
}
