using System.Text.Json;
using CareBot.Bot.Api.Customers;
using CareBot.Bot.Api.Windows;
using CareBot.Bot.Brands;
using CareBot.Bot.Channels.X;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Handoff;
using CareBot.Language;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Cases;

/// <summary>Reads one case with everything about it.</summary>
internal sealed class CaseDetailsReader(IDbContextFactory<CareBotDb> databases, BrandContexts brands, ReplyWindows windows, CustomerReader customers, PublicFollowUps publicThreads, TimeProvider clock)
{
    /// <exception cref="RefusalException">404: the brands of the person have no such case.</exception>
    public async Task<CaseDetails> ReadAsync(SignedIn person, long caseId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await (
            from c in db.Cases
            join v in db.Conversations on c.ConversationId equals v.Id
            where c.Id == caseId && person.InView.Contains(c.BrandId)
            select new { c.BrandId, c.CustomerId, c.CloseReason, v.Speaker, v.Version, IsPublic = v.ExternalId.StartsWith(XPost.Prefix) }).FirstOrDefaultAsync(cancellationToken)
            ?? throw RefusalException.NotFound("case");
        var row = (await CaseRows.ReadAsync(db, windows, [caseId], cancellationToken)).Single();
        var handoff = await db.Handoffs.Where(h => h.CaseId == caseId).OrderByDescending(h => h.Id)
            .Select(h => new { h.Context, h.RequestedAt, h.Reason }).FirstOrDefaultAsync(cancellationToken);
        return new CaseDetails(
            row.Id, row.Brand, row.ConversationId, await customers.CardAsync(db, known.CustomerId, caseId, cancellationToken), row.Channel, row.Account, row.Status, row.Reason,
            row.Urgency, row.OpenedAt, row.WaitingSince, row.FirstReplyDueAt, row.FirstReplyAt, row.Agent, row.Language, row.LastMessage, row.Unread, row.Window,
            handoff is null || handoff.Reason == HandoffReason.TakenOver ? null : this.Handoff(known.BrandId, handoff.Context, handoff.RequestedAt),
            known.Speaker, known.CloseReason, known.Version, await publicThreads.FindAsync(db, person, caseId, clock.GetUtcNow(), cancellationToken),
            known.IsPublic);
    }

    /// <summary>What another version of the bot wrote is shown as far as it can be read.</summary>
    private HandoffView Handoff(long brandId, string context, DateTimeOffset requestedAt)
    {
        var request = Read(context);
        var article = request?.ArticleId is { } id ? brands.Get(brandId).Knowledge.Find(id) : null;
        return new HandoffView(
            request?.Question,
            request?.ArticleId,
            article?.TextFor(request?.Language ?? LanguageCode.Indonesian)?.Title,
            request?.Anger ?? 0,
            request?.Signals ?? [],
            requestedAt);
    }

    private static HandoffRequest? Read(string context)
    {
        try
        {
            return JsonSerializer.Deserialize<HandoffRequest>(context);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
