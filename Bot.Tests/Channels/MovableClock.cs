namespace CareBot.Tests.Channels;

/// <summary>A clock that stands until a test moves it.</summary>
internal class MovableClock(DateTimeOffset now) : TimeProvider
{
    private long ticks = now.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref this.ticks), TimeSpan.Zero);

    public void Move(TimeSpan by) => Interlocked.Add(ref this.ticks, by.Ticks);
}
