using CareBot.Bot.Storage.Model;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareBot.Tests.Brands;

/// <summary>A database from before people could work for several brands.</summary>
public abstract class BrandMigrationContract
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_works_on_for_the_brand_that_they_had()
    {
        await using var database = await this.OpenAsync();
        await using var db = database.Read();
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("VectorsAndWords", Cancellation);
        var brands = new[] { "default", "sport" }.Select(key => new Brand { Key = key, Name = key, Hours = "{}" }).ToList();
        db.Brands.AddRange(brands);
        await db.SaveChangesAsync(Cancellation);
        var people = brands.ConvertAll(b => new Person { BrandId = b.Id, UserName = b.Key, NormalizedUserName = b.Key.ToUpperInvariant(), FirstName = b.Key, CreatedAt = TestRows.Noon });
        db.People.AddRange(people);
        await db.SaveChangesAsync(Cancellation);

        await migrator.MigrateAsync(cancellationToken: Cancellation);
        Assert.Equal(
            people.Select(p => (p.Id, p.BrandId)).Order(),
            (await db.PersonBrands.AsNoTracking().ToListAsync(Cancellation)).Select(m => (m.PersonId, m.BrandId)).Order());
    }

    private protected abstract Task<TestDatabase> OpenAsync();
}

public sealed class SqliteBrandMigrationTests : BrandMigrationContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresBrandMigrationTests : BrandMigrationContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
