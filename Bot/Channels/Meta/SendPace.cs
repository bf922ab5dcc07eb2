using System.Collections.Concurrent;

namespace CareBot.Bot.Channels.Meta;

/// <summary>Keeps the sends of each account within what Meta takes in a second. Thread-safe; every process counts for itself.</summary>
/// <param name="perSecond">0: no limit.</param>
/// <param name="clock">Tells the time and waits.</param>
internal sealed class SendPace(int perSecond, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SendRate> rates = new(StringComparer.Ordinal);

    /// <summary>What a voice message or a video counts for: Meta takes a tenth as many of them.</summary>
    public int MediaWeight { get; } = Math.Max(1, perSecond / 10);

    /// <summary>Waits for the account's next place.</summary>
    public Task WaitAsync(string account, int weight, CancellationToken cancellationToken)
    {
        var wait = this.Ask(account, (rate, now) => rate.Take(now, weight));
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>Takes a place if one is free: for what is not worth waiting for.</summary>
    public bool TryTake(string account) => this.Ask(account, (rate, now) => rate.WaitAt(now) == TimeSpan.Zero ? rate.Take(now) : TimeSpan.MaxValue) == TimeSpan.Zero;

    private TimeSpan Ask(string account, Func<SendRate, TimeSpan, TimeSpan> question)
    {
        if (perSecond == 0)
        {
            return TimeSpan.Zero;
        }

        var rate = this.rates.GetOrAdd(account, _ => new(perSecond));
        lock (rate)
        {
            return question(rate, clock.GetElapsedTime(0));
        }
    }
}
