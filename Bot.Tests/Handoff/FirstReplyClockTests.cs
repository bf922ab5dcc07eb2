using CareBot.Handoff;

namespace CareBot.Tests.Handoff;

public sealed class FirstReplyClockTests
{
    private static readonly OpeningHours Week = OpeningHoursJson.Read(
        """
        {"TimeZone":"Asia/Jakarta","Weekly":{"Monday":["08:00-12:00","13:00-17:00"],"Tuesday":["08:00-17:00"]},
        "Exceptions":[{"Date":"2026-03-03","Name":"Nyepi","Intervals":[]}]}
        """);

    [Theory]
    [InlineData("2026-03-02T09:00", 5, "2026-03-02T09:05")]
    [InlineData("2026-03-02T11:58", 5, "2026-03-02T13:03")]
    [InlineData("2026-03-02T11:55", 5, "2026-03-02T12:00")]
    [InlineData("2026-03-02T12:30", 5, "2026-03-02T13:05")]
    [InlineData("2026-03-01T23:00", 5, "2026-03-02T08:05")]
    [InlineData("2026-03-02T16:58", 5, "2026-03-09T08:03")]
    [InlineData("2026-03-02T08:00", 480, "2026-03-02T17:00")]
    public void Only_open_time_counts(string from, int minutes, string due) =>
        Assert.Equal(Local(due), FirstReplyClock.DueAt(Week, Local(from), TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void Whoever_never_opens_promises_nothing() =>
        Assert.Null(FirstReplyClock.DueAt(OpeningHoursJson.Read("""{"Weekly":{}}"""), Local("2026-03-02T09:00"), TimeSpan.FromMinutes(5)));

    [Fact]
    public void Whoever_never_closes_is_always_counted()
    {
        var days = string.Join(',', Enum.GetNames<DayOfWeek>().Select(d => $"\"{d}\":[\"00:00-24:00\"]"));
        var always = OpeningHoursJson.Read($$"""{"Weekly":{ {{days}} } }""");
        Assert.Equal(Local("2026-03-08T00:03"), FirstReplyClock.DueAt(always, Local("2026-03-07T23:58"), TimeSpan.FromMinutes(5)));
    }

    private static DateTimeOffset Local(string text) => DateTimeOffset.Parse(text + ":00+07:00", System.Globalization.CultureInfo.InvariantCulture);
}
