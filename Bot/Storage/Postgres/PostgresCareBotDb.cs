using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CareBot.Bot.Storage.Postgres;

/// <summary>The database on a server, shared by any number of replicas. PostgreSQL 13 or newer.</summary>
public sealed class PostgresCareBotDb(DbContextOptions<PostgresCareBotDb> options) : CareBotDb(options)
{
    /// <inheritdoc/>
    /// <remarks>Transactions below the snapshot's xmin have all ended, so nothing can still appear among their entries.</remarks>
    public override IQueryable<FeedEntry> FeedAfter(FeedPosition position) => Feed.FromSql(
        $"""
        SELECT * FROM feed
        WHERE (transaction, number) > ({position.Transaction}, {position.Number})
        AND transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        """).AsNoTracking().OrderBy(f => f.Transaction).ThenBy(f => f.Number);

    public override IQueryable<FeedEntry> FeedBackwards => Feed.FromSql(
        $"SELECT * FROM feed WHERE transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        .AsNoTracking().OrderByDescending(f => f.Transaction).ThenByDescending(f => f.Number);

    internal override object ListOf(IReadOnlyCollection<long> ids) => ids.ToArray();

    protected override string ActiveFilter => "active";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<FeedEntry>(f =>
        {
            f.Property(x => x.Transaction).HasDefaultValueSql("pg_current_xact_id()::text::bigint");
            f.HasIndex(x => new { x.Transaction, x.Number });
        });
        base.OnModelCreating(modelBuilder);

        // Keys are compared byte by byte: faster, and their indexes survive an upgrade of the system's collations.
        foreach (var property in modelBuilder.Model.GetEntityTypes()
            .SelectMany(e => e.GetIndexes()).SelectMany(i => i.Properties).Where(p => p.ClrType == typeof(string)))
        {
            property.SetCollation("C");
        }
    }

    /// <summary>For <c>dotnet ef</c>, which needs the model and no database.</summary>
    public sealed class Design : IDesignTimeDbContextFactory<PostgresCareBotDb>
    {
        public PostgresCareBotDb CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresCareBotDb>().UseNpgsql("Host=localhost").Options);
    }
}
