namespace CareBot.Tests.Understanding;

/// <summary>A clock that stands, and whose timers ring when the test says so.</summary>
internal sealed class StoppedTimers : TimeProvider
{
    private readonly List<(TimerCallback Callback, object? State)> timers = [];

    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 3, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        this.timers.Add((callback, state));
        return new Silent();
    }

    /// <summary>Every timer's time is over.</summary>
    public void RingAll() => this.timers.ForEach(timer => timer.Callback(timer.State));

    private sealed class Silent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
