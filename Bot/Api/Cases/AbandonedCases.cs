using CareBot.Bot.Api.Live;
using CareBot.Bot.Brands;
using CareBot.Bot.Channels;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Dialogs;
using CareBot.Handoff;
using CareBot.Language;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Cases;

/// <summary>
/// Cases whose person's browser is gone, or who no longer works for the brand, go back to the queue, in their old place, and the customer is told in one sentence. Any number of
/// replicas may look: the case is moved once.
/// </summary>
internal sealed class AbandonedCases(
    IDbContextFactory<CareBotDb> databases,
    IWriter writer,
    BrandContexts brands,
    Accounts accounts,
    ChannelSet channels,
    DeskOptions options,
    Wake wake,
    TimeProvider clock,
    ILogger<AbandonedCases> log)
{
    private readonly DateTimeOffset began = clock.GetUtcNow();

    /// <summary>
    /// One look. Returns how many cases went back. After a start browsers get the same patience to come back: while the program was away
    /// nobody could be seen.
    /// </summary>
    public async Task<int> ReturnAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var latest = now - options.AgentGone;
        if (this.began > latest)
        {
            return 0;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var candidates = await (
            from h in db.Handoffs
            join p in db.Presence on h.AgentId equals p.PersonId into signs
            from p in signs.DefaultIfEmpty()
            where h.Status == HandoffStatus.Accepted && h.AgentId != null
                && ((p == null ? h.AcceptedAt <= latest : p.SeenAt <= latest && h.AcceptedAt <= latest)
                    || !db.PersonBrands.Any(m => m.PersonId == h.AgentId && m.BrandId == h.BrandId))
            select new { h.CaseId, AgentId = h.AgentId!.Value }).ToListAsync(cancellationToken);
        var returned = 0;
        foreach (var candidate in candidates)
        {
            if (await this.ReturnAsync(candidate.CaseId, candidate.AgentId, latest, now, cancellationToken))
            {
                LiveLog.AgentGone(log, candidate.CaseId, candidate.AgentId);
                returned++;
            }
        }

        if (returned > 0)
        {
            wake.Pulse(new(WakeKind.Feed));
            wake.Pulse(new(WakeKind.Outbox));
        }

        return returned;
    }

    private Task<bool> ReturnAsync(long caseId, long agent, DateTimeOffset latest, DateTimeOffset now, CancellationToken cancellationToken) => writer.WriteAsync(
        async (db, ct) =>
        {
            var found = await CaseTransaction.FindAsync(db, caseId, ct);
            if (found?.Holder != agent
                || (await db.Presence.AnyAsync(p => p.PersonId == agent && p.SeenAt > latest, ct)
                    && await db.PersonBrands.AnyAsync(m => m.PersonId == agent && m.BrandId == found.BrandId, ct)))
            {
                return false;
            }

            await CaseMoves.QueueAgainAsync(db, found, ct);
            await CaseTransaction.RecordAsync(db, found, CaseEventText.AgentGone, agent, null, now, new { agent }, ct);
            await this.TellAsync(db, found, now, ct);
            return true;
        },
        cancellationToken);

    private async Task TellAsync(CareBotDb db, CaseFacts found, DateTimeOffset now, CancellationToken ct)
    {
        if (accounts.Find(found.AccountId) is not { } account)
        {
            return;
        }

        var sentence = brands.Get(found.BrandId).Sentences(found.Language ?? LanguageCode.Indonesian).Say(Sentence.HandoffAgentGone);
        var activity = new Activity(ActivityTypes.Message) { Text = sentence, Locale = found.Language };
        activity.ApplyConversationReference(ActivityJson.Read<ConversationReference>(found.Reference));
        activity.Id = Guid.CreateVersion7().ToString("N");
        activity.ReplyToId = null;
        var message = await CaseTransaction.AddAsync(db, found, MessageAuthor.Bot, null, sentence, now, ct);
        message.Activity = ActivityJson.Write(activity);
        db.Outbox.AddRange(channels.Of(account).Render(activity).Select(payload => new OutboxItem
        {
            ConversationId = found.ConversationId,
            AccountId = found.AccountId,
            Message = message,
            Speaker = Conversation.BotSpeaker,
            Payload = payload,
            DueAt = now,
            CreatedAt = now,
        }));
    }
}
