namespace CareBot.Language.Recognizers.DateTimes;

/// <summary>Days that fall on another date each year.</summary>
internal static class Holidays
{
    /// <summary>The n-th such weekday of a month; counted from its end when <paramref name="nth"/> is negative.</summary>
    public static DateTime Nth(int year, int month, int weekday, int nth)
    {
        if (nth < 0)
        {
            var last = Days.On(year, month, DateTime.DaysInMonth(year, month))!.Value;
            return last.AddDays(-((Days.Weekday(last) - weekday + 7) % 7) + ((nth + 1) * 7));
        }

        var first = Days.On(year, month, 1)!.Value;
        return first.AddDays(((weekday - Days.Weekday(first) + 7) % 7) + ((nth - 1) * 7));
    }

    /// <summary>Easter Sunday of the western churches (the computus in Gauss's form, after Butcher).</summary>
    public static DateTime Easter(int year)
    {
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var sum = h + l - (7 * m) + 114;
        return new(year, sum / 31, (sum % 31) + 1, 0, 0, 0, DateTimeKind.Unspecified);
    }

    /// <summary>1 Syawal (Lebaran, Hari Raya), by the Umm al-Qura calendar; the declared day may differ by one.</summary>
    public static DateTime EidAlFitr(int year) => Islamic(year, 10, 1);

    /// <summary>10 Dzulhijah (Idul Adha), by the Umm al-Qura calendar.</summary>
    public static DateTime EidAlAdha(int year) => Islamic(year, 12, 10);

    /// <summary>1 Ramadan, by the Umm al-Qura calendar.</summary>
    public static DateTime Ramadan(int year) => Islamic(year, 9, 1);

    private static DateTime Islamic(int year, int month, int day)
    {
        System.Globalization.Calendar calendar = new System.Globalization.UmAlQuraCalendar();
        var newYear = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        if (newYear <= calendar.MinSupportedDateTime || newYear.AddYears(1) >= calendar.MaxSupportedDateTime)
        {
            calendar = new System.Globalization.HijriCalendar();
        }

        for (var islamic = calendar.GetYear(newYear); ; islamic++)
        {
            var found = calendar.ToDateTime(islamic, month, day, 0, 0, 0, 0);
            if (found.Year >= year)
            {
                return found;
            }
        }
    }

    /// <summary>The day of this year, or the last one and the next one, where no year is said.</summary>
    public static Option[] Nearest(Func<int, DateTime> ofYear, string? fixedTimex, DateTime reference)
    {
        var of = ofYear(reference.Year);
        var timex = fixedTimex ?? Timex.OpenDay(of.Month, of.Day);
        var past = of < reference ? of : ofYear(reference.Year - 1);
        var future = of >= reference ? of : ofYear(reference.Year + 1);
        return [new(timex, past), new(timex, future)];
    }
}
