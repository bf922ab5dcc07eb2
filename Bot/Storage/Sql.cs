using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CareBot.Bot.Storage;

/// <summary>
/// Statements that EF Core cannot say (insert or ignore, returning, claims), in the SQL that both providers share.
/// Parameters are written <c>@name</c>; instants become microseconds, enums
/// their numbers, text what the database can hold, lists of ids what <see cref="CareBotDb.ListOf"/> makes of them.
/// </summary>
public static class Sql
{
    /// <summary>Runs a statement; returns the number of rows it changed.</summary>
    public static async Task<int> ExecuteAsync(
        this CareBotDb db, string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var statement = await StatementAsync(db, sql, parameters, cancellationToken);
        return await statement.Command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs a statement that returns one number; null when it returned no row or NULL.</summary>
    public static async Task<long?> ScalarAsync(
        this CareBotDb db, string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var statement = await StatementAsync(db, sql, parameters, cancellationToken);
        return await statement.Command.ExecuteScalarAsync(cancellationToken) switch
        {
            null or DBNull => null,
            var value => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Runs a statement and reads its rows.</summary>
    public static async Task<List<T>> RowsAsync<T>(
        this CareBotDb db,
        string sql,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken,
        params (string Name, object? Value)[] parameters)
    {
        ArgumentNullException.ThrowIfNull(read);
        await using var statement = await StatementAsync(db, sql, parameters, cancellationToken);
        await using var reader = await statement.Command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Microseconds since 1970, as instants are stored.</summary>
    public static long Microseconds(DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant that a column of microseconds holds.</summary>
    public static DateTimeOffset Instant(long microseconds) => DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds);

    /// <summary>A column of text that may be NULL.</summary>
    public static string? Text(this DbDataReader row, int column)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.IsDBNull(column) ? null : row.GetString(column);
    }

    private static async ValueTask<Statement> StatementAsync(
        CareBotDb db, string sql, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db.Kept?.Find(sql) is { } kept)
        {
            Fill(db, kept, parameters);
            return new(kept, IsKept: true);
        }

        if (db.Database.GetDbConnection().State != System.Data.ConnectionState.Open)
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
        }

        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        Fill(db, command, parameters);
        return new(command, IsKept: false);
    }

    private static void Fill(CareBotDb db, DbCommand command, (string Name, object? Value)[] parameters)
    {
        if (command.Parameters.Count != parameters.Length)
        {
            command.Parameters.Clear();
            foreach (var (name, _) in parameters)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters[i].Value = parameters[i].Value switch
            {
                null => DBNull.Value,
                DateTimeOffset instant => Microseconds(instant),
                string text => StorableTextConverter.Storable(text),
                Enum number => Convert.ToInt32(number, System.Globalization.CultureInfo.InvariantCulture),
                IReadOnlyCollection<long> ids => db.ListOf(ids),
                var value => value,
            };
        }
    }

    private readonly record struct Statement(DbCommand Command, bool IsKept) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => this.IsKept ? ValueTask.CompletedTask : this.Command.DisposeAsync();
    }
}
