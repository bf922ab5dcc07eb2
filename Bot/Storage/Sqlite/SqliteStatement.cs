using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CareBot.Bot.Storage.Sqlite;

/// <summary>One statement of SQLite's own interface. A database in WAL mode keeps no reader waiting, so nothing is tried again here.</summary>
internal sealed class SqliteStatement : IKeptStatement, IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    /// <summary>SQLite's number of the parameter at each place; 0 for what the text does not name.</summary>
    private readonly List<int> places = [];

    /// <exception cref="SqliteException">The text is no statement of this database.</exception>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        this.database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(this.database, sql, raw.SQLITE_PREPARE_PERSISTENT, out this.statement), this.database);
    }

    public void Bind(string name, int place, object? value)
    {
        while (this.places.Count <= place)
        {
            this.places.Add(raw.sqlite3_bind_parameter_index(this.statement, "@" + name));
        }

        if (this.places[place] is var number and > 0)
        {
            SqliteException.ThrowExceptionForRC(this.Bind(number, value), this.database);
        }
    }

    public bool Step()
    {
        var result = raw.sqlite3_step(this.statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, this.database);
        }

        return result == raw.SQLITE_ROW;
    }

    public int End()
    {
        var changed = raw.sqlite3_changes(this.database);
        raw.sqlite3_reset(this.statement);
        return changed;
    }

    public long GetInt64(int column) => raw.sqlite3_column_int64(this.statement, column);

    public int GetInt32(int column) => checked((int)this.GetInt64(column));

    public bool GetBoolean(int column) => this.GetInt64(column) != 0;

    public string GetString(int column) => raw.sqlite3_column_text(this.statement, column).utf8_to_string()
        ?? throw new InvalidOperationException($"Column {column} is NULL.");

    public bool IsDBNull(int column) => raw.sqlite3_column_type(this.statement, column) == raw.SQLITE_NULL;

    public void Dispose() => this.statement.Dispose();

    private int Bind(int number, object? value) => value switch
    {
        null or DBNull => raw.sqlite3_bind_null(this.statement, number),
        long whole => raw.sqlite3_bind_int64(this.statement, number, whole),
        int whole => raw.sqlite3_bind_int64(this.statement, number, whole),
        bool truth => raw.sqlite3_bind_int64(this.statement, number, truth ? 1 : 0),
        double real => raw.sqlite3_bind_double(this.statement, number, real),
        string text => this.Bind(number, text),
        byte[] bytes => raw.sqlite3_bind_blob(this.statement, number, bytes),
        _ => throw new ArgumentException($"A column holds no {value.GetType()}.", nameof(value)),
    };

    /// <summary>SQLite makes its own copy of the bytes.</summary>
    private int Bind(int number, string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return raw.sqlite3_bind_text(this.statement, number, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
