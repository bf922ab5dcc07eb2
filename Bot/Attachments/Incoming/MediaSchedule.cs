namespace CareBot.Bot.Attachments.Incoming;

/// <summary>When a file is asked for again that the platform did not hand over. Addresses live for minutes to days, so it begins at once and ends within two hours.</summary>
internal static class MediaSchedule
{
    /// <summary>How long an attempt may take; one whose process died is repeated after that.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan[] Rests =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(60)];

    /// <param name="attempt">1 for the first, which has failed.</param>
    /// <param name="asked">How long the platform asks us to wait; null if it does not.</param>
    /// <returns>The rest before the next attempt; null: no more.</returns>
    public static TimeSpan? After(int attempt, TimeSpan? asked) => attempt > Rests.Length ? null
        : asked is { } wait && wait > Rests[attempt - 1] ? TimeSpan.FromTicks(Math.Min(wait.Ticks, Rests[^1].Ticks))
        : Rests[attempt - 1];
}
