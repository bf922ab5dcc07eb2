using System.Diagnostics;
using System.Net;
using CareBot.Tests.Hosting;

namespace CareBot.Bench.Road;

/// <summary>The bot as built beside this program, running with one Messenger page.</summary>
internal sealed class MessengerBot : IAsyncDisposable
{
    public const string AppSecret = "bench-app-secret";
    public const string PageId = "1234";

    private readonly BotProcess process;

    private MessengerBot(BotProcess process, double startSeconds) => (this.process, this.StartSeconds) = (process, startSeconds);

    public Uri Address => this.process.Address;

    /// <summary>From the process's start until <c>/health/ready</c> answered 200.</summary>
    public double StartSeconds { get; }

    /// <summary>The administrator's one-time password; only a first start says it.</summary>
    public required Task<string> FirstPassword { get; init; }

    /// <summary>Resident memory now.</summary>
    public double MemoryMegabytes => this.process.MemoryMegabytes;

    /// <summary>Processor time so far.</summary>
    public TimeSpan ProcessorTime => this.process.ProcessorTime;

    /// <param name="graph">Where Messenger is.</param>
    /// <param name="folder">The current directory, which gets the database.</param>
    /// <param name="postgres">Connection string; null for SQLite.</param>
    /// <param name="cancellationToken">Ends the wait for the start.</param>
    /// <param name="more">Further settings, as environment variables.</param>
    /// <param name="logged">Told of every line of the log.</param>
    public static async Task<MessengerBot> StartAsync(
        Uri graph, string folder, string? postgres, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? more = null, Action<string>? logged = null)
    {
        var environment = BotProgram.Storage(postgres);
        environment["Channels__Messenger__AppSecret"] = AppSecret;
        environment["Channels__Messenger__VerifyToken"] = "bench";
        environment["Channels__Messenger__GraphBaseUrl"] = graph.ToString().TrimEnd('/');
        environment["Channels__Messenger__SendsPerSecond"] = "0";
        environment["Channels__Messenger__Accounts__page__Id"] = PageId;
        environment["Channels__Messenger__Accounts__page__AccessToken"] = "bench-token";
        foreach (var (name, value) in more ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            environment[name] = value;
        }

        var password = new FirstPassword();
        var watch = Stopwatch.StartNew();
        var running = new BotProcess(environment, folder, BotProgram.Path, line =>
        {
            password.Read(line);
            logged?.Invoke(line);
        });
        await running.StartAsync();
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        while ((await client.GetAsync(new Uri(running.Address, "/health/ready"), cancellationToken)).StatusCode != HttpStatusCode.OK)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
        }

        return new MessengerBot(running, watch.Elapsed.TotalSeconds) { FirstPassword = password.Said };
    }

    public ValueTask DisposeAsync() => this.process.DisposeAsync();
}
