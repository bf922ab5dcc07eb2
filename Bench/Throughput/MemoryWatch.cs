using System.Diagnostics;
using System.Globalization;

namespace CareBot.Bench.Throughput;

/// <summary>Says once a minute how much memory the bot holds: resident, and its heap after a full collection, which tells what really stays.</summary>
/// <param name="folder">In which both sides find each other's files.</param>
/// <param name="resident">Resident memory of the bot now, in megabytes.</param>
internal sealed class MemoryWatch(string folder, Func<double> resident)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private readonly List<double> heaps = [];

    /// <summary>What the bot's process needs in its environment.</summary>
    public static Dictionary<string, string> Environment(string folder) => new(StringComparer.Ordinal)
    {
        ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
        [MemoryProbe.Variable] = folder,
    };

    /// <summary>Now, and each minute until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        while (!stop.IsCancellationRequested)
        {
            await this.SayAsync(watch.Elapsed);
            await Task.Delay(Minute, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        await this.SayAsync(watch.Elapsed);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"heap, from first to last              {this.heaps[0],8:0.0} to {this.heaps[^1]:0.0} MB"));
    }

    private async Task SayAsync(TimeSpan after)
    {
        var before = resident();
        this.heaps.Add(await this.HeapAsync());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory after {after.TotalSeconds,4:0} s                   {before,8:0} MB resident, heap after a full collection {this.heaps[^1]:0.0} MB"));
    }

    private async Task<double> HeapAsync()
    {
        var answer = Path.Combine(folder, MemoryProbe.Answer);
        File.Delete(answer);
        await File.WriteAllTextAsync(Path.Combine(folder, MemoryProbe.Question), "");
        while (!File.Exists(answer))
        {
            await Task.Delay(Glance);
        }

        return double.Parse(await File.ReadAllTextAsync(answer), CultureInfo.InvariantCulture);
    }
}

/// <summary>Inside the bot's process: collects and counts when a file asks for it.</summary>
internal static class MemoryProbe
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "CAREBOT_BENCH_MEMORY";

    public const string Question = "memory-asked";
    public const string Answer = "memory-answered";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);
    private static readonly ManualResetEventSlim Never = new();

    /// <summary>Obeys the files of the folder from now on.</summary>
    public static void Follow(string folder) => new Thread(() =>
    {
        while (!Never.Wait(Glance))
        {
            if (File.Exists(Path.Combine(folder, Question)))
            {
                File.Delete(Path.Combine(folder, Question));
                AnswerIn(folder);
            }
        }
    })
    { IsBackground = true, Name = "Memory probe" }.Start();

    private static void AnswerIn(string folder)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        var whole = Path.Combine(folder, Answer);
        File.WriteAllText(whole + ".new", (GC.GetTotalMemory(forceFullCollection: false) / 1e6).ToString(CultureInfo.InvariantCulture));
        File.Move(whole + ".new", whole);
    }
}
