using System.Collections.Concurrent;
using CareBot.Bot.Storage;
using Microsoft.Data.Sqlite;

namespace CareBot.Bot.Conversations;

/// <summary>
/// One process has the database alone, so what is claimed is remembered here and a restart frees it all. The pump asks many
/// times a second, so it has a connection of its own that stays open. <see cref="ClaimAsync"/> and
/// <see cref="NextDueAsync"/> are for one caller at a time.
/// </summary>
public sealed class SqliteClaims(StorageOptions options, IWriter writer, TimeProvider clock) : IConversationClaims, IDisposable
{
    private readonly ConcurrentDictionary<long, bool> busy = new();
    private SqliteConnection? connection;
    private SqliteCommand? claim;
    private SqliteCommand? next;

    public long? Epoch => null;

    public void Dispose()
    {
        this.claim?.Dispose();
        this.next?.Dispose();
        this.connection?.Dispose();
    }

    public Task<IReadOnlyList<long>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        var command = this.Now(this.claim ??= this.Command("SELECT id FROM conversations WHERE due_at <= @now ORDER BY due_at, id LIMIT @most", "@most"));
        command.Parameters["@most"].Value = most + this.busy.Count;
        using var row = command.ExecuteReader();
        var claimed = new List<long>();
        while (claimed.Count < most && row.Read())
        {
            if (this.busy.TryAdd(row.GetInt64(0), true))
            {
                claimed.Add(row.GetInt64(0));
            }
        }

        return Task.FromResult<IReadOnlyList<long>>(claimed);
    }

    public async Task ReleaseAsync(long conversationId, DateTimeOffset? retryAt, CancellationToken cancellationToken)
    {
        try
        {
            if (retryAt is not null)
            {
                await writer.WriteAsync(
                    (db, ct) => db.ExecuteAsync(
                        "UPDATE conversations SET due_at = @due WHERE id = @id", ct, ("due", retryAt), ("id", conversationId)),
                    cancellationToken);
            }
        }
        finally
        {
            this.busy.TryRemove(conversationId, out _);
        }
    }

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var command = this.Now(this.next ??= this.Command("SELECT min(due_at) FROM conversations WHERE due_at > @now"));
        return Task.FromResult(command.ExecuteScalar() is long due ? Sql.Instant(due) : (DateTimeOffset?)null);
    }

    private SqliteCommand Now(SqliteCommand command)
    {
        command.Parameters["@now"].Value = Sql.Microseconds(clock.GetUtcNow());
        return command;
    }

    private SqliteCommand Command(string text, params string[] parameters)
    {
        if (this.connection is null)
        {
            var opening = new SqliteConnection(options.ConnectionString);
            opening.Open();
            this.connection = opening;
        }

        var command = this.connection.CreateCommand();
        command.CommandText = text;
        foreach (var name in parameters.Prepend("@now"))
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }
}
