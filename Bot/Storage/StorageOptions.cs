using System.Data.Common;
using CareBot.Bot.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CareBot.Bot.Storage;

public enum StorageProvider
{
    Sqlite,
    Postgres,
}

/// <summary>The settings <c>Storage:Provider</c> and <c>ConnectionStrings:CareBot</c>, checked and completed.</summary>
/// <param name="Provider">SQLite unless said otherwise.</param>
/// <param name="ConnectionString">With what every connection needs; on SQLite its data source is an absolute path.</param>
public sealed record StorageOptions(StorageProvider Provider, string ConnectionString)
{
    public const string ProviderKey = "Storage:Provider";
    public const string ConnectionKey = "ConnectionStrings:CareBot";

    /// <summary>Reads the settings. A relative SQLite path is counted from the current directory.</summary>
    /// <exception cref="StorageStartException">What is set cannot be used.</exception>
    public static StorageOptions From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var connection = configuration[ConnectionKey];
        return configuration[ProviderKey] switch
        {
            null or "" => Sqlite(connection),
            var name when name.Equals(nameof(StorageProvider.Sqlite), StringComparison.OrdinalIgnoreCase) => Sqlite(connection),
            var name when name.Equals(nameof(StorageProvider.Postgres), StringComparison.OrdinalIgnoreCase) => Postgres(connection),
            var name => throw new StorageStartException($"{ProviderKey} is \"{name}\". Allowed are Sqlite and Postgres."),
        };
    }

    private static StorageOptions Sqlite(string? connection)
    {
        const string Cure = "Write it as \"Data Source=data/carebot.db\", leave it out for that default, "
            + $"or set {ProviderKey} to Postgres if the database is on a server.";
        var builder = Parse(
            string.IsNullOrWhiteSpace(connection) ? "Data Source=data/carebot.db" : connection,
            text => new SqliteConnectionStringBuilder(text),
            "a SQLite connection string",
            Cure);
        if (builder.DataSource.Length == 0 || builder.DataSource == ":memory:" || builder.Mode == SqliteOpenMode.Memory
            || builder.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw new StorageStartException($"{ConnectionKey} names no file to keep the database in. {Cure}");
        }

        builder.DataSource = Path.GetFullPath(builder.DataSource);
        builder.ForeignKeys = true;
        builder.DefaultTimeout = SqlitePragmas.BusySeconds;
        return new StorageOptions(StorageProvider.Sqlite, builder.ConnectionString);
    }

    private static StorageOptions Postgres(string? connection)
    {
        const string Cure = "Write it as \"Host=localhost;Database=carebot;Username=carebot;Password=…\".";
        if (string.IsNullOrWhiteSpace(connection))
        {
            throw new StorageStartException($"{ProviderKey} is Postgres, but {ConnectionKey} is missing. {Cure}");
        }

        var builder = Parse(connection, text => new NpgsqlConnectionStringBuilder(text), "a PostgreSQL connection string", Cure);
        if (string.IsNullOrWhiteSpace(builder.Host) || string.IsNullOrWhiteSpace(builder.Database))
        {
            throw new StorageStartException($"{ConnectionKey} names no {(string.IsNullOrWhiteSpace(builder.Host) ? "Host" : "Database")}. {Cure}");
        }

        builder.ApplicationName ??= "CareBot";

        // A dead network shows within half a minute, also on the connection that only listens.
        SetUnlessGiven(builder, "Keepalive", () => builder.KeepAlive = 15);
        SetUnlessGiven(builder, "Max Auto Prepare", () => builder.MaxAutoPrepare = 100);

        // A server takes 100 connections by default: a busy replica must leave some to the next one, to backups and to people.
        SetUnlessGiven(builder, "Maximum Pool Size", () => builder.MaxPoolSize = 30);
        return new StorageOptions(StorageProvider.Postgres, builder.ConnectionString);
    }

    private static void SetUnlessGiven(NpgsqlConnectionStringBuilder builder, string keyword, Action set)
    {
        // ContainsKey says yes to every keyword that Npgsql knows; the keys are those that the text names.
        if (!builder.Keys.Cast<string>().Contains(keyword, StringComparer.OrdinalIgnoreCase))
        {
            set();
        }
    }

    private static T Parse<T>(string text, Func<string, T> parse, string kind, string cure)
        where T : DbConnectionStringBuilder
    {
        try
        {
            return parse(text);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            throw new StorageStartException($"{ConnectionKey} is not {kind}. {cure}", exception);
        }
    }
}
