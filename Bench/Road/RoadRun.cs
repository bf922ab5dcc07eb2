using System.Globalization;

namespace CareBot.Bench.Road;

/// <param name="Rate">Messages a second of the measured run.</param>
/// <param name="Seconds">Length of each run.</param>
/// <param name="Postgres">Connection string, or null for SQLite.</param>
/// <param name="Highest">Whether to search the highest rate that holds.</param>
internal sealed record RoadSettings(int Rate, int Seconds, string? Postgres, bool Highest);

/// <summary>
/// Measures the bot from outside: a load generator and a stand-in Graph server beside it on the same machine. Every message
/// comes from a customer of its own, so a run also shows what conversations cost in memory.
/// </summary>
internal static class RoadRun
{
    private const double HeldWebhookP99 = 30;
    private const double HeldReplyP99 = 100;

    public static async Task<int> RunAsync(RoadSettings settings, CancellationToken cancellationToken)
    {
        await using var graph = await GraphSink.StartAsync();
        using var folder = new TemporaryFolder();
        Console.WriteLine($"database                        {(settings.Postgres is null ? "SQLite" : "PostgreSQL")}, {Environment.ProcessorCount} cores, load generator and Graph stand-in beside the bot");

        await using (var first = await MessengerBot.StartAsync(graph.Address, folder.Path, settings.Postgres, cancellationToken))
        {
            Print("first start to ready", first.StartSeconds, "s (creates the database, publishes the sample)");
        }

        await using var bot = await MessengerBot.StartAsync(graph.Address, folder.Path, settings.Postgres, cancellationToken);
        Print("start to ready", bot.StartSeconds, "s");
        Print("memory after start", bot.MemoryMegabytes, "MB");

        using var load = new MessengerLoad(bot.Address, graph);
        await load.RunAsync(settings.Rate, 5, cancellationToken);
        var measured = await load.RunAsync(settings.Rate, settings.Seconds, cancellationToken);
        Report($"{settings.Rate}/s for {settings.Seconds} s", measured);
        Print($"memory after {load.Conversations} conversations", bot.MemoryMegabytes, "MB");

        if (settings.Highest)
        {
            await SearchAsync(load, settings, cancellationToken);
            Print($"memory after {load.Conversations} conversations", bot.MemoryMegabytes, "MB");
        }

        return 0;
    }

    /// <summary>Doubles the rate in short runs until it no longer holds, closes in, and confirms the last one over the full length.</summary>
    private static async Task SearchAsync(MessengerLoad load, RoadSettings settings, CancellationToken cancellationToken)
    {
        int held = settings.Rate, failed = 0;
        while (failed == 0 || failed - held > held / 8)
        {
            var rate = failed == 0 ? held * 2 : (held + failed) / 2;
            var result = await load.RunAsync(rate, Math.Min(10, settings.Seconds), cancellationToken);
            (held, failed) = Holds(result) ? (rate, failed) : (held, rate);
        }

        for (var rate = held; rate >= settings.Rate; rate -= Math.Max(1, rate / 10))
        {
            var result = await load.RunAsync(rate, settings.Seconds, cancellationToken);
            if (Holds(result))
            {
                Report($"highest rate held: {rate}/s for {settings.Seconds} s", result);
                return;
            }
        }

        Console.WriteLine("highest rate held               none: even the measured rate does not hold");
    }

    private static bool Holds(LoadResult result) =>
        result.Failed == 0 && result.Unanswered == 0 && result.Webhook.P99 <= HeldWebhookP99 && result.Reply.P99 <= HeldReplyP99;

    private static void Report(string name, LoadResult result)
    {
        Console.WriteLine($"{name}: {result.Messages} messages, {result.Failed} refused, {result.Unanswered} unanswered");
        Print("  webhook to 200, p50 / p99", result.Webhook.P50, "ms", result.Webhook.P99);
        Print("  accepted to reply sent, p50 / p99", result.Reply.P50, "ms", result.Reply.P99);
    }

    private static void Print(string name, double value, string unit, double? second = null) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{name,-38}{value,8:0.0}{(second is null ? string.Empty : $" / {second:0.0}")} {unit}"));
}
