namespace CareBot.Bot.Channels.Meta;

/// <summary>
/// So many sends in any second, spread evenly with a small burst: the generic cell rate algorithm of ITU-T I.371. Pure: the caller tells the time. Not
/// thread-safe.
/// </summary>
/// <param name="perSecond">At least 1.</param>
internal sealed class SendRate(int perSecond)
{
    /// <summary>The share of a second's sends that may go at once; the rest is spread over the second, so that no second has more.</summary>
    private const double Burst = 0.1;

    private readonly TimeSpan between = TimeSpan.FromSeconds(1 / ((1 - Burst) * perSecond));
    private readonly TimeSpan tolerance = TimeSpan.FromSeconds(Math.Max(0, (Burst * perSecond) - 1) / ((1 - Burst) * perSecond));
    private TimeSpan next;

    /// <summary>Takes the next place.</summary>
    /// <param name="now">From any fixed moment on.</param>
    /// <param name="weight">How many sends it counts for, at least 1.</param>
    /// <returns>How long to wait for it.</returns>
    public TimeSpan Take(TimeSpan now, int weight = 1)
    {
        var wait = this.WaitAt(now);
        this.next = (this.next > now ? this.next : now) + (weight * this.between);
        return wait;
    }

    /// <summary>How long a send would wait now.</summary>
    public TimeSpan WaitAt(TimeSpan now) => this.next - this.tolerance > now ? this.next - this.tolerance - now : TimeSpan.Zero;
}
