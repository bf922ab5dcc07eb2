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
    public static Task<int> ExecuteAsync(
        this CareBotDb db, string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Kept?.Find(sql) is { } kept ? Task.FromResult(Execute(db, kept, parameters)) : ExecuteNewAsync(db, sql, parameters, cancellationToken);
    }

    /// <summary>Runs a statement that returns one number; null when it returned no row or NULL.</summary>
    public static Task<long?> ScalarAsync(
        this CareBotDb db, string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Kept?.Find(sql) is { } kept
            ? Task.FromResult(Rows(db, kept, row => row.IsDBNull(0) ? null : (long?)row.GetInt64(0), parameters).FirstOrDefault())
            : ScalarNewAsync(db, sql, parameters, cancellationToken);
    }

    /// <summary>Runs a statement and reads its rows.</summary>
    public static Task<List<T>> RowsAsync<T>(
        this CareBotDb db, string sql, Func<IRow, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(read);
        return db.Kept?.Find(sql) is { } kept ? Task.FromResult(Rows(db, kept, read, parameters)) : RowsNewAsync(db, sql, read, parameters, cancellationToken);
    }

    /// <summary>Microseconds since 1970, as instants are stored.</summary>
    public static long Microseconds(DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant that a column of microseconds holds.</summary>
    public static DateTimeOffset Instant(long microseconds) => DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds);

    /// <summary>A column of text that may be NULL.</summary>
    public static string? Text(this IRow row, int column)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.IsDBNull(column) ? null : row.GetString(column);
    }

    private static int Execute(CareBotDb db, IKeptStatement statement, (string Name, object? Value)[] parameters)
    {
        var changed = 0;
        try
        {
            Bind(db, statement, parameters);
            while (statement.Step())
            {
                // What it returns is not asked for.
            }
        }
        finally
        {
            changed = statement.End();
        }

        return changed;
    }

    private static List<T> Rows<T>(CareBotDb db, IKeptStatement statement, Func<IRow, T> read, (string Name, object? Value)[] parameters)
    {
        var rows = new List<T>();
        try
        {
            Bind(db, statement, parameters);
            while (statement.Step())
            {
                rows.Add(read(statement));
            }
        }
        finally
        {
            statement.End();
        }

        return rows;
    }

    private static void Bind(CareBotDb db, IKeptStatement statement, (string Name, object? Value)[] parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            statement.Bind(parameters[i].Name, i, Stored(db, parameters[i].Value));
        }
    }

    private static async Task<int> ExecuteNewAsync(CareBotDb db, string sql, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        await using var command = await CommandAsync(db, sql, parameters, cancellationToken);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<long?> ScalarNewAsync(CareBotDb db, string sql, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        await using var command = await CommandAsync(db, sql, parameters, cancellationToken);
        return await command.ExecuteScalarAsync(cancellationToken) switch
        {
            null or DBNull => null,
            var value => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    private static async Task<List<T>> RowsNewAsync<T>(
        CareBotDb db, string sql, Func<IRow, T> read, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        await using var command = await CommandAsync(db, sql, parameters, cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var row = new ReaderRow(reader);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(row));
        }

        return rows;
    }

    private static async Task<DbCommand> CommandAsync(
        CareBotDb db, string sql, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        if (db.Database.GetDbConnection().State != System.Data.ConnectionState.Open)
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
        }

        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = Stored(db, value) ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>A value as the database holds it.</summary>
    private static object? Stored(CareBotDb db, object? value) => value switch
    {
        DateTimeOffset instant => Microseconds(instant),
        string text => StorableTextConverter.Storable(text),
        Enum number => Convert.ToInt32(number, System.Globalization.CultureInfo.InvariantCulture),
        IReadOnlyCollection<long> ids => db.ListOf(ids),
        _ => value,
    };

    private sealed class ReaderRow(DbDataReader reader) : IRow
    {
        public long GetInt64(int column) => reader.GetInt64(column);

        public int GetInt32(int column) => reader.GetInt32(column);

        public bool GetBoolean(int column) => reader.GetBoolean(column);

        public string GetString(int column) => reader.GetString(column);

        public bool IsDBNull(int column) => reader.IsDBNull(column);
    }
}
