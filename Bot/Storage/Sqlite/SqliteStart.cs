using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace CareBot.Bot.Storage.Sqlite;

internal sealed class SqliteStart(
    StorageOptions options, IDbContextFactory<SqliteCareBotDb> contexts, SqliteLock running, ILogger<SqliteStart> logger)
    : IStorageStart, IDisposable
{
    private const string OtherPlace = $"or set {StorageOptions.ConnectionKey} to another place, for example \"Data Source=/var/lib/carebot/carebot.db\".";

    private readonly string path = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;

    public async Task PrepareAsync(bool serving, CancellationToken cancellationToken)
    {
        this.MakeFolder();
        var alone = this.TakeLock(serving);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            // The first statement reads the file's head.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);

            if (alone)
            {
                // EF Core's own migration lock is a row that a killed process leaves behind for ever; ours is held already.
                await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
            }
        }
        catch (SqliteException exception)
        {
            throw new StorageStartException(this.Explain(exception), exception);
        }

        if (!alone && (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            throw new StorageStartException(
                $"The CareBot that is running on the SQLite database {this.path} is older than this one, "
                + "which would have to upgrade the schema under it. Stop it first.");
        }

        await SchemaUpgrade.RunAsync(db, this.path, logger, cancellationToken);
        StorageLog.Ready(logger, StorageProvider.Sqlite, this.path);
    }

    /// <summary>Closes the pooled connections, so that the last of them brings the log into the database file.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(options.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    private void MakeFolder()
    {
        var folder = Path.GetDirectoryName(this.path)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageStartException(
                $"The folder {folder} for the SQLite database cannot be made. Make it and let this account write there, {OtherPlace}", exception);
        }
    }

    /// <summary>True if this process has the database; false for a command that works beside the one that serves.</summary>
    private bool TakeLock(bool serving)
    {
        var file = SqliteLock.PathFor(this.path);
        try
        {
            var taken = running.TryTake(this.path);
            if (!taken && serving)
            {
                throw new StorageStartException(
                    $"Another CareBot is running on the SQLite database {this.path} (it holds {file}). "
                    + $"Stop it first; for several processes on one database set {StorageOptions.ProviderKey} to Postgres.");
            }

            return taken;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageStartException(
                $"The folder {Path.GetDirectoryName(this.path)} of the SQLite database cannot be written to. Let this account write there, {OtherPlace}", exception);
        }
    }

    private string Explain(SqliteException exception) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_NOTADB =>
            $"The file {this.path} is not a SQLite database, or it is encrypted. Move it away, restore a backup, {OtherPlace}",
        raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_PERM =>
            $"The SQLite database {this.path} cannot be opened for writing. Let this account write it and its folder, {OtherPlace}",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            $"Another program holds the SQLite database {this.path} locked. Close it and start again.",
        _ => $"The SQLite database {this.path} cannot be used: {exception.Message} Restore a backup, {OtherPlace}",
    };
}
