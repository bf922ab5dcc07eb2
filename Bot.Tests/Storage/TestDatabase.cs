using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.Storage;

/// <summary>
/// A fresh, migrated database of its own for one test, with the services of <see cref="StorageSetup"/> on it; gone when
/// disposed. A child process gets <see cref="Environment"/>; on SQLite <see cref="CloseAsync"/> first, because only one
/// process may hold the file.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<Task> remove;
    private ServiceProvider? services;

    private TestDatabase(string provider, string connectionString, Func<Task> remove)
    {
        this.Settings = new Dictionary<string, string?>
        {
            [StorageOptions.ProviderKey] = provider,
            [StorageOptions.ConnectionKey] = connectionString,
        };
        this.remove = remove;
    }

    /// <summary>In a folder of its own under the temporary folder.</summary>
    public static async Task<TestDatabase> SqliteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("carebot-test-");
        var path = Path.Combine(folder.FullName, "carebot.db");
        await File.WriteAllBytesAsync(path, await TestTemplates.SqliteAsync());
        var database = new TestDatabase("Sqlite", $"Data Source={path}", () =>
        {
            folder.Delete(recursive: true);
            return Task.CompletedTask;
        });
        await database.ReopenAsync();
        return database;
    }

    /// <summary>On the server that CAREBOT_TEST_POSTGRES names; without one the test is skipped.</summary>
    /// <param name="through">What stands between the database and who uses it; null: nothing. It is the caller's.</param>
    internal static async Task<TestDatabase> PostgresAsync(TcpRelay? through = null)
    {
        var (connectionString, drop) = await TestTemplates.PostgresAsync();
        var database = new TestDatabase("Postgres", through?.Start(connectionString) ?? connectionString, drop);
        await database.ReopenAsync();
        return database;
    }

    /// <summary>The settings of this database, as configuration keys.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>The same as environment variables.</summary>
    public IReadOnlyDictionary<string, string?> Environment =>
        this.Settings.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value);

    public string ConnectionString => this.Settings[StorageOptions.ConnectionKey]!;

    public IServiceProvider Services => this.services ?? throw new InvalidOperationException("The database is closed.");

    public IWriter Writer => this.Services.GetRequiredService<IWriter>();

    public IStorageErrors Errors => this.Services.GetRequiredService<IStorageErrors>();

    /// <summary>A context for reading.</summary>
    public CareBotDb Read() => this.Services.GetRequiredService<IDbContextFactory<CareBotDb>>().CreateDbContext();

    /// <summary>Writes and returns nothing.</summary>
    public Task WriteAsync(Func<CareBotDb, Task> work) => this.Writer.WriteAsync(
        async (db, _) =>
        {
            await work(db);
            return true;
        },
        TestContext.Current.CancellationToken);

    /// <summary>Lets go of the database as a process that ends does.</summary>
    public async Task CloseAsync()
    {
        if (this.services is { } open)
        {
            this.services = null;
            await open.DisposeAsync();
        }
    }

    public async Task ReopenAsync()
    {
        await this.CloseAsync();
        this.services = Build(this.Settings);
        await StorageSetup.PrepareAsync(this.services, serving: true, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await this.CloseAsync();
        await this.remove();
    }

    /// <summary>The storage services on these settings; nothing is opened yet.</summary>
    public static ServiceProvider Build(IEnumerable<KeyValuePair<string, string?>> settings) => new ServiceCollection()
        .AddLogging()
        .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider(validateScopes: true);
}
