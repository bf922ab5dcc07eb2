using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CareBot.Bench.Road;

/// <summary>The bot as built beside this program, running with one Messenger page.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    public const string AppSecret = "bench-app-secret";
    public const string PageId = "1234";

    private readonly Process process;

    private BotProcess(Process process, Uri address, double startSeconds) =>
        (this.process, this.Address, this.StartSeconds) = (process, address, startSeconds);

    public Uri Address { get; }

    /// <summary>From the process's start until <c>/health/ready</c> answered 200.</summary>
    public double StartSeconds { get; }

    /// <summary>The administrator's one-time password; only a first start says it.</summary>
    public required Task<string> FirstPassword { get; init; }

    /// <summary>Resident memory now.</summary>
    public double MemoryMegabytes
    {
        get
        {
            this.process.Refresh();
            return this.process.WorkingSet64 / 1e6;
        }
    }

    /// <param name="graph">Where Messenger is.</param>
    /// <param name="folder">The current directory, which gets the database.</param>
    /// <param name="postgres">Connection string; null for SQLite.</param>
    /// <param name="cancellationToken">Ends the wait for the start.</param>
    /// <param name="more">Further settings, as environment variables.</param>
    /// <param name="logged">Told of every line of the log.</param>
    public static async Task<BotProcess> StartAsync(
        Uri graph, string folder, string? postgres, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? more = null, Action<string>? logged = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [ProgramPath()]) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Channels__Messenger__AppSecret"] = AppSecret;
        start.Environment["Channels__Messenger__VerifyToken"] = "bench";
        start.Environment["Channels__Messenger__GraphBaseUrl"] = graph.ToString().TrimEnd('/');
        start.Environment["Channels__Messenger__Accounts__page__Id"] = PageId;
        start.Environment["Channels__Messenger__Accounts__page__AccessToken"] = "bench-token";
        foreach (var (name, value) in more ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        if (postgres is not null)
        {
            start.Environment["Storage__Provider"] = "Postgres";
            start.Environment["ConnectionStrings__CareBot"] = postgres;
        }

        var watch = Stopwatch.StartNew();
        var started = Process.Start(start)!;
        var password = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        started.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } written)
            {
                logged?.Invoke(written);
            }

            if (line.Data?.Split("One-time password:") is [_, var said])
            {
                password.TrySetResult(said.Trim());
            }
        };
        started.BeginOutputReadLine();
        await ReadyAsync(started, address, cancellationToken);
        return new BotProcess(started, address, watch.Elapsed.TotalSeconds) { FirstPassword = password.Task };
    }

    public async ValueTask DisposeAsync()
    {
        this.process.Kill();
        await this.process.WaitForExitAsync();
        this.process.Dispose();
    }

    private static async Task ReadyAsync(Process started, Uri address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        while (!started.HasExited)
        {
            try
            {
                if ((await client.GetAsync(new Uri(address, "/health/ready"), cancellationToken)).StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
            }
        }

        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The bot did not start (exit code {started.ExitCode})."));
    }

    /// <summary>The bot's output folder mirrors ours: Bench/bin/Release/net10.0 and Bot/bin/Release/net10.0.</summary>
    private static string ProgramPath()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "Bot", "bin", output.Parent.Name, output.Name, "CareBot.Bot.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
