using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CareBot.Tests.Hosting;

/// <summary>The real program as a process of its own, which can be killed and started again on the same address.</summary>
/// <param name="environment">Settings, as environment variables.</param>
/// <param name="folder">Where it is started; relative paths are counted from here. Null: where the caller runs.</param>
/// <param name="program">The built program; null: the one beside the caller.</param>
/// <param name="logged">Told of every line that it writes on standard output.</param>
internal sealed class BotProcess(
    IReadOnlyDictionary<string, string?> environment, string? folder = null, string? program = null, Action<string>? logged = null) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>What it wrote on standard error since the last start.</summary>
    public string Errors
    {
        get
        {
            lock (this.output)
            {
                return this.errors.ToString();
            }
        }
    }

    /// <summary>All it wrote since the last start.</summary>
    public string Output
    {
        get
        {
            lock (this.output)
            {
                return this.output.ToString();
            }
        }
    }

    /// <summary>Resident memory now, in megabytes.</summary>
    public double MemoryMegabytes
    {
        get
        {
            this.process!.Refresh();
            return this.process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Processor time so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            this.process!.Refresh();
            return this.process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and waits until it says that it answers.</summary>
    public async Task StartAsync(params string[] arguments)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        this.Launch(ready, arguments);
        if (await Task.WhenAny(ready.Task, this.process!.WaitForExitAsync(), Task.Delay(StartLimit)) != ready.Task)
        {
            throw new InvalidOperationException($"The bot did not start:\n{this.Output}");
        }
    }

    /// <summary>Starts it and waits until it ends by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> RunToEndAsync(params string[] arguments)
    {
        this.Launch(new TaskCompletionSource(), arguments);
        using var limit = new CancellationTokenSource(StartLimit);
        await this.process!.WaitForExitAsync(limit.Token);
        return this.process.ExitCode;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        this.process!.Kill();
        await this.process.WaitForExitAsync();
        this.process.Dispose();
        this.process = null;
    }

    /// <summary>SIGTERM, as Ctrl+C, service managers and containers end a program.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="OperationCanceledException">It had not ended within <paramref name="limit"/>.</exception>
    public async Task<int> TerminateAsync(TimeSpan limit)
    {
        using var kill = Process.Start("kill", ["-TERM", this.process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(limit);
        await this.process.WaitForExitAsync(patience.Token);
        return this.process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (this.process is { HasExited: false })
        {
            await this.KillAsync();
        }

        this.process?.Dispose();
    }

    private void Launch(TaskCompletionSource ready, params string[] arguments)
    {
        lock (this.output)
        {
            this.output.Clear();
            this.errors.Clear();
        }

        var start = new ProcessStartInfo("dotnet", [program ?? Path.Combine(AppContext.BaseDirectory, "CareBot.Bot.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder ?? "",
        };
        start.Environment["ASPNETCORE_URLS"] = this.Address.ToString();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        this.process = Process.Start(start)!;
        this.process.OutputDataReceived += (_, line) => this.Take(line.Data, ready);
        this.process.ErrorDataReceived += (_, line) => this.TakeError(line.Data);
        this.process.BeginOutputReadLine();
        this.process.BeginErrorReadLine();
    }

    private void Take(string? line, TaskCompletionSource ready)
    {
        lock (this.output)
        {
            this.output.AppendLine(line);
        }

        if (line is not null)
        {
            logged?.Invoke(line);
        }

        if (line?.StartsWith("Stop with Ctrl+C", StringComparison.Ordinal) == true)
        {
            ready.TrySetResult();
        }
    }

    private void TakeError(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (this.output)
        {
            this.output.AppendLine(line);
            this.errors.AppendLine(line);
        }
    }

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
