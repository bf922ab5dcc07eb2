using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CareBot.Bench.Fault;

/// <summary>An accepted event as the bot's database has it.</summary>
/// <param name="MessageId">The platform's id.</param>
/// <param name="State">0 waits, 1 is done, 2 is set aside.</param>
/// <param name="Outcome">0 answered, 1 handed over, 2 silent; null: none.</param>
internal sealed record StoredEvent(long Id, long Conversation, string MessageId, long PlatformAt, int State, long? Turn, int? Outcome, string? Rule, string? Error);

/// <summary>A reply as the bot's database has it.</summary>
/// <param name="State">0 waits, 1 is being sent, 2 sent, 3 dropped, 4 given up, 5 arrived, 6 seen.</param>
/// <param name="Repeated">Whether a send of it was in flight when the process died.</param>
internal sealed record StoredReply(
    long Id, long Conversation, string Account, string Customer, long? Turn, string Speaker, int State, int Attempts, string? PlatformId, bool Repeated, string? Error)
{
    public bool IsSent => this.State is 2 or 5 or 6;
}

/// <summary>Reads the bot's database from outside.</summary>
internal sealed class StoredRows(Func<DbConnection> open)
{
    public static StoredRows Of(string folder, string? postgres) => new(postgres is null
        ? () => new SqliteConnection($"Data Source={Path.Combine(folder, "data", "carebot.db")};Mode=ReadOnly;Pooling=False")
        : () => new NpgsqlConnection(postgres));

    public Task<List<StoredEvent>> EventsAsync() => this.ReadAsync(
        "SELECT id, conversation_id, activity, platform_at, state, turn, outcome, rule, error FROM inbox ORDER BY id",
        r => new StoredEvent(r.GetInt64(0), r.GetInt64(1), MessageId(r.GetString(2)), r.GetInt64(3), r.GetInt32(4), Number(r, 5), (int?)Number(r, 6), Text(r, 7), Text(r, 8)));

    public Task<List<StoredReply>> RepliesAsync() => this.ReadAsync(
        """
        SELECT o.id, o.conversation_id, a.external_id, i.external_id, m.turn, o.speaker, o.state, o.attempts, o.platform_id, o.repeated, o.error
        FROM outbox o JOIN conversations c ON c.id = o.conversation_id JOIN identities i ON i.id = c.identity_id JOIN accounts a ON a.id = o.account_id
        LEFT JOIN messages m ON m.id = o.message_id ORDER BY o.id
        """,
        r => new StoredReply(
            r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), Number(r, 4), r.GetString(5), r.GetInt32(6), r.GetInt32(7), Text(r, 8), r.GetBoolean(9), Text(r, 10)));

    /// <summary>Events and replies that still have to be dealt with, those of one account aside.</summary>
    public async Task<(long Events, long Replies)> OpenAsync(string except) => (await this.ReadAsync(
        $"""
         SELECT (SELECT count(*) FROM inbox WHERE state = 0),
             (SELECT count(*) FROM outbox o JOIN accounts a ON a.id = o.account_id WHERE o.state IN (0, 1) AND (a.external_id <> '{except}' OR a.channel <> 'x'))
         """,
        r => (r.GetInt64(0), r.GetInt64(1))))[0];

    private async Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        await using var connection = open();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 60;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static long? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static string MessageId(string activity)
    {
        using var document = JsonDocument.Parse(activity);
        return document.RootElement.GetProperty("id").GetString()!;
    }
}
