using System.Globalization;
using System.Text.Json;
using CareBot.Bench.Road;
using CareBot.Tests.Hosting;

namespace CareBot.Bench.Fault;

/// <summary>What the webhooks' answers, the log, the desk and the ledger command tell of a run.</summary>
internal sealed class Aftermath(Verdict verdict)
{
    public void Told(IReadOnlyList<Platform> platforms, Deliverer deliverer, FaultLog log, Crew crew)
    {
        verdict.Say("answers of the webhooks", string.Join(", ", deliverer.Answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}: {a.Value}")));
        foreach (var platform in platforms)
        {
            verdict.Say($"errors of {platform.Name}", string.Join(", ", platform.Errors.Met.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {e.Value}")));
        }

        foreach (var (kind, count) in log.StorageFailures)
        {
            verdict.Count($"writes refused in the bot: {kind}", count);
        }

        verdict.None("answers that no platform should get", deliverer.Wrong);
        verdict.None("answers that nobody at the desk should get", [.. crew.Refused.Select(r => $"{r.Value} times {r.Key}")]);
        verdict.None("turns that failed", log.FailedTurns);
    }

    /// <summary>What the people of the desk see.</summary>
    public async Task DeskAsync(Agent lead, List<StoredReply> replies, CancellationToken cancellationToken)
    {
        var listed = await lead.ListAsync("delivery/undelivered", cancellationToken);
        verdict.Must("given up, on the desk's list", listed.Count == replies.Count(r => r.State == 4), $"{listed.Count}");
        var accounts = (await lead.GetAsync("delivery", cancellationToken)).GetProperty("accounts").EnumerateArray();
        var held = accounts.Single(a => a.GetProperty("name").GetString() == XPlatform.ShortName).GetProperty("heldBack").GetInt64();
        verdict.Must("held back, as the desk shows it", held == replies.Count(r => r.Account == XPlatform.Short && r.State < 2), $"{held}");
    }

    /// <summary>The command's own answer, and that it agrees with what was accepted.</summary>
    public async Task LedgerAsync(Dictionary<string, string?> environment, string folder, int accepted)
    {
        var said = new List<string>();
        await using var command = new BotProcess(environment, folder, BotProgram.Path, said.Add);
        var exit = await command.RunToEndAsync("ledger", "--json");
        var line = said.FirstOrDefault(l => l.StartsWith('{'));
        if (line is null)
        {
            verdict.Must("the ledger command", false, command.Output);
            return;
        }

        using var ledger = JsonDocument.Parse(line);
        long Of(string name) => ledger.RootElement.GetProperty(name).GetInt64();
        verdict.Must("ledger: received", Of("received") == accepted, $"{Of("received")}");
        foreach (var name in new[] { "answered", "handedOver", "waiting", "parked", "stuck", "undelivered", "repeated" })
        {
            verdict.Count($"  {name}", Of(name));
        }

        verdict.Say("  silent", string.Join(", ", ledger.RootElement.GetProperty("silent").EnumerateObject().Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Name}: {r.Value.GetInt64()}"))));
        verdict.Must("  balances, nothing stuck", exit == 0, exit == 0 ? "yes" : "no");
    }
}
