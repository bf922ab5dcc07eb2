namespace CareBot.Language.Recognizers.DateTimes;

/// <summary>Days on the calendar, seen from the moment of speaking. What is open has two options: the last such day and the next one.</summary>
internal static class Days
{
    private static readonly DateTime Earliest = new(1900, 6, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime Latest = new(2200, 6, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>The reference itself from 1900 to 2200; another one, such as none at all, is moved there, so that days can be told from it.</summary>
    public static DateTime InReach(DateTime reference) => reference < Earliest ? Earliest : reference > Latest ? Latest : reference;

    /// <summary>1 for Monday to 7 for Sunday.</summary>
    public static int Weekday(DateTime day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    public static DateTime Monday(DateTime day) => day.Date.AddDays(1 - Weekday(day));

    public static DateTime? On(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified)
            : null;

    public static Option Exact(DateTime day) => new(Timex.Day(day), day.Date);

    /// <summary>A day with a year; without resolution where it does not exist.</summary>
    public static Option[] Exact(int year, int month, int day) => On(year, month, day) is { } found
        ? [Exact(found)]
        : [new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}"), default, Resolved: false)];

    /// <summary>A day of the year: the last one before now, and the next.</summary>
    public static Option[] OfYear(int month, int day, DateTime reference)
    {
        var timex = Timex.OpenDay(month, day);
        DateTime? past = null, future = null;
        for (var back = 0; back < 9 && past is null; back++)
        {
            past = On(reference.Year - back, month, day) is { } found && found < reference ? found : null;
        }

        for (var on = 0; on < 9 && future is null; on++)
        {
            future = On(reference.Year + on, month, day) is { } found && found >= reference ? found : null;
        }

        return past is { } p && future is { } f ? [new(timex, p), new(timex, f)] : [new(timex, default, Resolved: false)];
    }

    /// <summary>A weekday: the last one before today, and the next, today included.</summary>
    public static Option[] OfWeek(int weekday, DateTime reference)
    {
        var day = Monday(reference).AddDays(weekday - 1);
        var timex = Timex.Weekday(weekday);
        return [new(timex, day >= reference.Date ? day.AddDays(-7) : day), new(timex, day < reference.Date ? day.AddDays(7) : day)];
    }

    /// <summary>A day of the month: of this month or the one before or after it.</summary>
    public static Option[] OfMonth(int day, DateTime reference)
    {
        var timex = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"XXXX-XX-{day:00}");
        var first = new DateTime(reference.Year, reference.Month, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var past = Enumerable.Range(0, 4).Select(back => first.AddMonths(-back)).Select(m => On(m.Year, m.Month, day)).First(d => d < reference);
        var future = Enumerable.Range(0, 4).Select(first.AddMonths).Select(m => On(m.Year, m.Month, day)).First(d => d >= reference);
        return [new(timex, past!.Value), new(timex, future!.Value)];
    }

    /// <summary>A weekday that is a certain day of a month ("Mon 13th"): the nearest ones on both sides.</summary>
    public static Option[]? OfWeekAndMonth(int weekday, int day, DateTime reference)
    {
        var first = new DateTime(reference.Year, reference.Month, 1, 0, 0, 0, DateTimeKind.Unspecified);
        DateTime? Seek(int step, Func<DateTime, bool> fits)
        {
            for (var month = 0; month < 60; month++)
            {
                var at = first.AddMonths(month * step);
                if (On(at.Year, at.Month, day) is { } found && Weekday(found) == weekday && fits(found))
                {
                    return found;
                }
            }

            return null;
        }

        return Seek(-1, d => d < reference) is { } past && Seek(1, d => d >= reference) is { } future
            ? [new(Timex.Weekday(weekday), past), new(Timex.Weekday(weekday), future)]
            : null;
    }

    /// <summary>"6/4/18": years to 29 are of this century, from 40 on of the last one; between them both may be meant.</summary>
    public static Option[] OfShortYear(int year, int month, int day) => year switch
    {
        < 30 => Exact(2000 + year, month, day),
        >= 40 => Exact(1900 + year, month, day),
        _ when On(1900 + year, month, day) is { } last && On(2000 + year, month, day) is { } now =>
            [new(Open(year, month, day), last), new(Open(year, month, day), now)],
        _ => Exact(2000 + year, month, day),
    };

    private static string Open(int year, int month, int day) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"XX{year:00}-{month:00}-{day:00}");
}
