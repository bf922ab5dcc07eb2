using System.Globalization;
using CareBot.Handoff;
using NodaTime;
using NodaTime.Text;

namespace CareBot.Tests.Handoff;

public sealed class OpeningHoursTests
{
    private const string Office = """
        {"TimeZone":"Asia/Jakarta",
         "Weekly":{"Monday":["08:00-12:00","13:00-17:00"],"Friday":["20:00-02:00"],"Saturday":["08:00-15:00"],"Sunday":[]},
         "Exceptions":[{"Date":"2026-12-25","Name":"Natal","Intervals":[]},{"Date":"2026-12-27","Intervals":["10:00-14:00"]}]}
        """;

    // Monday is 2026-11-16; on Friday 27 November doors open at 20:00 and close on Saturday at 02:00.
    [Theory]
    [InlineData("2026-11-16T07:59:59+07:00", false)]
    [InlineData("2026-11-16T08:00:00+07:00", true)]
    [InlineData("2026-11-16T12:00:00+07:00", false)]
    [InlineData("2026-11-16T12:59:59+07:00", false)]
    [InlineData("2026-11-16T13:00:00+07:00", true)]
    [InlineData("2026-11-16T16:59:59+07:00", true)]
    [InlineData("2026-11-16T01:00:00+00:00", true)]
    [InlineData("2026-11-17T10:00:00+07:00", false)]
    [InlineData("2026-11-27T19:59:00+07:00", false)]
    [InlineData("2026-11-28T01:59:59+07:00", true)]
    [InlineData("2026-11-28T02:00:00+07:00", false)]
    [InlineData("2026-12-25T21:00:00+07:00", false)]
    [InlineData("2026-12-26T01:00:00+07:00", false)]
    [InlineData("2026-12-27T10:00:00+07:00", true)]
    public void It_is_open_within_an_interval(string moment, bool open) =>
        Assert.Equal(open, OpeningHoursJson.Read(Office).IsOpen(At(moment)));

    [Theory]
    [InlineData("2026-11-16T06:00:00+07:00", "2026-11-16T08:00:00+07")]
    [InlineData("2026-11-16T08:00:00+07:00", "2026-11-16T13:00:00+07")]
    [InlineData("2026-11-16T17:00:00+07:00", "2026-11-20T20:00:00+07")]
    [InlineData("2026-11-21T19:10:00+07:00", "2026-11-23T08:00:00+07")]
    [InlineData("2026-12-22T09:00:00+07:00", "2026-12-26T08:00:00+07")]
    [InlineData("2026-12-26T20:00:00+07:00", "2026-12-27T10:00:00+07")]
    public void The_next_opening_is_strictly_later(string moment, string opening) =>
        Assert.Equal(opening, Written(OpeningHoursJson.Read(Office).NextOpening(At(moment))));

    [Theory]
    [InlineData("2026-11-16T09:00:00+07:00", "2026-11-16T12:00:00+07")]
    [InlineData("2026-11-27T23:00:00+07:00", "2026-11-28T02:00:00+07")]
    [InlineData("2026-11-17T09:00:00+07:00", null)]
    public void Closing_is_the_end_of_the_open_stretch(string moment, string? closing) =>
        Assert.Equal(closing, Written(OpeningHoursJson.Read(Office).ClosesAt(At(moment))));

    [Fact]
    public void Never_open_has_no_next_opening()
    {
        var hours = OpeningHoursJson.Read("""{"Weekly":{}}""");
        Assert.Null(hours.NextOpening(At("2026-11-16T09:00:00+07:00")));
        Assert.False(hours.IsOpen(At("2026-11-16T09:00:00+07:00")));
    }

    [Fact]
    public void Never_closed_neither_opens_nor_closes()
    {
        var hours = OpeningHoursJson.Read(EveryDay("Asia/Jakarta", "00:00-24:00"));
        var moment = At("2026-11-16T00:00:00+07:00");
        Assert.True(hours.IsOpen(moment));
        Assert.Null(hours.NextOpening(moment));
        Assert.Null(hours.ClosesAt(moment));
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(401, false)]
    public void An_opening_is_looked_for_400_days_ahead(int days, bool found)
    {
        var date = new LocalDate(2026, 1, 1).PlusDays(days);
        var hours = OpeningHoursJson.Read($$"""{"Exceptions":[{"Date":"{{LocalDatePattern.Iso.Format(date)}}","Intervals":["08:00-09:00"]}]}""");
        Assert.Equal(found, hours.NextOpening(At("2026-01-01T08:00:00+07:00")) is not null);
    }

