using System.Diagnostics;

namespace CareBot.Tests.Hosting;

/// <summary>Looks at another process's doings until they are as awaited; there is nothing to be woken by.</summary>
internal static class Poll
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static Task UntilAsync(Func<bool> condition, TimeSpan limit) => UntilAsync(() => Task.FromResult(condition()), limit);

    /// <exception cref="TimeoutException">The condition did not come to hold in time.</exception>
    public static async Task UntilAsync(Func<Task<bool>> condition, TimeSpan limit)
    {
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Pause);
        while (!await condition())
        {
            if (watch.Elapsed > limit)
            {
                throw new TimeoutException($"What was awaited did not happen within {limit}.");
            }

            await timer.WaitForNextTickAsync();
        }
    }
}
