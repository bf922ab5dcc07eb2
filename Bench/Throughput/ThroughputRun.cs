using System.Diagnostics;
using System.Globalization;
using CareBot.Bench.Road;
using CareBot.Knowledge;

namespace CareBot.Bench.Throughput;

/// <param name="Rate">Events a second.</param>
/// <param name="Batch">Events of one call.</param>
/// <param name="Customers">Who write in turn.</param>
/// <param name="Silent">Whether nothing is to be said to the events.</param>
/// <param name="Set">Further settings of the bot.</param>
/// <param name="Memory">Whether the heap is collected and counted each minute, which costs time.</param>
internal sealed record ThroughputSettings(int Rate, int Seconds, int Batch, int Customers, bool Silent, string? Postgres, IReadOnlyList<string> Set, bool Memory);

/// <summary>
/// How much the whole bot takes and answers, with everything durable, while the generator and the stand-in Graph run beside it on the same machine. An open
/// loop: what comes late counts from the moment at which it was due.
/// </summary>
internal static class ThroughputRun
{
    private const int Connections = 64;
    private const int WarmUpSeconds = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>After so long without a reply none is expected any more.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(ThroughputSettings settings, CancellationToken cancellationToken)
    {
        using var graph = new RawGraph(settings.Customers);
        using var folder = new TemporaryFolder();
        var more = settings.Set.Select(s => s.Split('=', 2)).ToDictionary(s => s[0], s => s[1], StringComparer.Ordinal);
        foreach (var (name, value) in settings.Memory ? MemoryWatch.Environment(folder.Path) : [])
        {
            more[name] = value;
        }

        await using var bot = await MessengerBot.StartAsync(graph.Address, folder.Path, settings.Postgres, cancellationToken, more);
        Console.WriteLine(Text($"{(settings.Postgres is null ? "SQLite" : "PostgreSQL")}, {Environment.ProcessorCount} cores; {settings.Rate} events/s in calls of {settings.Batch}, {settings.Customers} customers{(settings.Silent ? ", nothing to say" : "")}"));
        Console.WriteLine(Text($"memory after start                    {bot.MemoryMegabytes,8:0} MB"));

        var questions = Questions();
        string? Say(int number) => settings.Silent ? null : questions[number % questions.Count];
        var load = new RawLoad(bot.Address, Connections);
        var warmUp = Calls(0, settings.Rate * WarmUpSeconds / 4, settings, Say);
        await load.RunAsync(warmUp, settings.Rate / 4.0 / settings.Batch, (_, _) => { }, cancellationToken);
        await SettledAsync(bot, cancellationToken);
        graph.TakeWaited();

        var calls = Calls(warmUp.Count * settings.Batch, settings.Rate * settings.Seconds, settings, Say);
        var (botBefore, ownBefore, repliesBefore, watch) = (bot.ProcessorTime, Own(), graph.Replies, Stopwatch.StartNew());
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = settings.Memory ? new MemoryWatch(folder.Path, () => bot.MemoryMegabytes).RunAsync(over.Token) : Task.CompletedTask;
        var took = await load.RunAsync(
            calls,
            settings.Rate / (double)settings.Batch,
            (call, due) =>
            {
                for (var n = call.First; !settings.Silent && n < call.First + call.Events; n++)
                {
                    graph.Asked(n % settings.Customers, due);
                }
            },
            cancellationToken);
        var sent = watch.Elapsed.TotalSeconds;
        await over.CancelAsync();
        await watching;
        var answeredWhile = graph.Replies - repliesBefore;
        var accepted = took.Count(ms => !double.IsNaN(ms)) * settings.Batch;
        Console.WriteLine(Text($"accepted                              {accepted,8} of {settings.Rate * settings.Seconds} in {sent:0.0} s: {accepted / sent:0}/s"));
        var webhook = Percentiles.Of([.. took.Where(ms => !double.IsNaN(ms))]);
        Console.WriteLine(Text($"due to 200, p50 / p99                 {webhook.P50,8:0.0} / {webhook.P99:0.0} ms"));
        Console.WriteLine(Text($"memory                                {bot.MemoryMegabytes,8:0} MB"));

        if (!settings.Silent)
        {
            var whole = await AnsweredAsync(graph, watch, cancellationToken);
            var waited = graph.TakeWaited();
            var reply = Percentiles.Of(waited);
            Console.WriteLine(Text($"replies                               {graph.Replies - repliesBefore,8}; while it was sent {answeredWhile / sent:0}/s, with the rest {(graph.Replies - repliesBefore) / whole:0}/s"));
            Console.WriteLine(Text($"questions answered                    {waited.Count,8} ({waited.Count / whole:0}/s), {graph.Unanswered} unanswered"));
            Console.WriteLine(Text($"due to reply, p50 / p99               {reply.P50,8:0.0} / {reply.P99:0.0} ms"));
        }

        if (settings.Silent)
        {
            await SettledAsync(bot, cancellationToken);
        }

        var (used, own) = (bot.ProcessorTime - botBefore, Own() - ownBefore);
        await Outcomes.PrintAsync(folder.Path, settings.Postgres);
        Console.WriteLine(Text($"processor time of an event            {used.TotalMicroseconds / accepted,8:0} us in the bot, {own.TotalMicroseconds / accepted:0} us beside it"));
        return 0;
    }

    /// <summary>Waits until everybody is answered, or no more replies come: some questions get none by rule.</summary>
    /// <returns>Seconds on the watch at the last reply.</returns>
    private static async Task<double> AnsweredAsync(RawGraph graph, Stopwatch watch, CancellationToken cancellationToken)
    {
        var (replies, last) = (graph.Replies, watch.Elapsed);
        while (graph.Unanswered > 0 && watch.Elapsed - last < Quiet)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
            if (graph.Replies != replies)
            {
                (replies, last) = (graph.Replies, watch.Elapsed);
            }
        }

        return last.TotalSeconds;
    }

    private static List<RawCall> Calls(int first, int events, ThroughputSettings settings, Func<int, string?> say) =>
        [.. Enumerable.Range(0, events / settings.Batch).Select(n => RawCall.Of(first + (n * settings.Batch), settings.Batch, settings.Customers, say))];

    /// <summary>Until the bot has nothing more to do.</summary>
    private static async Task SettledAsync(MessengerBot bot, CancellationToken cancellationToken)
    {
        var end = Stopwatch.StartNew();
        TimeSpan used;
        do
        {
            used = bot.ProcessorTime;
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }
        while (bot.ProcessorTime - used > TimeSpan.FromMilliseconds(150) && end.Elapsed < Patience);
    }

    private static TimeSpan Own() => Process.GetCurrentProcess().TotalProcessorTime;

    /// <summary>What customers ask: the examples of the sample articles.</summary>
    private static List<string> Questions() =>
        [.. KnowledgeFolder.Read(Path.Combine(AppContext.BaseDirectory, "Sample")).Articles.SelectMany(a => a.Texts.Values).SelectMany(t => t.Questions)];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
