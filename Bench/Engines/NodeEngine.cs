using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace CareBot.Bench.Engines;

/// <summary>What one engine did on one set.</summary>
/// <param name="Top1">Share of the in-scope cases whose article came first.</param>
/// <param name="P50">Milliseconds a question.</param>
/// <param name="P99">Milliseconds a question.</param>
internal sealed record EngineFigures(double Top1, double BuildSeconds, double P50, double P99);

/// <summary>Runs an engine of npm's in a process of its own; it tells its figures on standard output.</summary>
internal static class NodeEngine
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <returns>Null when it was not done within the time limit.</returns>
    /// <exception cref="InvalidOperationException">It cannot run; the message says what to do.</exception>
    public static async Task<EngineFigures?> RunAsync(string script, string engine, string kb, string cases, string language, TimeSpan limit, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("node", [script, engine, kb, cases, language]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Start(start);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(limit);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(time.Token);
            var output = await process.StandardOutput.ReadToEndAsync(time.Token);
            await process.WaitForExitAsync(time.Token);
            var figures = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
            return process.ExitCode == 0 && figures is not null
                ? JsonSerializer.Deserialize<EngineFigures>(figures, Web)
                : throw new InvalidOperationException($"{engine} ended with {process.ExitCode}; run 'npm ci' in {Path.GetDirectoryName(script)} first. {await errors}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException("Node.js 20 or newer is needed: 'node' cannot be started.", missing);
        }
    }
}
