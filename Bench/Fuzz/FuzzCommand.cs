using System.CommandLine;

namespace CareBot.Bench.Fuzz;

/// <summary><c>fuzz</c>.</summary>
internal static class FuzzCommand
{
    public static Command Create()
    {
        var calls = new Option<int>("--calls") { Description = "Mutated calls of each webhook", DefaultValueFactory = _ => 100_000 };
        var seed = new Option<int>("--seed") { Description = "Of the mutations", DefaultValueFactory = _ => 1 };
        var webhooks = new Option<string[]>("--webhook")
        {
            Description = "Which webhooks; all if left out", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [.. Webhook.All.Select(w => w.Name)],
        };
        webhooks.AcceptOnlyFromAmong([.. Webhook.All.Select(w => w.Name)]);
        var command = new Command("fuzz", "Mutated calls of every webhook, unsigned and signed: no 5xx, no fault in the log, nothing stored of unsigned ones") { calls, seed, webhooks };
        command.SetAction((parsed, cancellation) => FuzzRun.RunAsync(
            [.. Webhook.All.Where(w => parsed.GetValue(webhooks)!.Contains(w.Name, StringComparer.Ordinal))], parsed.GetValue(calls), parsed.GetValue(seed), cancellation));
        return command;
    }
}
