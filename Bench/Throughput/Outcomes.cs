using CareBot.Bench.Road;
using CareBot.Tests.Hosting;

namespace CareBot.Bench.Throughput;

/// <summary>What became of the events, by the bot's own ledger: who got no reply of their own was handed to a person, or met with silence by a rule.</summary>
internal static class Outcomes
{
    /// <param name="folder">Where the bot runs.</param>
    /// <param name="postgres">Connection string; null for SQLite.</param>
    public static async Task PrintAsync(string folder, string? postgres)
    {
        await using var command = new BotProcess(BotProgram.Storage(postgres), folder, BotProgram.Path);
        await command.RunToEndAsync("ledger");
        var lines = command.Output.Split('\n').SkipWhile(line => !line.StartsWith("received ", StringComparison.Ordinal)).Where(line => line.Trim().Length > 0);
        foreach (var line in lines)
        {
            Console.WriteLine($"  {line.TrimEnd()}");
        }
    }
}
