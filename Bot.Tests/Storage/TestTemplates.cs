using CareBot.Bot.Storage;
using CareBot.Tests.Storage;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestTemplates))]

namespace CareBot.Tests.Storage;

/// <summary>Databases that are migrated once and copied for every test.</summary>
public sealed class TestTemplates : IAsyncDisposable
{
    private const string Variable = "CAREBOT_TEST_POSTGRES";

    private static readonly string? Server = Environment.GetEnvironmentVariable(Variable);
    private static readonly string Template = $"carebot_template_{Environment.ProcessId}";
    private static readonly Lazy<Task<byte[]>> Sqlite = new(MakeSqliteAsync);
    private static readonly Lazy<Task> Postgres = new(MakePostgresAsync);

    public static bool HasPostgres => !string.IsNullOrEmpty(Server);

    public static Task<byte[]> SqliteAsync() => Sqlite.Value;

    /// <summary>A connection string of a copy, and what drops it.</summary>
    public static async Task<(string ConnectionString, Func<Task> Drop)> PostgresAsync()
    {
        Assert.SkipUnless(HasPostgres, $"{Variable} names no PostgreSQL server.");
        await Postgres.Value;
        var name = $"carebot_test_{Guid.NewGuid():N}";
        await RunOnServerAsync($"CREATE DATABASE {name} TEMPLATE {Template}");
        return (ConnectionTo(name), () => RunOnServerAsync($"DROP DATABASE {name} WITH (FORCE)"));
    }

    /// <summary>The server's connection string with another database.</summary>
    public static string ConnectionTo(string database)
    {
        Assert.SkipUnless(HasPostgres, $"{Variable} names no PostgreSQL server.");
        return new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 20 }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (Postgres.IsValueCreated)
        {
            await RunOnServerAsync($"DROP DATABASE IF EXISTS {Template} WITH (FORCE)");
        }
    }

    private static async Task<byte[]> MakeSqliteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("carebot-test-");
        try
        {
            var path = Path.Combine(folder.FullName, "template.db");
            await PrepareAsync("Sqlite", $"Data Source={path}");
            return await File.ReadAllBytesAsync(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MakePostgresAsync()
    {
        await RunOnServerAsync($"DROP DATABASE IF EXISTS {Template} WITH (FORCE)");
        await RunOnServerAsync($"CREATE DATABASE {Template}");
        await PrepareAsync("Postgres", ConnectionTo(Template));
    }

    private static async Task PrepareAsync(string provider, string connectionString)
    {
        await using var services = TestDatabase.Build(new Dictionary<string, string?>
        {
            [StorageOptions.ProviderKey] = provider,
            [StorageOptions.ConnectionKey] = connectionString,
        });
        await StorageSetup.PrepareAsync(services, serving: true, CancellationToken.None);
    }

    private static async Task RunOnServerAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
