using System.CommandLine;

namespace CareBot.Bench.Fault;

/// <summary><c>fault</c>.</summary>
internal static class FaultCommand
{
    public static Command Create()
    {
        var events = new Option<int>("--events") { Description = "Events of all channels", DefaultValueFactory = _ => 20_000 };
        var kills = new Option<int>("--kills") { Description = "Times the bot is killed", DefaultValueFactory = _ => 20 };
        var rate = new Option<int>("--rate") { Description = "Webhook calls a second", DefaultValueFactory = _ => 100 };
        var seed = new Option<int>("--seed") { Description = "Of all that is random", DefaultValueFactory = _ => 1 };
        var postgres = new Option<bool>("--postgres") { Description = "On a PostgreSQL server of its own, which is stopped twice; otherwise on SQLite, which is full, locked and read-only for a while" };
        var log = new Option<string?>("--log") { Description = "File that gets what the bot logs" };
        var command = new Command("fault", "Four channels whose platforms err, a bot that is killed, a database that fails: is every accepted event answered once, in order, by one speaker?")
        {
            events, kills, rate, seed, postgres, log,
        };
        command.SetAction((parsed, cancellation) => FaultRun.RunAsync(
            new(parsed.GetValue(events), parsed.GetValue(kills), parsed.GetValue(rate), parsed.GetValue(seed), parsed.GetValue(postgres), parsed.GetValue(log)), cancellation));
        return command;
    }
}
