using CareBot.Bot.Channels;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Outbox;

/// <summary>
/// Keeps accounts within their platforms' budgets. Every begun send of such an account is a row, so the count is exact over
/// restarts and replicas; a failed send has used its place as well.
/// </summary>
public sealed class SendBudgets(IDbContextFactory<CareBotDb> databases, TimeProvider clock)
{
    /// <summary>Sends that may begin now; null for an account without a budget, never below 0.</summary>
    public async Task<long?> LeftAsync(CareBotDb db, ConnectedAccount account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        long? left = null;
        foreach (var budget in account.Budgets)
        {
            var used = await db.ScalarAsync(
                "SELECT count(*) FROM account_sends WHERE account_id = @account AND at > @since",
                cancellationToken,
                ("account", account.Id),
                ("since", clock.GetUtcNow() - budget.Window));
            left = Math.Min(left ?? long.MaxValue, Math.Max(0, budget.Most - (used ?? 0)));
        }

        return left;
    }

    /// <summary>Writes down sends that begin. The account's row changes too, so that of two replicas that counted the same room one counts again.</summary>
    internal async Task SpendAsync(CareBotDb db, long account, int sends, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.ExecuteAsync("UPDATE accounts SET sends = sends + @sends WHERE id = @id", cancellationToken, ("sends", (long)sends), ("id", account));
        db.AccountSends.AddRange(Enumerable.Range(0, sends).Select(_ => new AccountSend { AccountId = account, At = now }));
    }

    /// <summary>
    /// Whether sending so many more would leave less than half of the tightest budget: replies are then put together rather than sent one by one.
    /// </summary>
    public async Task<bool> IsShortAsync(ConnectedAccount account, int wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (account.Budgets.Count == 0)
        {
            return false;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var left = await this.LeftAsync(db, account, cancellationToken);
        var waiting = await db.Outbox.CountAsync(o => o.AccountId == account.Id && o.State == OutboxState.Queued, cancellationToken);
        return left - waiting - wanted < account.Budgets.Min(b => b.Most) / 2;
    }
}
