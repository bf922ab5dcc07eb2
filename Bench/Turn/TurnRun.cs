using System.Diagnostics;
using System.Globalization;
using CareBot.Bench.Road;
using CareBot.Bot.Channels;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Newtonsoft.Json;

namespace CareBot.Bench.Turn;

/// <summary>
/// Measures what the runtime costs: each turn reads a message as a channel sends it, passes the middleware, loads the conversation's state,
/// begins a dialog that answers and ends, and saves the state, in memory. One thread; conversations take turns, each from its own customer.
/// </summary>
internal static class TurnRun
{
    private const int Conversations = 1_000;
    private const double AskedP99Milliseconds = 1;

    public static async Task<int> RunAsync(int turns, CancellationToken cancellationToken)
    {
        var adapter = new SilentAdapter();
        var bot = OneStepBot(adapter);
        var messages = Enumerable.Range(0, Conversations).Select(Message).ToArray();

        await RunAsync(adapter, bot, messages, new List<double>(turns), Math.Max(1, turns / 10), cancellationToken);
        var milliseconds = new List<double>(turns);
        GC.Collect();
        var allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
        var collectionsBefore = GC.CollectionCount(0);
        var repliesBefore = adapter.Replies;
        await RunAsync(adapter, bot, messages, milliseconds, turns, cancellationToken);
        var allocated = (double)(GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore) / turns;

        if (adapter.Replies - repliesBefore != turns)
        {
            throw new InvalidOperationException($"{turns} turns gave {adapter.Replies - repliesBefore} replies; each must give one.");
        }

        var mean = milliseconds.Average();
        var percentiles = Percentiles.Of(milliseconds);
        Print("turns", turns, $", {GC.CollectionCount(0) - collectionsBefore} collections");
        Print("a turn, mean", mean * 1_000_000, "ns");
        Print("allocated a turn", allocated, "bytes");
        Print("p50", percentiles.P50 * 1000, "us");
        Print("p99", percentiles.P99 * 1000, $"us (asked: at most {AskedP99Milliseconds} ms)");
        Print("longest", milliseconds.Max() * 1000, "us");
        return percentiles.P99 <= AskedP99Milliseconds ? 0 : 1;
    }

    private static BotCallbackHandler OneStepBot(SilentAdapter adapter)
    {
        var storage = new MemoryStorage(new JsonSerializer { TypeNameHandling = TypeNameHandling.None, NullValueHandling = NullValueHandling.Ignore });
        var state = new ConversationState(storage);
        adapter.Use(new AutoSaveStateMiddleware(state));
        var dialogs = new DialogSet(state.CreateProperty<DialogState>("dialogs")).Add(new WaterfallDialog("answer",
        [
            async (step, cancellationToken) =>
            {
                await step.Context.SendActivityAsync("Pesanan Kakak sedang dikirim.", cancellationToken: cancellationToken);
                return await step.EndDialogAsync(null, cancellationToken);
            },
        ]));
        return async (turn, cancellationToken) =>
        {
            var context = await dialogs.CreateContextAsync(turn, cancellationToken);
            var result = await context.ContinueDialogAsync(cancellationToken);
            if (result.Status == DialogTurnStatus.Empty)
            {
                await context.BeginDialogAsync("answer", null, cancellationToken);
            }
        };
    }

    private static async Task RunAsync(
        SilentAdapter adapter, BotCallbackHandler bot, string[] messages, List<double> milliseconds, int turns, CancellationToken cancellationToken)
    {
        for (var i = 0; i < turns; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            await adapter.RunAsync(ActivityJson.ReadActivity(messages[i % messages.Length]), bot, cancellationToken);
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    private static string Message(int conversation) => $$"""
        {
          "type": "message", "id": "m{{conversation}}", "timestamp": "2026-01-07T02:00:00.123Z", "localTimestamp": "2026-01-07T09:00:00.123+07:00",
          "serviceUrl": "https://smba.example.org/", "channelId": "webchat", "locale": "id-ID", "textFormat": "plain",
          "from": { "id": "customer-{{conversation}}", "name": "Sari", "role": "user" },
          "recipient": { "id": "bot", "name": "CareBot" },
          "conversation": { "id": "conversation-{{conversation}}", "isGroup": false },
          "text": "halo kak, paket saya kok belum sampai ya?",
          "entities": [ { "type": "ClientCapabilities", "requiresBotState": true, "supportsListening": true } ],
          "channelData": { "clientActivityID": "c{{conversation}}", "clientTimestamp": "2026-01-07T02:00:00.100Z" }
        }
        """;

    private static void Print(string name, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20}{value,12:0.#} {unit}"));
}
