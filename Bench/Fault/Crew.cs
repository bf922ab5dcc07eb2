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
    private const int Size = 6;
    private const int MessagesToEach = 2;

    /// <summary>So many of the short account's customers are taken over, so that the others' replies go on waiting.</summary>
    private const int MostOfShort = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private readonly Random random = new(seed);
    private readonly List<Agent> agents = [];
    private readonly ConcurrentBag<string> unfair = [];
    private readonly ConcurrentBag<Task> serving = [];
    private int written;
    private int ofShort;

    /// <summary>By conversation: when (<see cref="Stopwatch"/> ticks) the desk said that it is a person's.</summary>
    public ConcurrentDictionary<long, long> TakenOver { get; } = new();

    /// <summary>Cases that two got, or none.</summary>
    public IReadOnlyCollection<string> Unfair => this.unfair;

    /// <summary>Messages that the desk took.</summary>
    public int Written => this.written;

    /// <summary>Faults that the desk answered with, by what it said.</summary>
    public IReadOnlyDictionary<string, int> Refused => this.agents.Append(lead).SelectMany(a => a.Refused)
        .GroupBy(r => r.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(r => r.Value), StringComparer.Ordinal);

    public async Task EngageAsync(CancellationToken cancellationToken)
    {
        for (var i = 1; i <= Size; i++)
        {
            this.agents.Add(await lead.EngageAsync($"agent{i}", cancellationToken));
        }
    }

    /// <summary>Takes so many conversations over, until it is told to stop.</summary>
    public async Task WorkAsync(int most, CancellationToken stop)
    {
        for (var round = 0; this.TakenOver.Count < most && !stop.IsCancellationRequested; round++)
        {
            if (await this.NextAsync(round, stop) is var (id, conversation))
            {
                await this.ReachAsync(id, conversation, stop);
            }

            await Task.Delay(Pause, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        await Task.WhenAll(this.serving);
    }

    public void Dispose() => this.agents.ForEach(a => a.Dispose());

    private async Task<(long Id, long Conversation)?> NextAsync(int round, CancellationToken stop)
    {
        var looker = this.agents[round % this.agents.Count];
        var found = (round % 3) switch
        {
            0 => await looker.LookAsync("cases?view=queue&limit=20", stop),
            1 => (await looker.LookAsync("cases?view=all&limit=50", stop)).FindAll(IsBots),
            _ when this.ofShort < MostOfShort => (await looker.LookAsync("cases?view=all&channel=x&limit=100", stop)).FindAll(c => IsBots(c) && IsShort(c)),
            _ => [],
        };
        var free = found.FindAll(c => !this.TakenOver.ContainsKey(Conversation(c)) && (round % 3 == 2 || !IsShort(c)));
        if (free.Count == 0)
        {
            return null;
        }

        var chosen = free[this.random.Next(free.Count)];
        this.ofShort += IsShort(chosen) ? 1 : 0;
        return (chosen.GetProperty("id").GetInt64(), Conversation(chosen));
    }

    private async Task ReachAsync(long id, long conversation, CancellationToken stop)
    {
        var first = this.agents[this.random.Next(this.agents.Count)];
        var second = this.agents[(this.agents.IndexOf(first) + 1) % this.agents.Count];
        var got = await Task.WhenAll(first.ClaimAsync(id, stop), second.ClaimAsync(id, stop));
        if (got is [true, true] or [false, false])
        {
            this.unfair.Add(got[0] == true ? $"case {id}: both" : $"case {id}: nobody");
        }

        if (got.Contains(true))
        {
            this.TakenOver[conversation] = Stopwatch.GetTimestamp();
            this.serving.Add(this.ServeAsync(got[0] == true ? first : second, id, stop));
        }
    }

    private async Task ServeAsync(Agent agent, long id, CancellationToken stop) =>
        Interlocked.Add(ref this.written, await agent.WriteAsync(id, MessagesToEach, stop));

    private static bool IsBots(JsonElement found) => found.GetProperty("status").GetString() == "bot";

    private static bool IsShort(JsonElement found) => found.GetProperty("account").GetString() == XPlatform.ShortName;

    private static long Conversation(JsonElement found) => found.GetProperty("conversationId").GetInt64();
}