    // Sydney 2026: on 4 October 02:00 becomes 03:00; on 5 April 03:00 becomes 02:00 again.
    [Theory]
    [InlineData("02:30-04:00", "2026-10-04T00:00:00+10:00", "2026-10-04T03:00:00+11", "2026-10-04T04:00:00+11")]
    [InlineData("01:00-02:30", "2026-10-04T00:00:00+10:00", "2026-10-04T01:00:00+10", "2026-10-04T03:00:00+11")]
    [InlineData("02:30-04:00", "2026-04-05T00:00:00+11:00", "2026-04-05T02:30:00+11", "2026-04-05T04:00:00+10")]
    [InlineData("01:00-02:30", "2026-04-05T00:00:00+11:00", "2026-04-05T01:00:00+11", "2026-04-05T02:30:00+10")]
    [InlineData("08:00-17:00", "2026-10-04T00:00:00+10:00", "2026-10-04T08:00:00+11", "2026-10-04T17:00:00+11")]
    public void Clock_changes_are_resolved_for_the_customer(string interval, string moment, string opens, string closes)
    {
        var hours = OpeningHoursJson.Read(EveryDay("Australia/Sydney", interval));
        var opening = hours.NextOpening(At(moment));
        Assert.Equal(opens, Written(opening));
        Assert.Equal(closes, Written(hours.ClosesAt(opening!.Value.ToDateTimeOffset())));
    }

    [Fact]
    public void An_interval_inside_the_skipped_hour_does_not_open_that_day()
    {
        var hours = OpeningHoursJson.Read(EveryDay("Australia/Sydney", "02:10-02:50"));
        Assert.Equal("2026-10-05T02:10:00+11", Written(hours.NextOpening(At("2026-10-03T12:00:00+10:00"))));
    }

    [Theory]
    [InlineData("2026-11-16T07:00:00+07:00", "2026-11-16T18:00:00+07:00", 8 * 60)]
    [InlineData("2026-11-16T09:00:00+07:00", "2026-11-16T09:05:00+07:00", 5)]
    [InlineData("2026-11-16T16:58:00+07:00", "2026-11-20T20:03:00+07:00", 5)]
    [InlineData("2026-11-28T01:30:00+07:00", "2026-11-28T09:00:00+07:00", 90)]
    [InlineData("2026-11-17T09:00:00+07:00", "2026-11-17T09:00:00+07:00", 0)]
    public void Only_open_time_counts_for_a_promise(string from, string until, int minutes) =>
        Assert.Equal(Duration.FromMinutes(minutes), OpeningHoursJson.Read(Office).OpenTimeBetween(At(from), At(until)));

    [Fact]
    public void Time_does_not_run_backwards() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            OpeningHoursJson.Read(Office).OpenTimeBetween(At("2026-11-16T09:00:00+07:00"), At("2026-11-16T08:00:00+07:00")));

    [Fact]
    public void A_spring_night_shift_counts_its_real_hours() =>
        Assert.Equal(
            Duration.FromHours(7),
            OpeningHoursJson.Read(EveryDay("Australia/Sydney", "22:00-06:00")).OpenTimeBetween(At("2026-10-03T20:00:00+10:00"), At("2026-10-04T12:00:00+11:00")));

    private static string EveryDay(string zone, string interval) =>
        $$"""{ "TimeZone":"{{zone}}", "Weekly":{ {{string.Join(',', Enum.GetNames<DayOfWeek>().Select(day => $"\"{day}\":[\"{interval}\"]"))}} } }""";

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);

    private static string? Written(ZonedDateTime? moment) =>
        moment is { } at ? OffsetDateTimePattern.GeneralIso.Format(at.ToOffsetDateTime())[..22] : null;
}
