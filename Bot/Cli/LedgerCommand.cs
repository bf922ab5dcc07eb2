using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CareBot.Bot.Brands;
using CareBot.Bot.Conversations;
using CareBot.Bot.Hosting;
using CareBot.Bot.Ledger;
using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Cli;

/// <summary><c>ledger</c>: what became of everything that was accepted in a period.</summary>
internal static class LedgerCommand
{
    public static Command Create()
    {
        var from = new Option<DateTimeOffset?>("--from") { Description = "Beginning (included), such as 2026-11-01; 24 hours before the end by default" };
        var to = new Option<DateTimeOffset?>("--to") { Description = "End (not included); now by default" };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of lines" };
        var brand = new Option<string?>("--brand") { Description = "Key of a brand: only what came to its accounts; all by default" };
        var command = new Command("ledger", "What became of everything that customers sent; fails when anything is stuck") { from, to, json, brand };
        command.SetAction((parsed, cancellation) => CommandLine.RefuseCleanlyAsync(
            () => RunAsync(parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(json), parsed.GetValue(brand), parsed.InvocationConfiguration.Output, cancellation), parsed.InvocationConfiguration.Error));
        return command;
    }

    private static async Task RunAsync(DateTimeOffset? from, DateTimeOffset? to, bool json, string? key, TextWriter output, CancellationToken cancellationToken)
    {
        await using var app = Server.Build([]);
        await Server.PrepareAsync(app.Services, serving: false, cancellationToken);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CareBotDb>>().CreateDbContextAsync(cancellationToken);
        long? brand = key is null ? null : await BrandKey.FindAsync(db, key, cancellationToken);
        var end = to ?? app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var ledger = await app.Services.GetRequiredService<LedgerReader>().ReadAsync(from ?? end - TimeSpan.FromDays(1), end, brand, cancellationToken);
        await output.WriteLineAsync(json ? JsonSerializer.Serialize(ledger, StoredJson.Options) : Text(ledger));
        if (ledger.Stuck > 0 || !ledger.Balances)
        {
            throw new InvalidDataException($"{ledger.Stuck} event(s) are stuck and {(ledger.Balances ? "the ledger balances" : "the ledger does not balance")}. Look at the desk's delivery page.");
        }
    }

    private static string Text(LedgerFigures ledger)
    {
        (string Name, long Events)[] lines =
        [
            ("received", ledger.Received),
            ("answered", ledger.Answered),
            ("handed over", ledger.HandedOver),
            .. ledger.Silent.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => ($"silent by {s.Key}", s.Value)),
            ("waiting", ledger.Waiting),
            ("parked", ledger.Parked),
            ("stuck", ledger.Stuck),
            ("replies given up", ledger.Undelivered),
            ("sends repeated", ledger.Repeated),
        ];
        return string.Create(CultureInfo.InvariantCulture, $"{ledger.From:u} to {ledger.To:u}\n")
            + string.Join('\n', lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Name,-32}{l.Events,10}")));
    }
}
