using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using CareBot.Bench.Road;
using CareBot.Tests.Channels;
using Microsoft.Data.Sqlite;

namespace CareBot.Bench.Fuzz;

/// <summary>
/// The whole bot as a process, and calls of its webhooks mutated by structure: first unsigned ones, after which nothing may be stored, then signed
/// ones, of which each must be answered by anything but a 5xx, with nothing in the log that a fault would leave there.
/// </summary>
internal static class FuzzRun
{
    private const int Unsigned = 2000;
    private const string Secret = "bench-app-secret";

    /// <summary>The tables that a believed call would fill.</summary>
    private static readonly string[] Tables = ["inbox", "conversations", "identities", "customers", "messages", "cases", "outbox"];

    public static async Task<int> RunAsync(IReadOnlyList<Webhook> webhooks, int calls, int seed, CancellationToken cancellationToken)
    {
        await using var platform = await GraphSink.StartAsync();
        using var folder = new TemporaryFolder();
        var faults = new ConcurrentQueue<string>();
        await using var bot = await MessengerBot.StartAsync(
            platform.Address, folder.Path, postgres: null, cancellationToken, Settings(platform.Address), line => Watch(line, faults));
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 32 }) { BaseAddress = bot.Address };

        var failed = 0;
        foreach (var webhook in webhooks)
        {
            var answers = await PostAsync(client, webhook, Unsigned, seed, signed: false, cancellationToken);
            failed += Report(webhook, "unsigned", answers, TimeSpan.Zero, answers.Keys.Any(status => status != 401));
        }

        var kept = await RowsAsync(folder.Path, cancellationToken);
        Console.WriteLine($"rows after the unsigned calls   {kept}");
        failed += kept == 0 ? 0 : 1;
        foreach (var webhook in webhooks)
        {
            var watch = Stopwatch.StartNew();
            var answers = await PostAsync(client, webhook, calls, seed + 1, signed: true, cancellationToken);
            failed += Report(webhook, "signed", answers, watch.Elapsed, answers.Keys.Any(status => status is not (200 or 400 or 404)));
        }

        Console.WriteLine($"rows after the signed calls     {await RowsAsync(folder.Path, cancellationToken)}");
        Console.WriteLine($"faults in the log               {faults.Count}");
        foreach (var line in faults.Take(20))
        {
            Console.WriteLine("  " + line);
        }

        return failed == 0 && faults.IsEmpty ? 0 : 1;
    }

    private static async Task<ConcurrentDictionary<int, int>> PostAsync(
        HttpClient client, Webhook webhook, int calls, int seed, bool signed, CancellationToken cancellationToken)
    {
        var answers = new ConcurrentDictionary<int, int>();
        var mutations = new JsonMutations(seed);
        var bodies = Enumerable.Range(0, calls).Select(at => mutations.Of(webhook.Call(at)));
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken }, async (body, cancellation) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Path) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.TryAddWithoutValidation(webhook.Header, webhook.Sign(Encoding.UTF8.GetBytes(signed ? Secret : "another"), body));
            using var answer = await client.SendAsync(request, cancellation);
            answers.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
        });
        return answers;
    }

    private static int Report(Webhook webhook, string kind, ConcurrentDictionary<int, int> answers, TimeSpan took, bool wrong)
    {
        var counts = string.Join(", ", answers.OrderBy(a => a.Key).Select(a => $"{a.Key}: {a.Value}"));
        Console.WriteLine($"{webhook.Path + " " + kind,-31} {counts}{(took > TimeSpan.Zero ? $" in {took.TotalSeconds:0} s" : "")}{(wrong ? "  WRONG" : "")}");
        return wrong ? 1 : 0;
    }

    private static async Task<long> RowsAsync(string folder, CancellationToken cancellationToken)
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(folder, "data", "carebot.db")};Mode=ReadOnly");
        await database.OpenAsync(cancellationToken);
        await using var command = database.CreateCommand();
        command.CommandText = "SELECT " + string.Join(" + ", Tables.Select(table => $"(SELECT count(*) FROM {table})"));
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The console writes a fault's level first and its exception below.</summary>
    private static void Watch(string line, ConcurrentQueue<string> faults)
    {
        if (line.Contains("Exception", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal) || line.StartsWith("   at ", StringComparison.Ordinal))
        {
            faults.Enqueue(line);
        }
    }

    private static Dictionary<string, string> Settings(Uri platform)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Channels__X__ConsumerKey"] = "bench",
            ["Channels__X__ConsumerSecret"] = Secret,
            ["Channels__X__ApiBaseUrl"] = platform.ToString().TrimEnd('/'),
            ["Channels__X__PublicReplies"] = "true",
            ["Channels__X__Accounts__page__Id"] = MessengerBot.PageId,
            ["Channels__X__Accounts__page__AccessToken"] = "bench-token",
            ["Channels__X__Accounts__page__AccessTokenSecret"] = "bench-token",
        };
        foreach (var channel in new[] { "Instagram", "WhatsApp" })
        {
            settings[$"Channels__{channel}__AppSecret"] = Secret;
            settings[$"Channels__{channel}__VerifyToken"] = "bench";
            settings[$"Channels__{channel}__GraphBaseUrl"] = platform.ToString().TrimEnd('/');
            settings[$"Channels__{channel}__Accounts__page__Id"] = MessengerBot.PageId;
            settings[$"Channels__{channel}__Accounts__page__AccessToken"] = "bench-token";
        }

        return settings;
    }
}
