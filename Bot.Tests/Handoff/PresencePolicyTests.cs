using CareBot.Handoff;

namespace CareBot.Tests.Handoff;

public sealed class PresencePolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(PresenceState.Available, 0, 0, PresenceState.Available)]
    [InlineData(PresenceState.Busy, 599, 59, PresenceState.Busy)]
    [InlineData(PresenceState.Available, 600, 0, PresenceState.Away)]
    [InlineData(PresenceState.Available, 0, 60, PresenceState.Away)]
    [InlineData(PresenceState.Away, 0, 0, PresenceState.Away)]
    public void Away_after_ten_idle_minutes_or_a_minute_without_a_browser(PresenceState chosen, int idle, int unseen, PresenceState shown) =>
        Assert.Equal(shown, PresencePolicy.At(new(chosen, Now.AddSeconds(-idle), Now.AddSeconds(-unseen)), Now));

    [Theory]
    [InlineData(179, false)]
    [InlineData(180, true)]
    public void Gone_when_no_browser_was_there_for_the_whole_patience(int unseen, bool gone) =>
        Assert.Equal(gone, PresencePolicy.IsGone(new(PresenceState.Available, Now, Now.AddSeconds(-unseen)), Now, TimeSpan.FromMinutes(3)));
}
