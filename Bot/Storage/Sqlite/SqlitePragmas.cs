using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CareBot.Bot.Storage.Sqlite;

/// <summary>
/// What every connection is told when it opens: commits wait for the disk (<c>NORMAL</c> would lose the last ones with the
/// power), rows keep what they refer to, and a lock is waited for before it is an error.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>In seconds: how long a lock is waited for.</summary>
    public const int BusySeconds = 5;

    public const string Text = "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    public static void Apply(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var command = ((SqliteConnection)connection).CreateCommand();
        command.CommandText = Text;
        command.ExecuteNonQuery();
    }
}
