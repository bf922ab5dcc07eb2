using System.Diagnostics;
using System.Globalization;
using CareBot.Tests.Hosting;

namespace CareBot.Bench.Fault;

/// <summary>A PostgreSQL server of the run's own, in a temporary folder, which can be stopped. The server refuses to run as root: then it runs as <c>postgres</c>.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private const string User = "postgres";

    private readonly string folder = Directory.CreateTempSubdirectory("carebot-postgres-").FullName;
    private readonly string programs = Programs();
    private readonly int port = BotProcess.FreePort();

    public string Connection => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={this.port};Username={User};Database=postgres");

    public static async Task<OwnPostgres> StartNewAsync()
    {
        var server = new OwnPostgres();
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", User, server.folder);
        }

        await server.DoAsync("initdb", "-D", server.folder, "-U", User, "-A", "trust", "-E", "UTF8", "--no-sync");
        await server.StartAsync();
        return server;
    }

    public Task StartAsync() => this.DoAsync(
        "pg_ctl", "-D", this.folder, "-w", "-l", Path.Combine(this.folder, "log"), "-o", string.Create(CultureInfo.InvariantCulture, $"-p {this.port} -k {this.folder} -c listen_addresses=127.0.0.1"), "start");

    /// <param name="mode"><c>fast</c> breaks off what is under way, <c>immediate</c> leaves the recovery to the next start.</param>
    public Task StopAsync(string mode) => this.DoAsync("pg_ctl", "-D", this.folder, "-w", "-m", mode, "stop");

    public async ValueTask DisposeAsync()
    {
        await this.StopAsync("immediate");
        Directory.Delete(this.folder, recursive: true);
    }

    /// <summary>The newest version that Debian's packages have installed; otherwise what the path finds.</summary>
    private static string Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")).LastOrDefault(d => File.Exists(Path.Combine(d, "initdb"))) ?? ""
        : "";

    private Task DoAsync(string program, params string[] arguments)
    {
        var whole = Path.Combine(this.programs, program);
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", User, "--", whole, .. arguments]) : RunAsync(whole, arguments);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = "/tmp" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
