using CareBot.Bot.Hosting;
using Microsoft.Extensions.Configuration;

namespace CareBot.Tests.Hosting;

/// <summary>March 2026: the 2nd is a Monday; all times in Jakarta.</summary>
public sealed class HoursSettingsTests
{
    [Theory]
    [InlineData("2026-03-02T08:00", true)]
    [InlineData("2026-03-02T17:00", false)]
    [InlineData("2026-03-07T13:59", true)]
    [InlineData("2026-03-08T10:00", false)]
    public void Without_settings_the_shop_is_open_on_weekdays_and_saturdays(string at, bool open) => Assert.Equal(open, IsOpen(at));

    [Theory]
    [InlineData("2026-03-02T12:30", false)]
    [InlineData("2026-03-02T13:00", true)]
    [InlineData("2026-03-03T10:00", false)]
    [InlineData("2026-03-08T01:00", true)]
    [InlineData("2026-03-09T09:00", false)]
    public void Lists_and_single_texts_are_read_and_days_that_are_left_out_are_closed(string at, bool open) => Assert.Equal(open, IsOpen(
        at,
        ("Hours:Weekly:Monday:0", "08:00-12:00"),
        ("Hours:Weekly:Monday:1", "13:00-17:00"),
        ("Hours:Weekly:Saturday", "20:00-02:00"),
        ("Hours:Exceptions:0:Date", "2026-03-09"),
        ("Hours:Exceptions:0:Name", "Libur")));

    private static bool IsOpen(string at, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        var moment = DateTimeOffset.Parse(at + "+07:00", System.Globalization.CultureInfo.InvariantCulture);
        return HoursSettings.Read(configuration.GetSection("Hours")).IsOpen(moment);
    }
}
