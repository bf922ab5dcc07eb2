using CareBot.Bot.Brands;
using CareBot.Bot.Channels;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Hosting;

/// <summary>Gives the accounts of the settings their rows, each under its brand.</summary>
public sealed class AccountSettlement(
    IWriter writer, IEnumerable<IChannel> channels, Accounts accounts, IReadOnlyList<BrandOptions> brands, IConfiguration configuration, ILogger<AccountSettlement> log)
{
    /// <summary>An account that the settings give to another brand takes its customers with it.</summary>
    /// <exception cref="StartUpException">An account names a brand that the settings do not have.</exception>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        var configured = channels.SelectMany(c => c.Accounts.Select(a => (Channel: c.Id, Account: a))).ToList();
        var (connected, moved) = await writer.WriteAsync(
            async (db, ct) =>
            {
                var known = await db.Brands.ToDictionaryAsync(b => b.Key, b => b.Id, StringComparer.Ordinal, ct);
                var rows = await db.Accounts.ToListAsync(ct);
                var before = rows.ToDictionary(a => a.Id, a => a.BrandId);
                var settled = configured.ConvertAll(c => (Row: Settle(db, rows, this.BrandOf(known, c.Channel, c.Account), c.Channel, c.Account), Configured: c.Account));
                await db.SaveChangesAsync(ct);
                var moving = rows.Where(a => before[a.Id] != a.BrandId).ToList();
                await AccountMove.RunAsync(db, moving, ct);
                return (settled.ConvertAll(a => this.Connect(a.Row, a.Configured)), moving.ConvertAll(a => (a.Id, a.BrandId)));
            },
            cancellationToken);
        accounts.Fill(connected);
        foreach (var (account, brand) in moved)
        {
            BrandsLog.AccountMoved(log, account, brand);
        }
    }

    private ConnectedAccount Connect(Account row, ConfiguredAccount configured) => new(row.Id, row.BrandId, row.Channel, row.Name, row.ExternalId)
    {
        Budgets = configured.Budgets,
        Team = this.TeamOf(row.Channel, row.Name),
    };

    /// <summary>All channels say it in the same place; the Bot Framework channel, which has one account, beside its other settings.</summary>
    private string? TeamOf(string channel, string account) =>
        (configuration[$"Channels:{channel}:Accounts:{account}:Team"] ?? configuration[$"Channels:{channel}:Team"])?.Trim() is { Length: > 0 } team ? team : null;

    private long BrandOf(Dictionary<string, long> known, string channel, ConfiguredAccount account)
    {
        if (brands.Any(b => b.Key == account.Brand))
        {
            return known[account.Brand];
        }

        var why = known.ContainsKey(account.Brand)
            ? ", which is no longer in the settings; write it under Brands again, or name another"
            : string.Empty;
        throw new StartUpException(
            $"Channels: the account '{account.Name}' of {channel} names the brand '{account.Brand}'{why}. Allowed: {string.Join(", ", brands.Select(b => b.Key))}.");
    }

    private static Account Settle(CareBotDb db, List<Account> rows, long brand, string channel, ConfiguredAccount configured)
    {
        var row = rows.Find(a => a.Channel == channel && a.ExternalId == configured.ExternalId);
        if (row is null)
        {
            row = new Account { BrandId = brand, Channel = channel, Name = configured.Name, ExternalId = configured.ExternalId };
            db.Accounts.Add(row);
        }

        row.BrandId = brand;
        row.Name = configured.Name;
        return row;
    }
}
