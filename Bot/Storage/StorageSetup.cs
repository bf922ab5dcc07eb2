using CareBot.Bot.Storage.Postgres;
using CareBot.Bot.Storage.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace CareBot.Bot.Storage;

public static class StorageSetup
{
    /// <summary>
    /// Registers <see cref="IWriter"/>, <see cref="IReader"/>, <see cref="IDbContextFactory{TContext}"/> of <see cref="CareBotDb"/> for all other reading,
    /// <see cref="IStorageErrors"/>, <see cref="Wake"/>, <see cref="StorageOptions"/>, data protection with its keys in the database, and on
    /// PostgreSQL <see cref="ReplicaLease"/> and the bridge of pulses.
    /// </summary>
    /// <exception cref="StorageStartException">The settings cannot be used.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var options = StorageOptions.From(configuration);
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Wake>();
        if (options.Provider == StorageProvider.Sqlite)
        {
            AddSqlite(services, options);
        }
        else
        {
            AddPostgres(services, options);
        }

        services.AddDataProtection().SetApplicationName("CareBot");
        services.AddSingleton<ProtectionKeyRepository>();
        services.AddOptions<KeyManagementOptions>()
            .Configure<ProtectionKeyRepository>((keys, repository) => keys.XmlRepository = repository);
        return services;
    }

    /// <summary>Makes the folder, opens, checks and migrates the database. Call before anything reads, writes or listens.</summary>
    /// <exception cref="StorageStartException">It cannot be used; the message says why, where and what to do.</exception>
    /// <param name="services">With what <see cref="AddStorage"/> registers.</param>
    /// <param name="serving">Whether this process is to serve; of a SQLite database only one may.</param>
    /// <param name="cancellationToken">Ends the preparation.</param>
    public static Task PrepareAsync(IServiceProvider services, bool serving, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.GetRequiredService<IStorageStart>().PrepareAsync(serving, cancellationToken);
    }

    private static void AddSqlite(IServiceCollection services, StorageOptions options)
    {
        SqliteLibrary.CountNoMemory();
        services.AddPooledDbContextFactory<SqliteCareBotDb>(db => db
            .UseSqlite(options.ConnectionString).AddInterceptors(new SqlitePragmas()).ConfigureWarnings(LogQuietly));
        services.AddSingleton<IDbContextFactory<CareBotDb>, Contexts<SqliteCareBotDb>>();
        services.AddSingleton<SqliteLock>();
        services.AddSingleton<IStorageStart, SqliteStart>();
        services.AddSingleton<IStorageErrors, SqliteErrors>();
        services.AddSingleton<IWriter, SqliteWriter>();
        services.AddSingleton<IReader, SqliteReader>();
    }

    private static void AddPostgres(IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(options.ConnectionString));
        services.AddPooledDbContextFactory<PostgresCareBotDb>((provider, db) => db
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()).ConfigureWarnings(LogQuietly));
        services.AddSingleton<IDbContextFactory<CareBotDb>, Contexts<PostgresCareBotDb>>();
        services.AddSingleton<IStorageStart, PostgresStart>();
        services.AddSingleton<IStorageErrors, PostgresErrors>();
        services.AddSingleton<IWriter, PostgresWriter>();
        services.AddSingleton<IReader, PostgresReader>();
        services.AddSingleton<ReplicaLease>();
        services.AddHostedService(provider => provider.GetRequiredService<ReplicaLease>());
        services.AddSingleton<PostgresWake>();
        services.AddHostedService(provider => provider.GetRequiredService<PostgresWake>());
    }

    /// <summary>Every statement is worth a line to who debugs, not to who operates.</summary>
    private static void LogQuietly(WarningsConfigurationBuilder events) => events.Log((RelationalEventId.CommandExecuted, LogLevel.Debug));

    /// <summary>The provider's pooled contexts, for callers that do not know the provider.</summary>
    private sealed class Contexts<T>(IDbContextFactory<T> pool) : IDbContextFactory<CareBotDb>
        where T : CareBotDb
    {
        public CareBotDb CreateDbContext() => pool.CreateDbContext();

        public async Task<CareBotDb> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await pool.CreateDbContextAsync(cancellationToken);
    }
}
