using Microsoft.Data.Sqlite;

namespace CareBot.Bot.Storage.Sqlite;

/// <summary>The kept statements of a connection, past ADO.NET, whose objects for every run cost more than a short statement.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IKeptStatements
{
    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);

    public IKeptStatement? Find(string sql)
    {
        if (this.statements.TryGetValue(sql, out var known))
        {
            return known;
        }

        if (string.IsInterned(sql) is null)
        {
            return null;
        }

        var statement = new SqliteStatement(connection, sql);
        this.statements[sql] = statement;
        return statement;
    }

    public void Dispose()
    {
        foreach (var statement in this.statements.Values)
        {
            statement.Dispose();
        }
    }
}
