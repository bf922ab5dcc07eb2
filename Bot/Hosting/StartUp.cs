using CareBot.Bot.Brands;
using CareBot.Bot.Channels;
using CareBot.Bot.Feed;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using CareBot.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Hosting;

/// <summary>What happens before the server listens: schema, brand, accounts, sample knowledge, snapshots. Safe to repeat.</summary>
public sealed class StartUp(
    IDbContextFactory<CareBotDb> databases,
    IWriter writer,
    IEnumerable<IChannel> channels,
    Accounts accounts,
    ReleasePublisher publisher,
    BrandLoader loader,
    BrandOptions brand,
    IConfiguration configuration,
    TimeProvider clock)
{
    public const string DefaultBrand = "default";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var first = await this.FirstArticlesAsync(cancellationToken);
        await this.SettleBrandAsync(cancellationToken);
        await this.SettleAccountsAsync(cancellationToken);
        await this.PublishFirstAsync(first, cancellationToken);
        await loader.LoadAsync(cancellationToken);
    }

    /// <summary>The settings hold until a lead has edited the hours at the desk.</summary>
    private async Task SettleBrandAsync(CancellationToken cancellationToken)
    {
        var hours = OpeningHoursJson.Write(HoursSettings.Read(configuration.GetSection("Hours")));
        await writer.WriteAsync(
            async (db, ct) =>
            {
                var row = await db.Brands.FirstOrDefaultAsync(b => b.Key == DefaultBrand, ct);
                if (row is null)
                {
                    db.Brands.Add(new Brand { Key = DefaultBrand, Name = brand.Name, Hours = hours });
                }
                else
                {
                    row.Name = brand.Name;
                    if (!row.HoursEdited && row.Hours != hours)
                    {
                        row.Hours = hours;
                        db.Tell(row.Id, FeedKind.Hours, row.Id, clock.GetUtcNow());
                    }
                }

                return true;
            },
            cancellationToken);
    }

    private async Task SettleAccountsAsync(CancellationToken cancellationToken)
    {
        var configured = channels.SelectMany(c => c.Accounts.Select(a => (Channel: c.Id, Account: a))).ToList();
        var connected = await writer.WriteAsync(
            async (db, ct) =>
            {
                var brands = await db.Brands.ToDictionaryAsync(b => b.Key, b => b.Id, StringComparer.Ordinal, ct);
                var rows = await db.Accounts.ToListAsync(ct);
                var settled = new List<(Account Row, ConfiguredAccount Configured)>();
                foreach (var (channel, account) in configured)
                {
                    settled.Add((SettleAccount(db, rows, brands, channel, account), account));
                }

                await db.SaveChangesAsync(ct);
                return settled.Select(a => new ConnectedAccount(a.Row.Id, a.Row.BrandId, a.Row.Channel, a.Row.Name, a.Row.ExternalId)
                {
                    Budgets = a.Configured.Budgets,
                    Team = this.TeamOf(a.Row.Channel, a.Row.Name),
                }).ToList();
            },
            cancellationToken);
        accounts.Fill(connected);
    }

    /// <summary>All channels say it in the same place; the Bot Framework channel, which has one account, beside its other settings.</summary>
    private string? TeamOf(string channel, string account) =>
        (configuration[$"Channels:{channel}:Accounts:{account}:Team"] ?? configuration[$"Channels:{channel}:Team"])?.Trim() is { Length: > 0 } team ? team : null;

    private static Account SettleAccount(
        CareBotDb db, List<Account> rows, Dictionary<string, long> brands, string channel, ConfiguredAccount configured)
    {
        if (!brands.TryGetValue(configured.Brand, out var brandId))
        {
            throw new StartUpException(
                $"Channels: the account '{configured.Name}' of {channel} names the brand '{configured.Brand}'. Allowed: {string.Join(", ", brands.Keys)}.");
        }

        var row = rows.Find(a => a.Channel == channel && a.ExternalId == configured.ExternalId);
        if (row is null)
        {
            row = new Account { BrandId = brandId, Channel = channel, Name = configured.Name, ExternalId = configured.ExternalId };
            db.Accounts.Add(row);
        }

        row.BrandId = brandId;
        row.Name = configured.Name;
        return row;
    }

    /// <summary>What the knowledge folder holds, for a brand without a release, else null. Read before anything is written.</summary>
    private async Task<ReadResult?> FirstArticlesAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Releases.AnyAsync(r => db.Brands.Any(b => b.Id == r.BrandId && b.Key == DefaultBrand), cancellationToken))
        {
            return null;
        }

        var read = KnowledgeFolder.Read(Path.GetFullPath(brand.KnowledgeFolder));
        KnowledgeException.ThrowIfAny(read.Faults);
        return read;
    }

    private async Task PublishFirstAsync(ReadResult? first, CancellationToken cancellationToken)
    {
        if (first is null)
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var brandId = await db.Brands.Where(b => b.Key == DefaultBrand).Select(b => b.Id).FirstAsync(cancellationToken);
        await publisher.PublishFirstAsync(brandId, first.Articles, first.Rules, "First start", cancellationToken);
    }
}

/// <summary>The bot cannot start; the message says what is wrong, where, and what to do.</summary>
public sealed class StartUpException(string message) : Exception(message);
