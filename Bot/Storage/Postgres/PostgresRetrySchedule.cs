namespace CareBot.Bot.Storage.Postgres;

/// <summary>When a piece runs again after a failure, and when it is given up.</summary>
public static class PostgresRetrySchedule
{
    private const int ConflictAttempts = 20;

    /// <param name="attempt">1 after the first failure.</param>
    /// <param name="conflict">Another transaction was faster; otherwise the server could not be used.</param>
    /// <param name="committing">The failure came during the commit.</param>
    /// <returns>The pause before the next attempt, or null to give up.</returns>
    public static TimeSpan? Next(int attempt, bool conflict, bool committing) => (conflict, committing) switch
    {
        // Random, so that those who met do not meet again.
        (true, _) => attempt < ConflictAttempts
            ? TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * Math.Min(1 << attempt, 250))
            : null,

        // A pooled connection that the server closed long ago shows it only now; a fresh one may work.
        (false, false) => attempt < 2 ? TimeSpan.Zero : null,

        // Nobody knows whether it was committed.
        (false, true) => null,
    };
}
