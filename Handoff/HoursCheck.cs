using NodaTime;
using NodaTime.Text;

namespace CareBot.Handoff;

/// <summary>Reads the parts of written opening hours and notes each fault; what cannot be read is left out.</summary>
internal sealed class HoursCheck(List<HoursFault> faults)
{
    public static readonly IReadOnlyList<IsoDayOfWeek> Weekdays = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)];

    public DateTimeZone Zone(string? id, string path)
    {
        if (id is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone)
        {
            return zone;
        }
        Fault(path, id, "an IANA time zone such as Asia/Jakarta, Asia/Makassar, Asia/Jayapura, Asia/Kuala_Lumpur");
        return DateTimeZone.Utc;
    }

    public Dictionary<IsoDayOfWeek, IReadOnlyList<OpeningInterval>> Week(Dictionary<string, List<string>>? written, string path)
    {
        var week = new Dictionary<IsoDayOfWeek, IReadOnlyList<OpeningInterval>>();
        foreach (var (name, intervals) in written ?? [])
        {
            if (Weekday(name) is not { } day)
            {
                Fault($"{path}:{name}", name, string.Join(", ", Weekdays));
            }
            else if (!week.TryAdd(day, Intervals(intervals, $"{path}:{name}")))
            {
                Fault($"{path}:{name}", name, $"{day} only once");
            }
        }
        foreach (var day in Weekdays)
        {
            SpillsInto(week, day, path);
        }
        return week;
    }

    public List<HoursException> Dates(List<OpeningHoursSettings.ExceptionSettings>? written, string path)
    {
        var exceptions = new Dictionary<LocalDate, HoursException>();
        foreach (var (index, item) in (written ?? []).Index())
        {
            var intervals = Intervals(item.Intervals, $"{path}:{index}:Intervals");
            if (!LocalDatePattern.Iso.Parse(item.Date ?? "").TryGetValue(default, out var date))
            {
                Fault($"{path}:{index}:Date", item.Date, "a date as yyyy-MM-dd");
            }
            else if (!exceptions.TryAdd(date, new HoursException(date, string.IsNullOrWhiteSpace(item.Name) ? null : item.Name.Trim(), intervals)))
            {
                Fault($"{path}:{index}:Date", item.Date, "each date once; put all intervals of a date into one exception");
            }
        }
        return [.. exceptions.Values];
    }

    private List<OpeningInterval> Intervals(List<string>? written, string path)
    {
        var intervals = new List<OpeningInterval>();
        foreach (var (index, text) in (written ?? []).Index())
        {
            if (!OpeningInterval.TryParse(text, out var interval))
            {
                Fault($"{path}:{index}", text, OpeningInterval.Form);
            }
            else if (!interval.IsPlausible)
            {
                Fault($"{path}:{index}", text, "an end after the beginning, or past midnight (from 12:00 or later until 12:00 or earlier)");
            }
            else if (intervals.FirstOrDefault(other => Overlap(other, interval)) is { } clash)
            {
                Fault($"{path}:{index}", text, $"intervals that do not overlap; this one overlaps {clash}");
            }
            else
            {
                intervals.Add(interval);
            }
        }
        return [.. intervals.OrderBy(i => i.Opens)];
    }

    private void SpillsInto(Dictionary<IsoDayOfWeek, IReadOnlyList<OpeningInterval>> week, IsoDayOfWeek day, string path)
    {
        var next = day == IsoDayOfWeek.Sunday ? IsoDayOfWeek.Monday : day + 1;
        foreach (var late in week.GetValueOrDefault(day, []).Where(i => i.EndsOnNextDay))
        {
            foreach (var early in week.GetValueOrDefault(next, []).Where(i => i.Opens < late.Closes))
            {
                Fault($"{path}:{next}", early.ToString(), $"intervals that do not overlap; {day} is still open until {late.Closes:HH':'mm}");
            }
        }
    }

    private static bool Overlap(OpeningInterval a, OpeningInterval b) => Minutes(a.Opens) < End(b) && Minutes(b.Opens) < End(a);

    private static int End(OpeningInterval interval) => Minutes(interval.Closes) + (interval.EndsOnNextDay ? 24 * 60 : 0);

    private static int Minutes(LocalTime time) => (time.Hour * 60) + time.Minute;

    private static IsoDayOfWeek? Weekday(string name) =>
        Weekdays.Select(day => (IsoDayOfWeek?)day).FirstOrDefault(day => string.Equals(day.ToString(), name, StringComparison.OrdinalIgnoreCase));

    private void Fault(string path, string? found, string allowed) => faults.Add(new HoursFault(path, found ?? "nothing", allowed));
}
