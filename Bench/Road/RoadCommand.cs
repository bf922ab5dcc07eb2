using System.CommandLine;

namespace CareBot.Bench.Road;

/// <summary><c>road</c>.</summary>
internal static class RoadCommand
{
    public static Command Create()
    {
        var rate = new Option<int>("--rate") { Description = "Messages a second", DefaultValueFactory = _ => 200 };
        var seconds = new Option<int>("--seconds") { Description = "Length of each run", DefaultValueFactory = _ => 60 };
        var postgres = new Option<string?>("--postgres") { Description = "Connection string; without it the embedded SQLite is measured" };
        var highest = new Option<bool>("--highest") { Description = "Search the highest rate that holds", DefaultValueFactory = _ => true };
        var command = new Command("road", "The whole bot as a process: start, webhook to 200, accepted to reply sent, highest rate, memory")
        {
            rate, seconds, postgres, highest,
        };
        command.SetAction((parsed, cancellation) => RoadRun.RunAsync(
            new RoadSettings(parsed.GetValue(rate), parsed.GetValue(seconds), parsed.GetValue(postgres), parsed.GetValue(highest)), cancellation));
        return command;
    }
}
