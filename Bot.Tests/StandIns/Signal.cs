namespace CareBot.Tests.StandIns;

/// <summary>Lets tests wait until something was recorded instead of sleeping. Thread-safe.</summary>
internal sealed class Signal
{
    private volatile TaskCompletionSource changed = New();

    public void Pulse() => Interlocked.Exchange(ref this.changed, New()).TrySetResult();

    /// <summary>Completes when the condition holds; it is looked at after every pulse.</summary>
    /// <exception cref="TimeoutException">It does not hold in time.</exception>
    public async Task UntilAsync(Func<bool> condition, TimeSpan limit)
    {
        using var time = new CancellationTokenSource(limit);
        while (true)
        {
            var next = this.changed.Task;
            if (condition())
            {
                return;
            }

            try
            {
                await next.WaitAsync(time.Token);
            }
            catch (OperationCanceledException over)
            {
                throw new TimeoutException($"What was awaited did not happen within {limit}.", over);
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
