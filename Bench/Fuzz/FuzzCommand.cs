using System.CommandLine;

namespace CareBot.Bench.Fuzz;

/// <summary><c>fuzz</c>.</summary>
internal static class FuzzCommand
{
    public static Command Create()
    {
        var calls = new Option<int>("--calls") { Description = "Mutated calls of each webhook", DefaultValueFactory = _ => 100_000 };
        var seed = new Option<int>("--seed") { Description = "Of the mutations", DefaultValueFactory = _ => 1 };
        var only = new Option<string?>("--only") { Description = "One webhook, such as x; all of them without it" };
        only.AcceptOnlyFromAmong([.. Webhook.All.Select(w => w.Path.Split('/')[^1])]);
        var command = new Command("fuzz", "Mutated calls of every webhook, unsigned and signed: no 5xx, no fault in the log, nothing stored of unsigned ones") { calls, seed, only };
        command.SetAction((parsed, cancellation) => FuzzRun.RunAsync(parsed.GetValue(calls), parsed.GetValue(seed), parsed.GetValue(only), cancellation));
        return command;
    }
}
