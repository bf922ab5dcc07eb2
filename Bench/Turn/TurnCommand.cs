using System.CommandLine;

namespace CareBot.Bench.Turn;

/// <summary><c>turn</c>.</summary>
internal static class TurnCommand
{
    public static Command Create()
    {
        var turns = new Option<int>("--turns") { Description = "Turns measured, after a tenth as many to warm up", DefaultValueFactory = _ => 200_000 };
        var command = new Command("turn", "One turn without network: an activity read from JSON, the middleware, a dialog of one step, its state") { turns };
        command.SetAction((parsed, cancellation) => TurnRun.RunAsync(parsed.GetValue(turns), cancellation));
        return command;
    }
}
