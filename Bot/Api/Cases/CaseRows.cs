using CareBot.Bot.Api.Windows;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Cases;

/// <summary>Reads the rows of known cases, a handful of statements for all of them.</summary>
internal static class CaseRows
{
    private const int LongestExcerpt = 120;

    /// <summary>The rows in the order of <paramref name="ids"/>.</summary>
    public static async Task<List<CaseRow>> ReadAsync(CareBotDb db, ReplyWindows windows, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var cases = await (
            from c in db.Cases
            join v in db.Conversations on c.ConversationId equals v.Id
            join u in db.Customers on c.CustomerId equals u.Id
            join b in db.Brands on c.BrandId equals b.Id
            where ids.Contains(c.Id)
            select new
            {
                c.Id, BrandKey = b.Key, BrandName = b.Name, c.ConversationId, c.CustomerId, u.Name, v.Account!.Channel, Account = v.Account.Name, c.Status, c.OpenedAt, v.Language, v.LastInboundAt,
                LastId = db.Messages
                    .Where(m => m.ConversationId == c.ConversationId && m.CaseId == c.Id && m.Author <= MessageAuthor.Agent)
                    .OrderByDescending(m => m.Seq).Select(m => (long?)m.Id).FirstOrDefault(),
            }).ToDictionaryAsync(c => c.Id, cancellationToken);
        var handoffs = await HandoffsAsync(db, ids, cancellationToken);
        var lastIds = cases.Values.Select(c => c.LastId).OfType<long>().ToList();
        var last = await db.Messages.Where(m => lastIds.Contains(m.Id))
            .Select(m => new { m.CaseId, m.Author, m.Text, m.At }).ToDictionaryAsync(m => m.CaseId!.Value, cancellationToken);
        var unread = await UnreadAsync(db, ids, cancellationToken);
        var names = await PeopleNames.OfAsync(db, handoffs.Values.Select(h => h.AgentId), cancellationToken);

        return [.. ids.Where(cases.ContainsKey).Select(id =>
        {
            var c = cases[id];
            var h = handoffs.GetValueOrDefault(id);
            var said = last.GetValueOrDefault(id);
            return new CaseRow(
                c.Id, new BrandRef(c.BrandKey, c.BrandName), c.ConversationId, new CustomerRef(c.CustomerId, c.Name), c.Channel, c.Account, StateOf(c.Status, h?.Status), ReasonOf(h?.Reason),
                h?.Urgency ?? HandoffReason.TakenOver.Urgency(), c.OpenedAt, h?.RequestedAt, h?.FirstReplyDueAt, h?.FirstReplyAt,
                h?.Status == HandoffStatus.Waiting ? null : names.Find(h?.AgentId), c.Language,
                said is null ? null : new LastMessage((Author)said.Author, Excerpt(said.Text), said.At), unread.GetValueOrDefault(id),
                c.Status == CaseStatus.Resolved ? null : windows.Of(c.Channel, c.LastInboundAt));
        })];
    }

    public static CaseState StateOf(CaseStatus status, HandoffStatus? handoff) => (status, handoff) switch
    {
        (CaseStatus.Resolved, _) => CaseState.Closed,
        (_, HandoffStatus.Waiting) => CaseState.Waiting,
        (_, HandoffStatus.Accepted) => CaseState.Open,
        _ => CaseState.Bot,
    };

    public static CaseReason? ReasonOf(HandoffReason? reason) => reason switch
    {
        HandoffReason.Angry => CaseReason.Angry,
        HandoffReason.Unresolved => CaseReason.Unresolved,
        HandoffReason.AskedForPerson => CaseReason.AskedForPerson,
        HandoffReason.BotFailed => CaseReason.BotFailed,
        _ => null,
    };

    /// <summary>The newest handoff of each case.</summary>
    public static async Task<Dictionary<long, HandoffFacts>> HandoffsAsync(CareBotDb db, IReadOnlyList<long> cases, CancellationToken cancellationToken)
    {
        var all = await db.Handoffs.Where(h => cases.Contains(h.CaseId))
            .OrderBy(h => h.Id)
            .Select(h => new HandoffFacts(
                h.Id, h.CaseId, h.Status, h.Reason, h.Urgency, h.RequestedAt, h.AgentId, h.FirstReplyDueAt, h.FirstReplyAt))
            .ToListAsync(cancellationToken);
        return all.GroupBy(h => h.CaseId).ToDictionary(g => g.Key, g => g.Last());
    }

    private static Task<Dictionary<long, int>> UnreadAsync(CareBotDb db, IReadOnlyList<long> cases, CancellationToken cancellationToken) => (
        from c in db.Cases
        where cases.Contains(c.Id)
        select new
        {
            c.Id,
            Count = db.Messages.Count(m => m.ConversationId == c.ConversationId && m.CaseId == c.Id && m.Author == MessageAuthor.Customer
                && m.Seq > (db.Messages
                    .Where(a => a.ConversationId == c.ConversationId && a.CaseId == c.Id && a.Author == MessageAuthor.Agent)
                    .Max(a => (long?)a.Seq) ?? 0)),
        }).ToDictionaryAsync(c => c.Id, c => c.Count, cancellationToken);

    private static string Excerpt(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        var cut = Math.Min(line.Length, LongestExcerpt);
        return cut < line.Length && char.IsHighSurrogate(line[cut - 1]) ? line[..(cut - 1)] : line[..cut];
    }
}

/// <summary>What lists need of a handoff.</summary>
internal sealed record HandoffFacts(
    long Id, long CaseId, HandoffStatus Status, HandoffReason Reason, int Urgency, DateTimeOffset RequestedAt, long? AgentId,
    DateTimeOffset? FirstReplyDueAt, DateTimeOffset? FirstReplyAt);
