using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace CareBot.Bot.Storage.Sqlite;

/// <summary>The writer's connection, the context on it, and the statements around pieces of work. For one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    /// <summary>
    /// What undoes a piece is kept in memory, not in a file that is made and deleted for each larger piece; the pages that nearly every turn touches stay in
    /// memory too, at most 16 MB of them; and the log grows to 16 MB before it is brought into the database, so that a page that changes again and again
    /// is written there once.
    /// </summary>
    private const string OwnPragmas = "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000;";

    private readonly SqliteConnection connection;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand save;
    private readonly SqliteCommand keep;
    private readonly SqliteCommand undo;
    private readonly SqliteCommand commit;

    public SqliteSession(string connectionString)
    {
        this.connection = new SqliteConnection(connectionString);
        try
        {
            this.connection.Open();
            SqlitePragmas.Apply(this.connection);
            using var own = this.Prepare(OwnPragmas);
            own.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            this.connection.Dispose();
            throw;
        }

        this.Db = new SqliteCareBotDb(new DbContextOptionsBuilder<SqliteCareBotDb>().UseSqlite(this.connection).Options) { Kept = new SqliteStatements(this.connection) };
        this.Db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        this.Db.Database.AutoSavepointsEnabled = false;
        this.begin = this.Prepare("BEGIN IMMEDIATE");
        this.save = this.Prepare("SAVEPOINT piece");
        this.keep = this.Prepare("RELEASE piece");
        this.undo = this.Prepare("ROLLBACK TO piece; RELEASE piece");
        this.commit = this.Prepare("COMMIT");
    }

    public SqliteCareBotDb Db { get; }

    /// <summary>Severe errors make SQLite roll the whole transaction back by itself.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(this.connection.Handle) == 0;

    public void Begin() => this.begin.ExecuteNonQuery();

    public void BeginPiece() => this.save.ExecuteNonQuery();

    public void KeepPiece() => this.keep.ExecuteNonQuery();

    public void UndoPiece() => this.undo.ExecuteNonQuery();

    public void Commit() => this.commit.ExecuteNonQuery();

    public void Dispose()
    {
        foreach (var command in new[] { this.begin, this.save, this.keep, this.undo, this.commit })
        {
            command.Dispose();
        }

        this.Db.Kept?.Dispose();
        this.Db.Dispose();
        this.connection.Dispose();
    }

    private SqliteCommand Prepare(string text)
    {
        var command = this.connection.CreateCommand();
        command.CommandText = text;
        return command;
    }
}
