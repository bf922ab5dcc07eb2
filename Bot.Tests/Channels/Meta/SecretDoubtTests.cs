using CareBot.Bot.Channels.Meta;

namespace CareBot.Tests.Channels.Meta;

public sealed class SecretDoubtTests
{
    private static readonly DateTimeOffset Noon = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void When_every_call_is_refused_for_minutes_the_alarm_is_raised_once_an_hour()
    {
        var doubt = new SecretDoubt();
        Assert.Equal([5, 65], Enumerable.Range(0, 70).Where(minute => doubt.Refused(Noon.AddMinutes(minute))));
    }

    [Fact]
    public void A_stranger_whose_calls_come_beside_Metas_raises_none()
    {
        var doubt = new SecretDoubt();
        foreach (var minute in Enumerable.Range(0, 300))
        {
            Assert.False(doubt.Refused(Noon.AddMinutes(minute)));
            if (minute % 4 == 0)
            {
                doubt.Accepted();
            }
        }
    }
}
