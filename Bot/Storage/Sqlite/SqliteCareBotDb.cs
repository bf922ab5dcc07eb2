using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CareBot.Bot.Storage.Sqlite;

/// <summary>The database in one file beside the program.</summary>
public sealed class SqliteCareBotDb(DbContextOptions<SqliteCareBotDb> options) : CareBotDb(options)
{
    public override IQueryable<FeedEntry> FeedAfter(FeedPosition position) =>
        Feed.AsNoTracking().Where(f => f.Number > position.Number).OrderBy(f => f.Number);

    public override IQueryable<FeedEntry> FeedBackwards => Feed.AsNoTracking().OrderByDescending(f => f.Number);

    internal override object ListOf(IReadOnlyCollection<long> ids) => $"[{string.Join(',', ids)}]";

    protected override string ActiveFilter => "active = 1";

    /// <summary>For <c>dotnet ef</c>, which needs the model and no database.</summary>
    public sealed class Design : IDesignTimeDbContextFactory<SqliteCareBotDb>
    {
        public SqliteCareBotDb CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteCareBotDb>().UseSqlite("Data Source=:memory:").Options);
    }
}
