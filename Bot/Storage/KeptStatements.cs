using System.Data.Common;

namespace CareBot.Bot.Storage;

/// <summary>
/// Statements of one connection that stay prepared: on SQLite most of a short statement's time goes into preparing it. Only texts that stand in the program are
/// kept, which are few; one that is put together at run time is new each time. For one thread at a time.
/// </summary>
public sealed class KeptStatements(DbConnection connection) : IDisposable
{
    private readonly Dictionary<string, DbCommand> commands = new(StringComparer.Ordinal);

    /// <summary>The command of this text, with the parameters of its last run; null if it is not kept.</summary>
    public DbCommand? Find(string sql)
    {
        if (this.commands.TryGetValue(sql, out var known))
        {
            return known;
        }

        if (string.IsInterned(sql) is null)
        {
            return null;
        }

        var command = connection.CreateCommand();
        command.CommandText = sql;
        this.commands[sql] = command;
        return command;
    }

    public void Dispose()
    {
        foreach (var command in this.commands.Values)
        {
            command.Dispose();
        }
    }
}
