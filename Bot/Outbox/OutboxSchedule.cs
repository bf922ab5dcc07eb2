using CareBot.Bot.Channels;

namespace CareBot.Bot.Outbox;

/// <summary>
/// When to try a send again and when to stop, from what became of the last one. Pure: no clock, no I/O.
/// </summary>
/// <param name="FirstDelay">Wait after the first transient failure; doubled after each further one.</param>
/// <param name="LongestDelay">The doubling stops here.</param>
/// <param name="MaxAttempts">Sends of one item before it is given up.</param>
public sealed record OutboxSchedule(TimeSpan FirstDelay, TimeSpan LongestDelay, int MaxAttempts)
{
    /// <summary>About five hours of trying.</summary>
    public static OutboxSchedule Default { get; } = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromMinutes(10), 40);

    /// <summary>However long a platform asks us to wait, it is asked again after a day: an absurd time must not bury a reply in silence.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    /// <summary>How long an account whose token died rests between attempts.</summary>
    public TimeSpan TokenRest { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>With the settings under <c>Outbox</c>.</summary>
    internal static OutboxSchedule Read(IConfiguration configuration) =>
        Default with { TokenRest = TimeSpan.FromSeconds(configuration.GetValue("Outbox:TokenRestSeconds", Default.TokenRest.TotalSeconds)) };

    /// <summary>The wait before the next attempt; null to give up. A dead token is no fault of the reply: it waits for a new one.</summary>
    /// <param name="result">Any outcome but <see cref="SendOutcome.Sent"/>.</param>
    /// <param name="attempts">Attempts made so far, at least 1.</param>
    /// <param name="jitter">0 to 1; spreads attempts over the last quarter of the wait.</param>
    public TimeSpan? Next(SendResult result, int attempts, double jitter)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Outcome switch
        {
            SendOutcome.TokenDead => this.TokenRest,
            _ when attempts >= this.MaxAttempts => null,
            SendOutcome.Transient or SendOutcome.RateLimited => Max(Min(result.RetryAfter, LongestAsked), this.BackOff(attempts, jitter)),
            SendOutcome.WindowClosed or SendOutcome.Unreachable or SendOutcome.Rejected => null,
            _ => throw new ArgumentException($"{result.Outcome} needs no next attempt.", nameof(result)),
        };
    }

    private TimeSpan BackOff(int attempts, double jitter)
    {
        var whole = Math.Min(this.LongestDelay.TotalSeconds, this.FirstDelay.TotalSeconds * Math.Pow(2, Math.Min(attempts - 1, 30)));
        return TimeSpan.FromSeconds(whole * (0.75 + (0.25 * jitter)));
    }

    private static TimeSpan? Min(TimeSpan? a, TimeSpan b) => a > b ? b : a;

    private static TimeSpan Max(TimeSpan? a, TimeSpan b) => a > b ? a.Value : b;
}
