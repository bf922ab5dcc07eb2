using CareBot.Bot.Channels;
using CareBot.Bot.Outbox;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Delivery;

/// <summary>Reads what is held back and what was given up, newest first.</summary>
internal sealed class DeliveryReader(IDbContextFactory<CareBotDb> databases, Accounts accounts, SendBudgets budgets)
{
    public async Task<IReadOnlyList<AccountView>> AccountsAsync(long brand, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Accounts.AsNoTracking().Where(a => a.BrandId == brand).OrderBy(a => a.Id).ToListAsync(cancellationToken);
        var held = await db.Outbox.Where(o => o.State == OutboxState.Queued || o.State == OutboxState.Sending).GroupBy(o => o.AccountId)
            .Select(g => new { g.Key, Count = g.LongCount(), Oldest = g.Min(o => o.CreatedAt) })
            .ToDictionaryAsync(g => g.Key, cancellationToken);
        var views = new List<AccountView>();
        foreach (var row in rows.Where(r => accounts.Find(r.Id) is not null || held.ContainsKey(r.Id)))
        {
            var waiting = held.GetValueOrDefault(row.Id);
            var left = accounts.Find(row.Id) is { } connected ? await budgets.LeftAsync(db, connected, cancellationToken) : null;
            views.Add(new(row.Id, row.Channel, row.Name, waiting?.Count ?? 0, waiting?.Oldest, left, row.PausedUntil, row.Alarm));
        }

        return views;
    }

    public async Task<Page<ParkedView>> ParkedAsync(long brand, long? before, int size, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Inbox
            .Where(e => e.State == InboxState.Parked && e.Conversation!.BrandId == brand && (before == null || e.Id < before))
            .OrderByDescending(e => e.Id).Take(size + 1)
            .Select(e => new ParkedView(
                e.Id, e.Conversation!.Account!.Channel, e.Conversation.Account.Name, e.Conversation.Identity!.Customer!.Name,
                db.Cases.Where(c => c.ConversationId == e.ConversationId).Max(c => (long?)c.Id), e.ReceivedAt, e.Attempts, e.Error))
            .ToListAsync(cancellationToken);
        return Paging.Of(found, size, e => $"{e.Id}");
    }

    public async Task<Page<UndeliveredView>> UndeliveredAsync(long brand, long? before, int size, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Outbox
            .Where(o => o.State == OutboxState.Failed && o.Conversation!.BrandId == brand && (before == null || o.Id < before))
            .OrderByDescending(o => o.Id).Take(size + 1)
            .Select(o => new UndeliveredView(
                o.Id, o.Conversation!.Account!.Channel, o.Conversation.Account.Name, o.Conversation.Identity!.Customer!.Name,
                o.Message!.CaseId, o.Message.Text, o.CreatedAt, o.Attempts, o.Error))
            .ToListAsync(cancellationToken);
        return Paging.Of(found, size, o => $"{o.Id}");
    }
}
