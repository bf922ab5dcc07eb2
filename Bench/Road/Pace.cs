using System.Diagnostics;

namespace CareBot.Bench.Road;

/// <summary>Time as <see cref="Stopwatch"/> ticks.</summary>
internal static class Pace
{
    /// <summary>The moment at which the message with this number is due, in an open loop that began at <paramref name="start"/>.</summary>
    public static long Due(long start, int number, int rate) => start + (long)(number / (double)rate * Stopwatch.Frequency);

    public static async Task UntilAsync(long due, CancellationToken cancellationToken)
    {
        while (Stopwatch.GetTimestamp() < due)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), cancellationToken);
        }
    }

    public static double Milliseconds(long from, long to) => (to - from) * 1000.0 / Stopwatch.Frequency;
}
