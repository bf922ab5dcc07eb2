using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CareBot.Bot.Storage.Postgres;

internal sealed class PostgresStart(
    StorageOptions options, NpgsqlDataSource source, IDbContextFactory<PostgresCareBotDb> contexts, ILogger<PostgresStart> logger) : IStorageStart
{
    private const int OldestMajor = 13;

    private readonly NpgsqlConnectionStringBuilder target = new(options.ConnectionString);

    public async Task PrepareAsync(bool serving, CancellationToken cancellationToken)
    {
        await this.CheckServerAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await SchemaUpgrade.RunAsync(db, $"{this.target.Database} on {this.Server}", logger, cancellationToken);

        // Transaction numbers of another server, brought here by a restored dump, would stand before or hide the new ones.
        await db.Database.ExecuteSqlRawAsync(
            "UPDATE feed SET transaction = 0 WHERE transaction >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint", cancellationToken);
        StorageLog.Ready(logger, StorageProvider.Postgres, $"{this.target.Database} on {this.Server}");
    }

    private string Server => $"{this.target.Host}:{this.target.Port}";

    private async Task CheckServerAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            if (connection.PostgreSqlVersion.Major < OldestMajor)
            {
                throw new StorageStartException(
                    $"PostgreSQL at {this.Server} has version {connection.PostgreSqlVersion}; CareBot needs {OldestMajor} or newer. Upgrade the server.");
            }
        }
        catch (Exception exception) when (exception is NpgsqlException or SocketException)
        {
            throw new StorageStartException(this.Explain(exception), exception);
        }
    }

    private string Explain(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            $"PostgreSQL at {this.Server} refuses the user {this.target.Username}: wrong password, or no right to log in. "
            + $"Correct Username and Password in {StorageOptions.ConnectionKey}.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            $"PostgreSQL at {this.Server} has no database {this.target.Database}. "
            + $"Create it (createdb -h {this.target.Host} -p {this.target.Port} -U {this.target.Username} {this.target.Database}), "
            + $"or correct Database in {StorageOptions.ConnectionKey}.",
        PostgresException refused => $"PostgreSQL at {this.Server} refuses to be used: {refused.MessageText} (SQLSTATE {refused.SqlState}).",
        _ => $"PostgreSQL at {this.Server} cannot be reached. Start it, or correct Host and Port in {StorageOptions.ConnectionKey}.",
    };
}
