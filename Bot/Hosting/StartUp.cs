using CareBot.Bot.Brands;
using CareBot.Bot.Feed;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using CareBot.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Hosting;

/// <summary>What happens before the server listens: schema, brands, accounts, first knowledge, snapshots. Safe to repeat.</summary>
public sealed class StartUp(
    IDbContextFactory<CareBotDb> databases,
    IWriter writer,
    AccountSettlement accounts,
    ReleasePublisher publisher,
    BrandLoader loader,
    IReadOnlyList<BrandOptions> brands,
    TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var first = await this.FirstArticlesAsync(cancellationToken);
        await this.SettleBrandsAsync(cancellationToken);
        await accounts.SettleAsync(cancellationToken);
        await this.PublishFirstAsync(first, cancellationToken);
        await loader.LoadAsync(cancellationToken);
    }

    /// <summary>
    /// The settings hold until a lead has edited the hours at the desk. A brand that left the settings stays as it is, with all that it has.
    /// </summary>
    private Task SettleBrandsAsync(CancellationToken cancellationToken) => writer.WriteAsync(
        async (db, ct) =>
        {
            foreach (var brand in brands)
            {
                await this.SettleBrandAsync(db, brand, OpeningHoursJson.Write(brand.Hours), ct);
            }

            return true;
        },
        cancellationToken);

    private async Task SettleBrandAsync(CareBotDb db, BrandOptions brand, string hours, CancellationToken ct)
    {
        var row = await db.Brands.FirstOrDefaultAsync(b => b.Key == brand.Key, ct);
        if (row is null)
        {
            row = new Brand { Key = brand.Key, Name = brand.Name, Hours = hours };
            db.Brands.Add(row);
            await db.SaveChangesAsync(ct);
            await AdmitAdministratorsAsync(db, row.Id, ct);
            return;
        }

        row.Name = brand.Name;
        if (!row.HoursEdited && row.Hours != hours)
        {
            row.Hours = hours;
            db.Tell(row.Id, FeedKind.Hours, row.Id, clock.GetUtcNow());
        }
    }

    /// <summary>Somebody must be able to open a new brand at the desk: the default brand's administrators, who may bring others in.</summary>
    private static Task<int> AdmitAdministratorsAsync(CareBotDb db, long brand, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO person_brands (person_id, brand_id)
        SELECT p.id, @brand FROM people p JOIN person_brands m ON m.person_id = p.id JOIN brands b ON b.id = m.brand_id
        WHERE b.key = @default AND p.role = @admin
        """,
        ct,
        ("brand", brand),
        ("default", BrandKey.Default),
        ("admin", PersonRole.Admin));

    /// <summary>What the knowledge folders hold, of brands without a release. Read before anything is written.</summary>
    private async Task<List<(string Brand, ReadResult Read)>> FirstArticlesAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var published = await db.Brands.Where(b => db.Releases.Any(r => r.BrandId == b.Id)).Select(b => b.Key).ToListAsync(cancellationToken);
        var first = new List<(string Brand, ReadResult Read)>();
        foreach (var brand in brands.Where(b => b.KnowledgeFolder is not null && !published.Contains(b.Key)))
        {
            var read = KnowledgeFolder.Read(Path.GetFullPath(brand.KnowledgeFolder!));
            KnowledgeException.ThrowIfAny(read.Faults);
            first.Add((brand.Key, read));
        }

        return first;
    }

    private async Task PublishFirstAsync(List<(string Brand, ReadResult Read)> first, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var (brand, read) in first)
        {
            await publisher.PublishFirstAsync(await BrandKey.FindAsync(db, brand, cancellationToken), read.Articles, read.Rules, "First start", cancellationToken);
        }
    }
}

/// <summary>The bot cannot start; the message says what is wrong, where, and what to do.</summary>
public sealed class StartUpException(string message) : Exception(message);
