using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CareBot.Knowledge;

namespace CareBot.Bench.Road;

/// <summary>Milliseconds.</summary>
internal readonly record struct Percentiles(double P50, double P99)
{
    public static Percentiles Of(List<double> values)
    {
        if (values.Count == 0)
        {
            return new(double.NaN, double.NaN);
        }

        values.Sort();
        return new(At(values, 0.5), At(values, 0.99));
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}

internal sealed record LoadResult(int Messages, int Failed, int Unanswered, Percentiles Webhook, Percentiles Reply);

/// <summary>
/// Signed Messenger webhooks at a fixed rate, whatever the bot does (an open loop: latency counts from the moment at which
/// a message was due, so a bot that stalls cannot hide it).
/// </summary>
internal sealed class MessengerLoad(Uri bot, GraphSink graph) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = bot };
    private readonly string[] questions = Questions();
    private readonly byte[] secret = Encoding.UTF8.GetBytes(BotProcess.AppSecret);
    private int sent;

    /// <summary>Customers who have written so far.</summary>
    public int Conversations => this.sent;

    public void Dispose() => this.client.Dispose();

    public async Task<LoadResult> RunAsync(int rate, int seconds, CancellationToken cancellationToken)
    {
        var posts = new List<Task<Post>>(rate * seconds);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < rate * seconds; i++)
        {
            var due = start + (long)(i / (double)rate * Stopwatch.Frequency);
            await UntilAsync(due, cancellationToken);
            posts.Add(this.PostAsync(++this.sent, due, cancellationToken));
        }

        var done = await Task.WhenAll(posts);
        var accepted = done.Where(p => p.Accepted).ToList();
        await this.AnsweredAsync(accepted, cancellationToken);
        return new LoadResult(
            done.Length,
            done.Length - accepted.Count,
            accepted.Count(p => graph.AnsweredAt(p.Customer) is null),
            Percentiles.Of([.. accepted.Select(p => Milliseconds(p.Due, p.Answered))]),
            Percentiles.Of([.. accepted.Where(p => graph.AnsweredAt(p.Customer) is not null)
                .Select(p => Math.Max(0, Milliseconds(p.Answered, graph.AnsweredAt(p.Customer)!.Value)))]));
    }

    private static async Task UntilAsync(long due, CancellationToken cancellationToken)
    {
        while (Stopwatch.GetTimestamp() < due)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), cancellationToken);
        }
    }

    private async Task<Post> PostAsync(int number, long due, CancellationToken cancellationToken)
    {
        var customer = $"c{number}";
        var now = DateTimeOffset.UnixEpoch.AddDays(20_000).AddMilliseconds(number).ToUnixTimeMilliseconds();
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            @object = "page",
            entry = new[]
            {
                new
                {
                    id = BotProcess.PageId,
                    time = now,
                    messaging = new[]
                    {
                        new
                        {
                            sender = new { id = customer },
                            recipient = new { id = BotProcess.PageId },
                            timestamp = now,
                            message = new { mid = $"m_{number}", text = this.questions[number % this.questions.Length] },
                        },
                    },
                },
            },
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/webhooks/messenger", UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(this.secret, body)));
        try
        {
            using var response = await this.client.SendAsync(request, cancellationToken);
            return new Post(customer, due, Stopwatch.GetTimestamp(), response.IsSuccessStatusCode);
        }
        catch (HttpRequestException)
        {
            return new Post(customer, due, Stopwatch.GetTimestamp(), Accepted: false);
        }
    }

    private async Task AnsweredAsync(List<Post> accepted, CancellationToken cancellationToken)
    {
        var end = Stopwatch.GetTimestamp() + (long)(Patience.TotalSeconds * Stopwatch.Frequency);
        while (Stopwatch.GetTimestamp() < end && accepted.Any(p => graph.AnsweredAt(p.Customer) is null))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }
    }

    /// <summary>What customers ask: the examples of the sample articles.</summary>
    private static string[] Questions()
    {
        var read = KnowledgeFolder.Read(Path.Combine(AppContext.BaseDirectory, "Sample"));
        return [.. read.Articles.SelectMany(a => a.Texts.Values).SelectMany(t => t.Questions)];
    }

    private static double Milliseconds(long from, long to) => (to - from) * 1000.0 / Stopwatch.Frequency;

    private readonly record struct Post(string Customer, long Due, long Answered, bool Accepted);
}
