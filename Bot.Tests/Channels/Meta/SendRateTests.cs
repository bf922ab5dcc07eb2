using CareBot.Bot.Channels.Meta;

namespace CareBot.Tests.Channels.Meta;

public sealed class SendRateTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(80, 1)]
    [InlineData(300, 1)]
    [InlineData(300, 30)]
    public void No_second_has_more_than_Meta_takes(int perSecond, int weight)
    {
        var rate = new SendRate(perSecond);
        var at = new List<TimeSpan>();
        var now = TimeSpan.FromSeconds(17);
        for (var sends = 0; sends < 3 * perSecond; sends += weight)
        {
            now += rate.Take(now, weight);
            at.Add(now);
        }

        Assert.All(at, first => Assert.InRange(at.Count(t => t >= first && t < first + TimeSpan.FromSeconds(1)) * weight, 1, perSecond + weight - 1));
        Assert.InRange((at[^1] - at[0]).TotalSeconds, 1.9, 3.6);
    }

    [Fact]
    public void What_comes_seldom_waits_for_nothing()
    {
        var rate = new SendRate(10);
        for (var at = 1; at < 100; at++)
        {
            Assert.Equal(TimeSpan.Zero, rate.Take(TimeSpan.FromSeconds(at)));
        }
    }

    [Fact]
    public void Typing_takes_no_place_that_a_message_waits_for()
    {
        var pace = new SendPace(1, new MovableClock(DateTimeOffset.UnixEpoch));
        Assert.True(pace.TryTake("shop"));
        Assert.False(pace.TryTake("shop"));
        Assert.True(pace.TryTake("other"));
        Assert.True(new SendPace(0, new MovableClock(DateTimeOffset.UnixEpoch)).TryTake("shop"));
    }
}
