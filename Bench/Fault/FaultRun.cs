using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CareBot.Bench.Road;
using CareBot.Tests.Hosting;
using CareBot.Tests.StandIns;
using Microsoft.Data.Sqlite;

namespace CareBot.Bench.Fault;

/// <param name="Events">Of all four channels, without copies and spoilt ones.</param>
/// <param name="Kills">By SIGKILL, at random moments.</param>
/// <param name="Rate">Calls a second.</param>
/// <param name="Log">File that gets what the bot logs; null: none.</param>
/// <param name="Postgres">On a PostgreSQL server of the run's own, which is stopped twice; otherwise on SQLite.</param>
internal sealed record FaultSettings(int Events, int Kills, int Rate, int Seed, bool Postgres, string? Log);

/// <summary>
/// The promise about delivery, tried on the whole bot: four platforms that err, customers who write, a person who takes over, and a bot that is killed
/// and whose database fails. Then it is drained and judged from outside.
/// </summary>
internal sealed class FaultRun : IAsyncDisposable
{
    private const double ErrorShare = 0.1;
    private const int Takeovers = 40;
    private static readonly TimeSpan DatabaseAway = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Locked = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(6);

    private readonly FaultSettings settings;
    private readonly TemporaryFolder folder = new();
    private readonly IReadOnlyList<(Platform Platform, double Share)> platforms;
    private readonly Verdict verdict = new();
    private readonly Random random;
    private OwnPostgres? postgres;
    private int kills;

    private FaultRun(FaultSettings settings)
    {
        this.settings = settings;
        this.random = new Random(settings.Seed);
        ErrorMix Mix(int number, IReadOnlyList<ErrorClass> classes) => new(ErrorShare, settings.Seed + number, classes);
        this.platforms =
        [
            (new MetaPlatform("messenger", "Messenger", GraphKind.Messenger, "3333", Mix(1, PlatformErrors.Messaging)), 0.35),
            (new MetaPlatform("instagram", "Instagram", GraphKind.Instagram, "4444", Mix(2, PlatformErrors.Messaging)), 0.25),
            (new MetaPlatform("whatsapp", "WhatsApp", GraphKind.WhatsApp, "5555", Mix(3, PlatformErrors.WhatsApp)), 0.25),
            (new XPlatform(Mix(4, PlatformErrors.X)), 0.15),
        ];
    }

    private string FaultFile => Path.Combine(this.folder.Path, "sqlite-faults");

    /// <returns>0 if the promise was kept.</returns>
    public static async Task<int> RunAsync(FaultSettings settings, CancellationToken cancellationToken)
    {
        await using var run = new FaultRun(settings);
        return await run.RunAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (platform, _) in this.platforms)
        {
            await platform.DisposeAsync();
        }

        if (this.postgres is not null)
        {
            await this.postgres.DisposeAsync();
        }

