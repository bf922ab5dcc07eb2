using CareBot.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace CareBot.Bench.Fault;

/// <summary>What happens to the bot and its database during a run: kills at random moments, and a database that fails at given ones.</summary>
/// <param name="settings">Of the run.</param>
/// <param name="bot">Is killed and started again.</param>
/// <param name="postgres">Is stopped twice; null: the SQLite database in the folder is spoilt.</param>
/// <param name="folder">In which the bot runs.</param>
internal sealed class Troubles(FaultSettings settings, BotProcess bot, OwnPostgres? postgres, string folder)
{
    private static readonly TimeSpan DatabaseAway = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Locked = TimeSpan.FromSeconds(8);

    private readonly Random random = new(settings.Seed);

    /// <summary>So far.</summary>
    public int Kills { get; private set; }

    /// <summary>The file that says how SQLite is to fail.</summary>
    public static string FaultFile(string folder) => Path.Combine(folder, "sqlite-faults");

    /// <summary>Each happens once so many events were accepted, or when all are sent.</summary>
    public async Task RunAsync(Deliverer deliverer, Task sending, CancellationToken cancellationToken)
    {
        foreach (var (at, happens) in this.All().OrderBy(t => t.At))
        {
            while (deliverer.AcceptedCount < at * settings.Events && !sending.IsCompleted)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
            }

            await happens();
        }
    }

    /// <summary>With the share of the events after which it happens.</summary>
    private List<(double At, Func<Task> Happens)> All()
    {
        List<(double, Func<Task>)> troubles =
            [.. Enumerable.Range(0, settings.Kills).Select(_ => (0.02 + (this.random.NextDouble() * 0.95), (Func<Task>)this.KillAsync))];
        if (postgres is { } server)
        {
            troubles.Add((0.3, () => StopAsync(server, "fast")));
            troubles.Add((0.6, () => StopAsync(server, "immediate")));
        }
        else
        {
            troubles.Add((0.2, () => this.SpoilAsync(SqliteFaults.Full)));
            troubles.Add((0.45, this.LockAsync));
            troubles.Add((0.7, () => this.SpoilAsync(SqliteFaults.ReadOnly)));
            troubles.Add((0.9, () => this.SpoilAsync(SqliteFaults.Full)));
        }

        return troubles;
    }

    private async Task KillAsync()
    {
        await Task.Delay(TimeSpan.FromMilliseconds(this.random.Next(300)));
        await bot.KillAsync();
        this.Kills++;
        await bot.StartAsync();
    }

    private static async Task StopAsync(OwnPostgres server, string mode)
    {
        await server.StopAsync(mode);
        await Task.Delay(DatabaseAway);
        await server.StartAsync();
    }

    private async Task SpoilAsync(string how)
    {
        await File.WriteAllTextAsync(FaultFile(folder), how);
        await Task.Delay(DatabaseAway);
        File.Delete(FaultFile(folder));
    }

    /// <summary>Another program holds the database locked for longer than the bot waits for a lock.</summary>
    private async Task LockAsync()
    {
        await using var other = new SqliteConnection($"Data Source={Path.Combine(folder, "data", "carebot.db")};Pooling=False;Default Timeout=30");
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync(System.Data.IsolationLevel.Serializable);
        await Task.Delay(Locked);
        await transaction.RollbackAsync();
    }
}
