using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.Storage;

/// <summary>What who starts the program reads when the storage cannot be used.</summary>
public sealed class StorageStartTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("carebot-test-");

    private string DatabasePath => Path.Combine(this.folder.FullName, "carebot.db");

    public void Dispose() => this.folder.Delete(recursive: true);

    [Fact]
    public async Task A_provider_that_does_not_exist()
    {
        Assert.Equal(
            "Storage:Provider is \"MySql\". Allowed are Sqlite and Postgres.",
            await RefusalAsync("MySql", "Server=db"));
    }

    [Fact]
    public async Task A_connection_string_of_the_other_database()
    {
        Assert.Equal(
            "ConnectionStrings:CareBot is not a SQLite connection string. Write it as \"Data Source=data/carebot.db\", "
            + "leave it out for that default, or set Storage:Provider to Postgres if the database is on a server.",
            await RefusalAsync("Sqlite", "Host=db;Database=carebot;Password=secret"));
        Assert.Equal(
            "ConnectionStrings:CareBot is not a PostgreSQL connection string. Write it as \"Host=localhost;Database=carebot;Username=carebot;Password=…\".",
            await RefusalAsync("Postgres", "Data Source Path=carebot.db"));
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=x;Mode=Memory")]
    [InlineData("Foreign Keys=True")]
    public async Task A_sqlite_database_without_a_file(string connectionString)
    {
        Assert.StartsWith("ConnectionStrings:CareBot names no file to keep the database in. ", await RefusalAsync("Sqlite", connectionString), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Storage:Provider is Postgres, but ConnectionStrings:CareBot is missing.")]
    [InlineData("Database=carebot", "ConnectionStrings:CareBot names no Host.")]
    [InlineData("Host=db", "ConnectionStrings:CareBot names no Database.")]
    public async Task A_postgres_database_that_is_not_named(string connectionString, string fault)
    {
        Assert.Equal(
            fault + " Write it as \"Host=localhost;Database=carebot;Username=carebot;Password=…\".",
            await RefusalAsync("Postgres", connectionString));
    }

    [Fact]
    public void Without_settings_the_database_lies_in_data_under_the_current_directory()
    {
        var options = StorageOptions.From(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
        Assert.Equal(StorageProvider.Sqlite, options.Provider);
        Assert.Contains($"Data Source={Path.Combine(Environment.CurrentDirectory, "data", "carebot.db")};", options.ConnectionString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_is_made()
    {
        var path = Path.Combine(this.folder.FullName, "a", "b", "carebot.db");
        await using var services = TestDatabase.Build(Settings("Sqlite", $"Data Source={path}"));
        await StorageSetup.PrepareAsync(services, serving: true, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task A_file_that_is_not_a_database()
    {
        await File.WriteAllTextAsync(this.DatabasePath, string.Concat(Enumerable.Repeat("These are notes. ", 100)));
        Assert.Equal(
            $"The file {this.DatabasePath} is not a SQLite database, or it is encrypted. Move it away, restore a backup, "
            + "or set ConnectionStrings:CareBot to another place, for example \"Data Source=/var/lib/carebot/carebot.db\".",
            await RefusalAsync("Sqlite", $"Data Source={this.DatabasePath}"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made()
    {
        await File.WriteAllTextAsync(Path.Combine(this.folder.FullName, "data"), "a file");
        var inner = Path.Combine(this.folder.FullName, "data", "inner");
        Assert.Equal(
            $"The folder {inner} for the SQLite database cannot be made. Make it and let this account write there, "
            + "or set ConnectionStrings:CareBot to another place, for example \"Data Source=/var/lib/carebot/carebot.db\".",
            await RefusalAsync("Sqlite", $"Data Source={Path.Combine(inner, "carebot.db")}"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is Linux's own.");
        Assert.Equal(
            "The folder /proc of the SQLite database cannot be written to. Let this account write there, "
            + "or set ConnectionStrings:CareBot to another place, for example \"Data Source=/var/lib/carebot/carebot.db\".",
            await RefusalAsync("Sqlite", "Data Source=/proc/carebot.db"));
    }

    [Fact]
    public async Task A_database_that_another_process_works_on()
    {
        await using var running = TestDatabase.Build(Settings("Sqlite", $"Data Source={this.DatabasePath}"));
        await StorageSetup.PrepareAsync(running, serving: true, TestContext.Current.CancellationToken);
        Assert.Equal(
            $"Another CareBot is running on the SQLite database {this.DatabasePath} (it holds {this.DatabasePath}.lock). "
            + "Stop it first; for several processes on one database set Storage:Provider to Postgres.",
            await RefusalAsync("Sqlite", $"Data Source={this.DatabasePath}"));

        await running.DisposeAsync();
        await using var next = TestDatabase.Build(Settings("Sqlite", $"Data Source={this.DatabasePath}"));
        await StorageSetup.PrepareAsync(next, serving: true, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_command_works_beside_the_server_unless_it_would_upgrade_the_schema()
    {
        await using var server = await TestDatabase.SqliteAsync();
        await using (var command = TestDatabase.Build(server.Settings))
        {
            await StorageSetup.PrepareAsync(command, serving: false, TestContext.Current.CancellationToken);
            await command.GetRequiredService<IWriter>().WriteAsync(
                async (db, cancellationToken) =>
                {
                    await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\"", cancellationToken);
                    return true;
                },
                TestContext.Current.CancellationToken);
        }

        var path = server.ConnectionString["Data Source=".Length..];
        await using var newer = TestDatabase.Build(server.Settings);
        var refusal = await Assert.ThrowsAsync<StorageStartException>(
            () => StorageSetup.PrepareAsync(newer, serving: false, TestContext.Current.CancellationToken));
        Assert.Equal(
            $"The CareBot that is running on the SQLite database {path} is older than this one, which would have to upgrade the schema under it. Stop it first.",
            refusal.Message);
    }

    [Fact]
    public async Task A_database_of_another_program()
    {
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={this.DatabasePath};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE messages (id INTEGER)";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var refusal = await RefusalAsync("Sqlite", $"Data Source={this.DatabasePath}");
        Assert.StartsWith($"The database {this.DatabasePath} cannot be brought to schema ", refusal, StringComparison.Ordinal);
        Assert.EndsWith(
            " It holds tables that CareBot did not make, or it is damaged: name an empty database, or restore a backup.",
            refusal,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_was_killed_during_an_upgrade_does_not_block_the_next()
    {
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={this.DatabasePath};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText =
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
                """;
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using var services = TestDatabase.Build(Settings("Sqlite", $"Data Source={this.DatabasePath}"));
        await StorageSetup.PrepareAsync(services, serving: true, TestContext.Current.CancellationToken);
        await using var db = services.GetRequiredService<IDbContextFactory<CareBotDb>>().CreateDbContext();
        Assert.Equal(0, await db.Brands.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_sqlite_database_of_a_newer_program()
    {
        await using var database = await TestDatabase.SqliteAsync();
        var newest = await AddFutureAsync(database);
        Assert.Equal(
            $"The database {database.ConnectionString["Data Source=".Length..]} was made by a newer CareBot (schema 99990101000000_Future); "
            + $"this one knows it up to {newest}. Start that newer CareBot, or restore a backup from before the upgrade.",
            await RefusalAsync("Sqlite", database.ConnectionString));
    }

    [Fact]
    public async Task A_postgres_database_of_a_newer_program()
    {
        await using var database = await TestDatabase.PostgresAsync();
        var newest = await AddFutureAsync(database);
        var (name, server) = Place(database.ConnectionString);
        Assert.Equal(
            $"The database {name} on {server} was made by a newer CareBot (schema 99990101000000_Future); "
            + $"this one knows it up to {newest}. Start that newer CareBot, or restore a backup from before the upgrade.",
            await RefusalAsync("Postgres", database.ConnectionString));
    }

    [Fact]
    public async Task A_postgres_server_that_does_not_answer()
    {
        // Port 1 is reserved and nobody listens there.
        Assert.Equal(
            "PostgreSQL at 127.0.0.1:1 cannot be reached. Start it, or correct Host and Port in ConnectionStrings:CareBot.",
            await RefusalAsync("Postgres", "Host=127.0.0.1;Port=1;Database=carebot;Username=u;Password=secret"));
    }

    [Fact]
    public async Task A_postgres_user_that_may_not_log_in()
    {
        var target = new Npgsql.NpgsqlConnectionStringBuilder(TestTemplates.ConnectionTo("carebot")) { Username = "nobody_known", Password = "secret" };
        Assert.Equal(
            $"PostgreSQL at {target.Host}:{target.Port} refuses the user nobody_known: wrong password, or no right to log in. "
            + "Correct Username and Password in ConnectionStrings:CareBot.",
            await RefusalAsync("Postgres", target.ConnectionString));
    }

    [Fact]
    public async Task A_postgres_database_that_does_not_exist()
    {
        var target = new Npgsql.NpgsqlConnectionStringBuilder(TestTemplates.ConnectionTo("carebot_missing"));
        Assert.Equal(
            $"PostgreSQL at {target.Host}:{target.Port} has no database carebot_missing. "
            + $"Create it (createdb -h {target.Host} -p {target.Port} -U {target.Username} carebot_missing), or correct Database in ConnectionStrings:CareBot.",
            await RefusalAsync("Postgres", target.ConnectionString));
    }

    private static Dictionary<string, string?> Settings(string provider, string connectionString) => new()
    {
        [StorageOptions.ProviderKey] = provider,
        [StorageOptions.ConnectionKey] = connectionString,
    };

    private static async Task<string> RefusalAsync(string provider, string connectionString)
    {
        var refusal = await Assert.ThrowsAsync<StorageStartException>(async () =>
        {
            await using var services = TestDatabase.Build(Settings(provider, connectionString));
            await StorageSetup.PrepareAsync(services, serving: true, TestContext.Current.CancellationToken);
        });
        return refusal.Message;
    }

    /// <summary>Closes the database after a migration of the future; returns the newest of today.</summary>
    private static async Task<string> AddFutureAsync(TestDatabase database)
    {
        await database.WriteAsync(db => db.Database.ExecuteSqlRawAsync(
            "INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Future', '99')"));
        string newest;
        await using (var read = database.Read())
        {
            newest = read.Database.GetMigrations().Last();
        }

        await database.CloseAsync();
        return newest;
    }

    private static (string Name, string Server) Place(string connectionString)
    {
        var target = new Npgsql.NpgsqlConnectionStringBuilder(connectionString);
        return (target.Database!, $"{target.Host}:{target.Port}");
    }
}
