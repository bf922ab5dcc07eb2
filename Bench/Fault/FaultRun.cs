using System.Diagnostics;
using CareBot.Bench.Road;
using CareBot.Tests.Hosting;
using CareBot.Tests.StandIns;

namespace CareBot.Bench.Fault;

/// <summary>
/// The promise about delivery, tried on the whole bot: four platforms that err, customers who write, people who take over, and a bot that is killed
/// and whose database fails. Then it is drained and judged from outside.
/// </summary>
internal sealed class FaultRun : IAsyncDisposable
{
    private const double ErrorShare = 0.1;
    private static readonly TimeSpan CrewLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(6);

    private readonly FaultSettings settings;
    private readonly TemporaryFolder folder = new();
    private readonly IReadOnlyList<(Platform Platform, double Share)> platforms;
    private readonly Verdict verdict = new();
    private OwnPostgres? postgres;

    private FaultRun(FaultSettings settings)
    {
        this.settings = settings;
        ErrorMix Mix(int number, IReadOnlyList<ErrorClass> classes) => new(ErrorShare, settings.Seed + number, classes);
        this.platforms =
        [
            (new MetaPlatform("messenger", "Messenger", GraphKind.Messenger, "3333", Mix(1, PlatformErrors.Messaging)), 0.35),
            (new MetaPlatform("instagram", "Instagram", GraphKind.Instagram, "4444", Mix(2, PlatformErrors.Messaging)), 0.25),
            (new MetaPlatform("whatsapp", "WhatsApp", GraphKind.WhatsApp, "5555", Mix(3, PlatformErrors.WhatsApp)), 0.25),
            (new XPlatform(Mix(4, PlatformErrors.X)), 0.15),
        ];
    }

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
        using var lead = new Agent(bot.Address);
        await lead.SignInAsync("admin", await password.Said, cancellationToken);
        using var crew = new Crew(lead, this.settings.Seed);
        await crew.EngageAsync(cancellationToken);
        using var deliverer = new Deliverer(bot.Address, this.settings.Seed);
        var troubles = new Troubles(this.settings, bot, this.postgres, this.folder.Path);
        await this.TryAsync(script, deliverer, crew, troubles, cancellationToken);

        var rows = StoredRows.Of(this.folder.Path, this.postgres?.Connection);
        var watch = Stopwatch.StartNew();
        Console.WriteLine($"{(await DrainAsync(rows, cancellationToken) ? "drained" : "NOT drained")} {watch.Elapsed.TotalSeconds:0} s later");
        this.verdict.Count("kills", troubles.Kills);
        var aftermath = new Aftermath(this.verdict);
        var all = this.platforms.Select(p => p.Platform).ToList();
        aftermath.Told(all, deliverer, log, crew);
        new Judge(new(this.settings, script, deliverer, all, crew, await rows.EventsAsync(), await rows.RepliesAsync()), this.verdict).Decide();
        await aftermath.DeskAsync(lead, await rows.RepliesAsync(), cancellationToken);
        await bot.KillAsync();
        await aftermath.LedgerAsync(environment, this.folder.Path, deliverer.AcceptedCount);
        this.verdict.Print();
        return this.verdict.IsGood ? 0 : 1;
    }

    /// <summary>Until every call got its 200.</summary>
    private async Task TryAsync(EventScript script, Deliverer deliverer, Crew crew, Troubles troubles, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = Stopwatch.StartNew();
        var working = crew.WorkAsync(FaultSettings.Takeovers, ending.Token);
        var sending = deliverer.RunAsync(script.Calls, this.settings.Rate, ending.Token);
        await troubles.RunAsync(deliverer, sending, cancellationToken);
        await sending;
        Console.WriteLine($"all delivered after {watch.Elapsed.TotalSeconds:0} s");

        // Where the machine is slow people take over what is still missing now.
        for (var end = Stopwatch.StartNew(); crew.TakenOver.Count < this.settings.FewestTakeovers && end.Elapsed < CrewLimit;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }

        await ending.CancelAsync();
        await working;
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
            environment[SqliteFaults.Variable] = Troubles.FaultFile(this.folder.Path);
        }

        return environment;
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
}
