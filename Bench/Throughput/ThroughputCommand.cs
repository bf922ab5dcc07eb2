using System.CommandLine;

namespace CareBot.Bench.Throughput;

/// <summary><c>throughput</c>.</summary>
internal static class ThroughputCommand
{
    public static Command Create()
    {
        var rate = new Option<int>("--rate") { Description = "Events a second", DefaultValueFactory = _ => 2000 };
        var seconds = new Option<int>("--seconds") { Description = "Length of the measured run", DefaultValueFactory = _ => 60 };
        var batch = new Option<int>("--batch") { Description = "Events of one call", DefaultValueFactory = _ => 1 };
        var customers = new Option<int>("--customers") { Description = "Who write in turn; by default as many as write within ten seconds" };
        var silent = new Option<bool>("--silent") { Description = "Events that are stored and take a silent turn: the webhook alone" };
        var postgres = new Option<string?>("--postgres") { Description = "Connection string; without it the embedded SQLite is measured" };
        var settings = new Option<string[]>("--set") { Description = "Further settings of the bot, NAME=VALUE", AllowMultipleArgumentsPerToken = true };
        var memory = new Option<bool>("--memory") { Description = "Collect and count the bot's heap each minute; costs time" };
        var command = new Command("throughput", "Events at a rate from a light generator: to their 200, and to the reply at a stand-in Graph; processor time of each, memory over the run")
        {
            rate, seconds, batch, customers, silent, postgres, settings, memory,
        };
        command.SetAction((parsed, cancellation) => ThroughputRun.RunAsync(
            new(
                parsed.GetValue(rate),
                parsed.GetValue(seconds),
                parsed.GetValue(batch),
                parsed.GetValue(customers) is > 0 and var given ? given : parsed.GetValue(rate) * 10,
                parsed.GetValue(silent),
                parsed.GetValue(postgres),
                parsed.GetValue(settings) ?? [],
                parsed.GetValue(memory)),
            cancellation));
        return command;
    }
}
