using CareBot.Bot.Outbox;
using CareBot.Bot.Storage;

namespace CareBot.Bot.Feed;

/// <summary>
/// What was written while the machine's clock was ahead waits for a moment that nothing of ours sets so late: once the clock is right it would wait in silence.
/// </summary>
public sealed class WrongClock(IWriter writer, TimeProvider clock)
{
    /// <summary>What clocks of replicas that are kept in step may differ by.</summary>
    private static readonly TimeSpan InStep = TimeSpan.FromMinutes(1);

    /// <summary>No turn is put off for longer.</summary>
    private static readonly TimeSpan LongestTurnRest = TimeSpan.FromMinutes(10);

    /// <summary>Makes it all due now.</summary>
    /// <returns>How many rows waited for such a moment.</returns>
    public Task<int> PutRightAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return writer.WriteAsync(
            async (db, ct) =>
            {
                // A reply that was never tried was due when it was written.
                var late = await db.ExecuteAsync(
                    "UPDATE outbox SET due_at = @now WHERE state IN (0, 1) AND state = 0 AND (due_at > @latest OR (attempts = 0 AND due_at > @step))",
                    ct,
                    ("now", now),
                    ("latest", now + OutboxSchedule.LongestAsked + InStep),
                    ("step", now + InStep));
                late += await db.ExecuteAsync(
                    "UPDATE conversations SET due_at = @now WHERE due_at IS NOT NULL AND due_at > @latest", ct, ("now", now), ("latest", now + LongestTurnRest));
                late += await db.ExecuteAsync(
                    "UPDATE accounts SET paused_until = @now WHERE paused_until > @latest", ct, ("now", now), ("latest", now + OutboxSchedule.LongestAsked + InStep));
                late += await db.ExecuteAsync("UPDATE account_sends SET at = @now WHERE at > @latest", ct, ("now", now), ("latest", now + InStep));
                return late;
            },
            cancellationToken);
    }
}