        this.folder.Dispose();
    }

    private async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        this.postgres = this.settings.Postgres ? await OwnPostgres.StartNewAsync() : null;
        var environment = await this.EnvironmentAsync();
        var password = new FirstPassword();
        using var log = new FaultLog(this.settings.Log);
        await using var bot = new BotProcess(environment, this.folder.Path, BotProgram.Path, line =>
        {
            password.Read(line);
            log.Read(line);
        });
        await bot.StartAsync();

        var script = new EventScript(this.platforms, this.settings.Events, this.settings.Seed, TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1));
        Console.WriteLine($"{script.Events} events, {script.Twice} of them twice, {script.Swapped} out of order, {script.Spoilt} spoilt calls; {this.settings.Kills} kills; {(this.postgres is null ? "SQLite" : "PostgreSQL")}");
        using var agent = new Agent(bot.Address);
        await agent.SignInAsync(await password.Said, cancellationToken);
        using var deliverer = new Deliverer(bot.Address, this.settings.Seed);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = Stopwatch.StartNew();
        var working = agent.WorkAsync(Takeovers, ending.Token);
        var sending = deliverer.RunAsync(script.Calls, this.settings.Rate, ending.Token);
        await this.TroubleAsync(bot, deliverer, script.Events, sending, cancellationToken);
        await sending;
        Console.WriteLine($"all delivered after {watch.Elapsed.TotalSeconds:0} s");
        await ending.CancelAsync();
        await working;

        var rows = StoredRows.Of(this.folder.Path, this.postgres?.Connection);
        var drained = await DrainAsync(rows, cancellationToken);
        Console.WriteLine($"{(drained ? "drained" : "NOT drained")} after {watch.Elapsed.TotalSeconds:0} s");
        this.Told(deliverer, log);
        new Judge(
            new(script, deliverer, [.. this.platforms.Select(p => p.Platform)], agent.TakenOver, await rows.EventsAsync(), await rows.RepliesAsync()), this.verdict).Decide();
        await this.DeskAsync(agent, await rows.RepliesAsync(), cancellationToken);
        await bot.KillAsync();
        await this.LedgerAsync(environment, deliverer.AcceptedCount);
        this.verdict.Print();
        return this.verdict.IsGood ? 0 : 1;
    }

    private async Task<Dictionary<string, string?>> EnvironmentAsync()
    {
        var environment = BotProgram.Storage(this.postgres?.Connection);
        foreach (var (platform, _) in this.platforms)
        {
            await platform.StartAsync();
            platform.Configure(environment);
        }

        environment["Outbox__TokenRestSeconds"] = "1";
        environment["Desk__AgentGoneMinutes"] = "60";
        if (this.postgres is null)
        {
            environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
            environment[SqliteFaults.Variable] = this.FaultFile;
        }

        return environment;
    }

    /// <summary>Kills and failures of the database, each once so many events were accepted.</summary>
    private async Task TroubleAsync(BotProcess bot, Deliverer deliverer, int events, Task sending, CancellationToken cancellationToken)
    {
        List<(double At, Func<Task> Happens)> troubles = [.. Enumerable.Range(0, this.settings.Kills).Select(_ => (0.02 + (this.random.NextDouble() * 0.95), (Func<Task>)(() => this.KillAsync(bot))))];
        if (this.postgres is { } server)
        {
            troubles.Add((0.3, () => StopAsync(server, "fast")));
            troubles.Add((0.6, () => StopAsync(server, "immediate")));
        }
        else
        {
            troubles.Add((0.2, () => this.SpoilAsync(SqliteFaults.Full)));
            troubles.Add((0.45, () => this.LockAsync()));
            troubles.Add((0.7, () => this.SpoilAsync(SqliteFaults.ReadOnly)));
            troubles.Add((0.9, () => this.SpoilAsync(SqliteFaults.Full)));
        }

        foreach (var (at, happens) in troubles.OrderBy(t => t.At))
        {
            while (deliverer.AcceptedCount < at * events && !sending.IsCompleted)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
            }

            await happens();
        }
    }

    private async Task KillAsync(BotProcess bot)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(this.random.Next(300)));
        await bot.KillAsync();
        this.kills++;
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
        await File.WriteAllTextAsync(this.FaultFile, how);
        await Task.Delay(DatabaseAway);
        File.Delete(this.FaultFile);
    }

    /// <summary>Another program holds the database locked for longer than the bot waits for a lock.</summary>
    private async Task LockAsync()
    {
        await using var other = new SqliteConnection($"Data Source={Path.Combine(this.folder.Path, "data", "carebot.db")};Pooling=False;Default Timeout=30");
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync(System.Data.IsolationLevel.Serializable);
        await Task.Delay(Locked);
        await transaction.RollbackAsync();
    }

    private static async Task<bool> DrainAsync(StoredRows rows, CancellationToken cancellationToken)
    {
        var end = Stopwatch.GetTimestamp() + (long)(DrainLimit.TotalSeconds * Stopwatch.Frequency);
        while (await rows.OpenAsync(XPlatform.Short) != (0, 0))
        {
            if (Stopwatch.GetTimestamp() > end)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
        }

        return true;
    }

    private void Told(Deliverer deliverer, FaultLog log)
    {
        this.verdict.Count("kills", this.kills);
        this.verdict.Say("answers of the webhooks", string.Join(", ", deliverer.Answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}: {a.Value}")));
        foreach (var (platform, _) in this.platforms)
        {
            this.verdict.Say($"errors of {platform.Name}", string.Join(", ", platform.Errors.Met.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {e.Value}")));
        }

        foreach (var (kind, count) in log.StorageFailures)
        {
            this.verdict.Count($"writes refused in the bot: {kind}", count);
        }

        this.verdict.None("answers that no platform should get", deliverer.Wrong);
        this.verdict.None("turns that failed", log.FailedTurns);
    }

    /// <summary>What the people of the desk see.</summary>
    private async Task DeskAsync(Agent agent, List<StoredReply> replies, CancellationToken cancellationToken)
    {
        var listed = await agent.ListAsync("delivery/undelivered", cancellationToken);
        this.verdict.Must("given up, on the desk's list", listed.Count == replies.Count(r => r.State == 4), $"{listed.Count}");
        var accounts = (await agent.GetAsync("delivery", cancellationToken)).GetProperty("accounts").EnumerateArray();
        var held = accounts.Single(a => a.GetProperty("name").GetString() == XPlatform.ShortName).GetProperty("heldBack").GetInt64();
        this.verdict.Must("held back, as the desk shows it", held == replies.Count(r => r.Account == XPlatform.Short && r.State < 2), $"{held}");
    }

    /// <summary>The command's own answer, and that it agrees with what was accepted.</summary>
    private async Task LedgerAsync(Dictionary<string, string?> environment, int accepted)
    {
        var said = new List<string>();
        await using var command = new BotProcess(environment, this.folder.Path, BotProgram.Path, said.Add);
        var exit = await command.RunToEndAsync("ledger", "--json");
        var line = said.FirstOrDefault(l => l.StartsWith('{'));
        if (line is null)
        {
            this.verdict.Must("the ledger command", false, command.Output);
            return;
        }

        using var ledger = JsonDocument.Parse(line);
        long Of(string name) => ledger.RootElement.GetProperty(name).GetInt64();
        this.verdict.Must("ledger: received", Of("received") == accepted, $"{Of("received")}");
        foreach (var name in new[] { "answered", "handedOver", "waiting", "parked", "stuck", "undelivered", "repeated" })
        {
            this.verdict.Count($"  {name}", Of(name));
        }

        this.verdict.Say("  silent", string.Join(", ", ledger.RootElement.GetProperty("silent").EnumerateObject().Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Name}: {r.Value.GetInt64()}"))));
        this.verdict.Must("  balances, nothing stuck", exit == 0, exit == 0 ? "yes" : "no");
    }
}
