using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace CareBot.Bench.Fault;

/// <summary>
/// Several people at the desk. Two at once reach for each case: the next of the queue, one that the bot has, or one of the short account, whose replies wait. One of
/// them must get it, and writes to the customer.
/// </summary>
internal sealed class Crew(Agent lead, int seed) : IDisposable
{
    private const int Pairs = 4;
    private const int MessagesToEach = 2;

    /// <summary>So many of the short account's customers are taken over at most, so that the others' replies go on waiting.</summary>
    private const int MostOfShort = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private readonly List<(Agent First, Agent Second)> pairs = [];
    private readonly ConcurrentDictionary<long, byte> reachedFor = new();
    private readonly ConcurrentBag<string> unfair = [];
    private int written;
    private int ofShort;

    /// <summary>By conversation: when (<see cref="Stopwatch"/> ticks) the desk said that it is a person's.</summary>
    public ConcurrentDictionary<long, long> TakenOver { get; } = new();

    /// <summary>Cases that two got, or none.</summary>
    public IReadOnlyCollection<string> Unfair => this.unfair;

    /// <summary>Messages that the desk took.</summary>
    public int Written => this.written;

    /// <summary>Faults that the desk answered with, by what it said.</summary>
    public IReadOnlyDictionary<string, int> Refused => this.pairs.SelectMany(p => new[] { p.First, p.Second }).Append(lead).SelectMany(a => a.Refused)
        .GroupBy(r => r.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(r => r.Value), StringComparer.Ordinal);

    public async Task EngageAsync(CancellationToken cancellationToken)
    {
        for (var i = 1; i <= Pairs; i++)
        {
            this.pairs.Add((await lead.EngageAsync($"agent{i}a", cancellationToken), await lead.EngageAsync($"agent{i}b", cancellationToken)));
        }
    }

    /// <summary>Takes so many conversations over, or until it is told to stop; what was begun is ended.</summary>
    public Task WorkAsync(int most, CancellationToken stop) =>
        Task.WhenAll(this.pairs.Select((pair, number) => this.WorkAsync(pair, number, most, stop)));

    public void Dispose() => this.pairs.ForEach(p =>
    {
        p.First.Dispose();
        p.Second.Dispose();
    });

    private async Task WorkAsync((Agent First, Agent Second) pair, int number, int most, CancellationToken stop)
    {
        var random = new Random(seed + number);
        var serving = new List<Task>();
        for (var round = number; this.TakenOver.Count < most && !stop.IsCancellationRequested; round++)
        {
            if (await this.NextAsync(pair.First, round % 3, random, stop) is var (id, conversation) && this.reachedFor.TryAdd(conversation, 1))
            {
                var got = await Task.WhenAll(pair.First.ClaimAsync(id), pair.Second.ClaimAsync(id));
                if (got[0] == got[1])
                {
                    this.unfair.Add(got[0] ? $"case {id}: both" : $"case {id}: nobody");
                }

                if (got[0] || got[1])
                {
                    this.TakenOver[conversation] = Stopwatch.GetTimestamp();
                    serving.Add(this.ServeAsync(got[0] ? pair.First : pair.Second, id));
                }
            }

            await Task.Delay(Pause, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        await Task.WhenAll(serving);
    }

    /// <param name="looker">Who asks the desk.</param>
    /// <param name="kind">0: of the queue, 1: what the bot has, 2: what the bot has of the short account.</param>
    /// <param name="random">Chooses.</param>
    /// <param name="stop">Ends the look.</param>
    private async Task<(long Id, long Conversation)?> NextAsync(Agent looker, int kind, Random random, CancellationToken stop)
    {
        var found = kind switch
        {
            0 => await looker.LookAsync("cases?view=queue&limit=20", stop),
            1 => (await looker.LookAsync("cases?view=all&limit=50", stop)).FindAll(IsBots),
            _ when this.ofShort < MostOfShort => (await looker.LookAsync("cases?view=all&channel=x&limit=100", stop)).FindAll(c => IsBots(c) && IsShort(c)),
            _ => [],
        };
        var free = found.FindAll(c => !this.reachedFor.ContainsKey(Conversation(c)) && (kind == 2 || !IsShort(c)));
        if (free.Count == 0)
        {
            return null;
        }

        var chosen = free[random.Next(free.Count)];
        Interlocked.Add(ref this.ofShort, IsShort(chosen) ? 1 : 0);
        return (chosen.GetProperty("id").GetInt64(), Conversation(chosen));
    }

    private async Task ServeAsync(Agent agent, long id) => Interlocked.Add(ref this.written, await agent.WriteAsync(id, MessagesToEach));

    private static bool IsBots(JsonElement found) => found.GetProperty("status").GetString() == "bot";

    private static bool IsShort(JsonElement found) => found.GetProperty("account").GetString() == XPlatform.ShortName;

    private static long Conversation(JsonElement found) => found.GetProperty("conversationId").GetInt64();
}
