namespace CareBot.Language.Recognizers.DateTimes;

/// <summary>Puts days and clock times together, and makes spans of two ends.</summary>
internal static class Combine
{
    /// <summary>Each time of day on each day; the mornings first.</summary>
    public static Found DateTime(int first, int next, Found date, Found time) => new(
        TimeType.DateTime, first, next, [.. time.Options.SelectMany(t => date.Options.Select(d =>
            new Option(d.Timex + t.Timex, d.Start.Date + t.Start.TimeOfDay, Resolved: d.Resolved)))]);

    /// <summary>Each span of the clock on each day.</summary>
    public static Found DateTimeRange(int first, int next, Found date, Found range) => new(
        TimeType.DateTimeRange, first, next, [.. range.Options.SelectMany(t => date.Options.Select(d => On(d, t)))]) { Mod = range.Mod };

    public static Found TimeRange(int first, int next, Found from, Found to)
    {
        var (starts, ends) = Halves(from, to);
        var options = new List<Option>();
        for (var i = 0; i < Math.Max(starts.Count, ends.Count); i++)
        {
            var (s, e) = (starts[Math.Min(i, starts.Count - 1)], ends[Math.Min(i, ends.Count - 1)]);
            var length = e.Start.TimeOfDay - s.Start.TimeOfDay;
            length = length <= TimeSpan.Zero ? length + TimeSpan.FromDays(1) : length;
            options.Add(new(Timex.Range(s.Timex, e.Timex, Timex.Clock(length)), s.Start, s.Start + length));
        }

        return new(TimeType.TimeRange, first, next, options);
    }

    /// <summary>Two days as a span; where the years are open, both ends move together.</summary>
    public static Found? DateRange(int first, int next, Found from, Found to)
    {
        if (!from.Only.Resolved || !to.Only.Resolved)
        {
            return new(TimeType.DateRange, first, next, new Option(Timex.Range(from.Only.Timex, to.Only.Timex, "PXD"), default, Resolved: false));
        }

        var (pastStart, futureStart) = (from.Options[0].Start, from.Options[^1].Start);
        var (pastEnd, futureEnd) = (to.Options[0].Start, to.Options[^1].Start);
        DateTime Later(DateTime day) => IsWeekly(to) ? day.AddDays(7) : day.AddYears(1);
        DateTime Earlier(DateTime day) => IsWeekly(from) ? day.AddDays(-7) : day.AddYears(-1);
        futureStart = futureStart > futureEnd && from.Options.Count > 1 ? Earlier(futureStart) : futureStart;
        futureEnd = futureStart > futureEnd && to.Options.Count > 1 ? Later(futureEnd) : futureEnd;
        pastEnd = pastEnd < pastStart && to.Options.Count > 1 ? Later(pastEnd) : pastEnd;
        pastStart = pastStart > pastEnd && from.Options.Count > 1 ? Earlier(pastStart) : pastStart;
        if (futureStart > futureEnd || pastStart > pastEnd)
        {
            return null;
        }

        var timex = Timex.Range(from.Only.Timex, to.Only.Timex, Days(futureStart, futureEnd));
        return new(TimeType.DateRange, first, next, new Option(timex, pastStart, pastEnd), new Option(timex, futureStart, futureEnd));
    }

    private static bool IsWeekly(Found day) => day.Only.Timex.StartsWith("XXXX-W", StringComparison.Ordinal);

    public static string Days(DateTime start, DateTime end) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"P{(end - start).TotalDays:0}D");

    private static Option On(Option day, Option span)
    {
        var start = day.Start.Date + span.Start.TimeOfDay;
        var end = start + (span.End - span.Start);
        if (!span.Timex.StartsWith('('))
        {
            return new(day.Timex + span.Timex, start, end);
        }

        var parts = span.Timex.Trim('(', ')').Split(',');
        var last = end.Date > start.Date && end.TimeOfDay > TimeSpan.Zero ? NextDay(day, end) : day.Timex;
        return new(Timex.Range(day.Timex + parts[0], last + parts[1], parts[2]), start, end);
    }

    private static string NextDay(Option day, DateTime end) =>
        day.Timex.StartsWith("XXXX-WXX-", StringComparison.Ordinal) ? Timex.Weekday(DateTimes.Days.Weekday(end))
        : day.Timex.StartsWith("XXXX-", StringComparison.Ordinal) && !day.Timex.StartsWith("XXXX-XX", StringComparison.Ordinal) ? Timex.OpenDay(end.Month, end.Day)
        : Timex.Day(end);

    /// <summary>Where only one end says which half of the day, the other one follows it; the span goes forward.</summary>
    private static (List<Option> Starts, List<Option> Ends) Halves(Found from, Found to)
    {
        var starts = from.Options.ToList();
        var ends = to.Options.ToList();
        if (starts.Count == 2 && ends.Count == 1)
        {
            starts = [starts[1].Start.TimeOfDay < ends[0].Start.TimeOfDay ? starts[1] : starts[0]];
        }
        else if (starts.Count == 1 && ends.Count == 2)
        {
            ends = [ends[0].Start.TimeOfDay > starts[0].Start.TimeOfDay ? ends[0] : ends[1]];
        }
        else if (starts.Count == 2 && ends.Count == 2 && ends[0].Start.TimeOfDay <= starts[0].Start.TimeOfDay)
        {
            ends = [ends[1], ends[0]];
        }

        return (starts, ends);
    }
}
