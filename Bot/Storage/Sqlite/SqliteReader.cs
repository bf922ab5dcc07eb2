using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Storage.Sqlite;

/// <summary>As many connections as reads ever ran at the same time. One on which a read failed is closed.</summary>
internal sealed class SqliteReader(StorageOptions options) : IReader, IDisposable
{
    /// <summary>Whatever a connection of this reader is asked, it writes nothing.</summary>
    private const string OwnPragmas = "PRAGMA query_only = ON";

    // Not pooled: query_only must never reach another one.
    private readonly string connectionString = new SqliteConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ConnectionString;
    private readonly ConcurrentBag<SqliteCareBotDb> idle = [];
    private volatile bool disposed;

    public async Task<T> ReadAsync<T>(Func<CareBotDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(this.disposed, this);
        var db = this.idle.TryTake(out var free) ? free : this.Open();
        try
        {
            var result = await work(db, cancellationToken);
            this.idle.Add(db);
            db = null;
            return result;
        }
        finally
        {
            if (db is not null)
            {
                Close(db);
            }

            if (this.disposed)
            {
                this.Dispose();
            }
        }
    }

    public void Dispose()
    {
        this.disposed = true;
        while (this.idle.TryTake(out var db))
        {
            Close(db);
        }
    }

    private SqliteCareBotDb Open()
    {
        var connection = new SqliteConnection(this.connectionString);
        try
        {
            connection.Open();
            SqlitePragmas.Apply(connection);
            using var own = connection.CreateCommand();
            own.CommandText = OwnPragmas;
            own.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }

        return new(new DbContextOptionsBuilder<SqliteCareBotDb>().UseSqlite(connection).Options) { Kept = new SqliteStatements(connection) };
    }

    private static void Close(SqliteCareBotDb db)
    {
        db.Kept?.Dispose();
        db.Database.GetDbConnection().Dispose();
        db.Dispose();
    }
}
