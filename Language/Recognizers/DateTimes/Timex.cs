using System.Globalization;

namespace CareBot.Language.Recognizers.DateTimes;

/// <summary>Pieces of TIMEX 3 notation.</summary>
internal static class Timex
{
    public static string Day(DateTime day) => Readings.Date(day);

    public static string Month(DateTime day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static string Year(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    public static string Week(DateTime day) =>
        string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day):0000}-W{ISOWeek.GetWeekOfYear(day):00}");

    public static string OpenDay(int month, int day) => string.Create(CultureInfo.InvariantCulture, $"XXXX-{month:00}-{day:00}");

    public static string Weekday(int weekday) => string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{weekday}");

    public static string Time(int hour, int? minute, int? second) => (minute, second) switch
    {
        (null, _) => string.Create(CultureInfo.InvariantCulture, $"T{hour:00}"),
        ({ } m, null) => string.Create(CultureInfo.InvariantCulture, $"T{hour:00}:{m:00}"),
        ({ } m, { } s) => string.Create(CultureInfo.InvariantCulture, $"T{hour:00}:{m:00}:{s:00}"),
    };

    public static string Range(string start, string end, string duration) => $"({start},{end},{duration})";

    /// <summary>A length between two clock times: <c>PT1H30M</c>.</summary>
    public static string Clock(TimeSpan length)
    {
        var text = "PT";
        text += length.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalHours}H") : "";
        text += length.Minutes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{length.Minutes}M") : "";
        return text + (length.Seconds > 0 ? string.Create(CultureInfo.InvariantCulture, $"{length.Seconds}S") : "");
    }

    public static string Length(double count, string unit) => count.ToString("0.####", CultureInfo.InvariantCulture) is var number && unit is "H" or "M" or "S"
        ? $"PT{number}{unit}"
        : $"P{number}{unit.TrimStart('_')}";
}
