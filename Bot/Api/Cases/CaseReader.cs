using System.Globalization;
using CareBot.Bot.Api.Windows;
using CareBot.Bot.Channels;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Cases;

/// <summary>What a list of cases is narrowed to.</summary>
internal sealed record CaseFilter(CaseView View, CaseReason? Reason, string? Channel, string? Words, string? Team = null);

/// <summary>Lists cases.</summary>
internal sealed class CaseReader(IDbContextFactory<CareBotDb> databases, ReplyWindows windows, Accounts accounts)
{
    public async Task<Page<CaseRow>> ListAsync(SignedIn person, CaseFilter filter, string? cursor, int size, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var cases = this.Narrowed(db, person.InView, filter);
        return filter.View == CaseView.Queue
            ? await this.QueueAsync(db, cases, filter, cursor, size, cancellationToken)
            : await this.NewestFirstAsync(db, Viewed(db, cases, person, filter), cursor, size, cancellationToken);
    }

    /// <summary>The order of <see cref="QueueOrder"/>: urgency, then waiting time, then number.</summary>
    private async Task<Page<CaseRow>> QueueAsync(
        CareBotDb db, IQueryable<Case> cases, CaseFilter filter, string? cursor, int size, CancellationToken cancellationToken)
    {
        var waiting = db.Handoffs.Where(h => h.Status == HandoffStatus.Waiting && cases.Any(c => c.Id == h.CaseId));
        if (HandoffReasonOf(filter.Reason) is { } reason)
        {
            waiting = waiting.Where(h => h.Reason == reason);
        }

        if (Paging.Numbers(cursor, 3) is [var urgency, var micros, var id])
        {
            var since = DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);
            waiting = waiting.Where(h => h.Urgency > urgency
                || (h.Urgency == urgency && (h.RequestedAt > since || (h.RequestedAt == since && h.CaseId > id))));
        }

        var found = await waiting.OrderBy(h => h.Urgency).ThenBy(h => h.RequestedAt).ThenBy(h => h.CaseId)
            .Take(size + 1).Select(h => new { h.CaseId, h.Urgency, h.RequestedAt }).ToListAsync(cancellationToken);
        var page = Paging.Of(found, size, h => $"{h.Urgency}.{Sql.Microseconds(h.RequestedAt)}.{h.CaseId}");
        return new Page<CaseRow>(await CaseRows.ReadAsync(db, windows, [.. page.Items.Select(h => h.CaseId)], cancellationToken), page.Next);
    }

    private async Task<Page<CaseRow>> NewestFirstAsync(
        CareBotDb db, IQueryable<Case> cases, string? cursor, int size, CancellationToken cancellationToken)
    {
        if (Paging.Number(cursor) is { } before)
        {
            cases = cases.Where(c => c.Id < before);
        }

        var found = await cases.OrderByDescending(c => c.Id).Take(size + 1).Select(c => c.Id).ToListAsync(cancellationToken);
        var page = Paging.Of(found, size, id => $"{id}");
        return new Page<CaseRow>(await CaseRows.ReadAsync(db, windows, page.Items, cancellationToken), page.Next);
    }

    private static IQueryable<Case> Viewed(CareBotDb db, IQueryable<Case> cases, SignedIn person, CaseFilter filter)
    {
        cases = filter.View switch
        {
            CaseView.Mine => cases.Where(c => db.Handoffs.Any(h => h.CaseId == c.Id && h.Status == HandoffStatus.Accepted && h.AgentId == person.Id)),
            CaseView.Closed => cases.Where(c => c.Status == CaseStatus.Resolved),
            _ => cases.Where(c => c.Status != CaseStatus.Resolved),
        };
        return HandoffReasonOf(filter.Reason) is { } reason
            ? cases.Where(c => db.Handoffs.Any(h => h.CaseId == c.Id && h.Reason == reason))
            : cases;
    }

    /// <summary>Words find customers by name, and a case by its number.</summary>
    private IQueryable<Case> Narrowed(CareBotDb db, IReadOnlyList<long> brands, CaseFilter filter)
    {
        var cases = db.Cases.Where(c => brands.Contains(c.BrandId));
        if (filter.Channel is { Length: > 0 } channel)
        {
            cases = cases.Where(c => db.Conversations.Any(v => v.Id == c.ConversationId && v.Account!.Channel == channel));
        }

        if (filter.Team is { Length: > 0 } team)
        {
            var ids = accounts.All.Where(a => string.Equals(a.Team, team, StringComparison.Ordinal)).Select(a => a.Id).ToList();
            cases = cases.Where(c => db.Conversations.Any(v => v.Id == c.ConversationId && ids.Contains(v.AccountId)));
        }

        if (filter.Words?.Trim() is not { Length: > 0 } words)
        {
            return cases;
        }

        var number = long.TryParse(words.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;
        var pattern = $"%{LikePattern.Escaped(words.ToLowerInvariant())}%";
        return cases.Where(c => c.Id == number
            || db.Customers.Any(u => u.Id == c.CustomerId && u.Name != null && EF.Functions.Like(u.Name.ToLower(), pattern, "\\")));
    }

    private static HandoffReason? HandoffReasonOf(CaseReason? reason) => reason switch
    {
        CaseReason.Angry => HandoffReason.Angry,
        CaseReason.Unresolved => HandoffReason.Unresolved,
        CaseReason.AskedForPerson => HandoffReason.AskedForPerson,
        CaseReason.BotFailed => HandoffReason.BotFailed,
        _ => null,
    };
}
