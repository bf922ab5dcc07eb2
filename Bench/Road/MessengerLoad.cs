using System.Diagnostics;
using CareBot.Knowledge;

namespace CareBot.Bench.Road;

internal sealed record LoadResult(int Messages, int Failed, int Unanswered, Percentiles Webhook, Percentiles Reply);

/// <summary>
/// Signed Messenger webhooks at a fixed rate, whatever the bot does (an open loop: latency counts from the moment at which
/// a message was due, so a bot that stalls cannot hide it).
/// </summary>
internal sealed class MessengerLoad(Uri bot, GraphSink graph) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly MessengerWebhook webhook = new(bot);
    private readonly string[] questions = Questions();
    private int sent;

    /// <summary>Customers who have written so far.</summary>
    public int Conversations => this.sent;

    public void Dispose() => this.webhook.Dispose();

    public async Task<LoadResult> RunAsync(int rate, int seconds, CancellationToken cancellationToken)
    {
        var posts = new List<Task<Post>>(rate * seconds);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < rate * seconds; i++)
        {
            var due = Pace.Due(start, i, rate);
            await Pace.UntilAsync(due, cancellationToken);
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

    private async Task<Post> PostAsync(int number, long due, CancellationToken cancellationToken)
    {
        var customer = $"c{number}";
        var accepted = await this.webhook.PostAsync(customer, $"m_{number}", this.questions[number % this.questions.Length], cancellationToken);
        return new Post(customer, due, Stopwatch.GetTimestamp(), accepted);
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

    private static double Milliseconds(long from, long to) => Pace.Milliseconds(from, to);

    private readonly record struct Post(string Customer, long Due, long Answered, bool Accepted);
}
