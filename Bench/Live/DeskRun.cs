using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CareBot.Bench.Road;

namespace CareBot.Bench.Live;

/// <summary>
/// Customers who wait for a person write at a fixed rate while agents look on. Measured from the webhook's 200: until each
/// agent's live connection is told, and until one agent has fetched the transcript with the message in it.
/// </summary>
internal static class DeskRun
{
    private const int Customers = 100;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(int agents, int rate, int seconds, string? postgres, CancellationToken cancellationToken)
    {
        await using var graph = await GraphSink.StartAsync();
        using var folder = new TemporaryFolder();
        await using var bot = await MessengerBot.StartAsync(graph.Address, folder.Path, postgres, cancellationToken);
        using var webhook = new MessengerWebhook(bot.Address);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        var clients = await SignInAsync(bot, agents, cancellationToken);
        var following = new List<Task>();
        foreach (var client in clients)
        {
            following.Add(await client.FollowAsync(ending.Token));
        }

        var conversations = await OpenConversationsAsync(webhook, clients[0], cancellationToken);
        var fetched = Fetch(clients[0], cancellationToken);
        var accepted = await WriteAsync(webhook, conversations, rate, seconds, cancellationToken);
        await Task.Delay(Settling, cancellationToken);

        Console.WriteLine($"{agents} agents, {rate} messages/s for {seconds} s, {(postgres is null ? "SQLite" : "PostgreSQL")}: {accepted.Count} messages accepted");
        var told = clients.SelectMany(c => accepted.Where(a => c.Announced.ContainsKey(a.Key))
            .Select(a => Math.Max(0, Pace.Milliseconds(a.Value, c.Announced[a.Key])))).ToList();
        Report("accepted to told", told, accepted.Count * agents);
        Report("accepted to fetched", [.. accepted.Where(a => fetched.ContainsKey(a.Key)).Select(a => Math.Max(0, Pace.Milliseconds(a.Value, fetched[a.Key])))], accepted.Count);

        await ending.CancelAsync();
        await Task.WhenAll(following);
        clients.ForEach(c => c.Dispose());
        return 0;
    }

    /// <summary>The administrator makes the agents; each changes the one-time password, as people must.</summary>
    private static async Task<List<DeskClient>> SignInAsync(MessengerBot bot, int agents, CancellationToken cancellationToken)
    {
        using var admin = new DeskClient(bot.Address);
        await admin.SignInAsync("admin", await bot.FirstPassword, cancellationToken);
        var clients = new List<DeskClient>();
        for (var i = 0; i < agents; i++)
        {
            var made = await admin.PostAsync("people", new { userName = $"agent{i}", firstName = $"Agent {i}", role = "agent" }, cancellationToken);
            var client = new DeskClient(bot.Address);
            await client.SignInAsync($"agent{i}", made.GetProperty("oneTimePassword").GetString()!, cancellationToken);
            clients.Add(client);
        }

        return clients;
    }

    /// <summary>Every customer asks for a person and writes once more, so that the bot has said all it will say.</summary>
    /// <returns>By customer: the conversation and the number of its last message.</returns>
    private static async Task<List<(string Customer, long Conversation, int Last)>> OpenConversationsAsync(
        MessengerWebhook webhook, DeskClient watcher, CancellationToken cancellationToken)
    {
        var conversations = new List<(string, long, int)>();
        for (var i = 0; i < Customers; i++)
        {
            var known = watcher.Announced.Keys.Select(k => k.Conversation).ToHashSet();
            await webhook.PostAsync($"c{i}", $"open_{i}", "mau ngomong sama orang", cancellationToken);
            await UntilAsync(() => watcher.Announced.Keys.Any(k => !known.Contains(k.Conversation) && k.Subject == "2"), cancellationToken);
            var conversation = watcher.Announced.Keys.First(k => !known.Contains(k.Conversation)).Conversation;
            await webhook.PostAsync($"c{i}", $"more_{i}", "tolong ya, penting", cancellationToken);
            await UntilAsync(() => watcher.Announced.ContainsKey((conversation, "3")), cancellationToken);
            conversations.Add(($"c{i}", conversation, 0));
        }

        await Task.Delay(Settling, cancellationToken);
        return [.. conversations.Select(c => (c.Item1, c.Item2, watcher.Announced.Keys
            .Where(k => k.Conversation == c.Item2).Max(k => int.Parse(k.Subject, CultureInfo.InvariantCulture))))];
    }

    /// <summary>When one agent, told of a message, has the transcript with it.</summary>
    private static ConcurrentDictionary<(long Conversation, string Subject), long> Fetch(DeskClient client, CancellationToken cancellationToken)
    {
        var fetched = new ConcurrentDictionary<(long, string), long>();
        client.OnMessage = (conversation, caseId, subject) => _ = FetchOneAsync(conversation, caseId, subject);
        return fetched;

        async Task FetchOneAsync(long conversation, long? caseId, string subject)
        {
            var page = await client.GetAsync($"cases/{caseId}/messages?limit=20", cancellationToken);
            if (page.GetProperty("items").EnumerateArray().Any(m => m.GetProperty("seq").GetInt64().ToString(CultureInfo.InvariantCulture) == subject))
            {
                fetched.TryAdd((conversation, subject), Stopwatch.GetTimestamp());
            }
        }
    }

    private static async Task<ConcurrentDictionary<(long Conversation, string Subject), long>> WriteAsync(
        MessengerWebhook webhook, List<(string Customer, long Conversation, int Last)> conversations, int rate, int seconds, CancellationToken cancellationToken)
    {
        var accepted = new ConcurrentDictionary<(long, string), long>();
        var start = Stopwatch.GetTimestamp();
        var posts = new List<Task>();
        for (var i = 0; i < rate * seconds; i++)
        {
            await Pace.UntilAsync(Pace.Due(start, i, rate), cancellationToken);
            posts.Add(PostAsync(i));
        }

        await Task.WhenAll(posts);
        return accepted;

        async Task PostAsync(int number)
        {
            var (customer, conversation, last) = conversations[number % conversations.Count];
            var subject = (last + 1 + (number / conversations.Count)).ToString(CultureInfo.InvariantCulture);
            if (await webhook.PostAsync(customer, $"m_{number}", "masih menunggu kabar pesanan saya", cancellationToken))
            {
                accepted[(conversation, subject)] = Stopwatch.GetTimestamp();
            }
        }
    }

    private static async Task UntilAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), limit.Token);
        }
    }

    private static void Report(string name, List<double> values, int expected)
    {
        var missing = expected - values.Count;
        var of = Percentiles.Of(values);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {name,-24} p50 {of.P50,7:0.0}   p95 {of.P95,7:0.0}   p99 {of.P99,7:0.0} ms, {missing} missing"));
    }
}
