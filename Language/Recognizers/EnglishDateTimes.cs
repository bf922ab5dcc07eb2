using System.Globalization;
using System.Text.RegularExpressions;

namespace CareBot.Language.Recognizers;

/// <summary>
/// Dates and times of day in English: <c>5th December 2018 at 9am</c>, <c>12/5/2018</c> (month first), <c>next friday</c>,
/// <c>tomorrow 10:30</c>, <c>4 o'clock</c>. Resolution: <c>values</c>, one dictionary a reading with <c>timex</c>, <c>type</c>
/// (<c>date</c>, <c>time</c>, <c>datetime</c>) and <c>value</c>. What is open (the year, the week, morning or evening) has several.
/// </summary>
public static partial class EnglishDateTimes
{
    private const string MonthNames =
        "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    private const string Date =
        @"(?:(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})|(?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{4})"
        + @"|(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<name>" + MonthNames + @")\b(?:,?\s+(?<year>\d{4})\b)?"
        + @"|(?<name>" + MonthNames + @")\s+(?<day>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(?<year>\d{4})\b)?"
        + @"|(?<near>today|tomorrow|yesterday)|(?:(?<which>next|last|this)\s+)?(?<week>(?:mon|tues|wednes|thurs|fri|satur|sun)day))";

    private const string Time =
        @"(?:(?<hour>\d{1,2})(?::(?<minute>[0-5]\d))?\s*(?<half>[ap])\.?m\b|(?<hour>\d{1,2})(?::(?<minute>[0-5]\d)|\s*(?<clock>o'?\s?clock))|(?<fixed>noon|midnight))";

    /// <param name="text">What was said.</param>
    /// <param name="reference">The local time at which it was said.</param>
    public static IReadOnlyList<ModelResult> Recognize(string text, DateTime reference)
    {
        ArgumentNullException.ThrowIfNull(text);
        var results = new List<ModelResult>();
        foreach (Match match in Moment().Matches(text))
        {
            var dates = Dates(match, reference);
            var times = Times(match);
            var values = (dates, times) switch
            {
                ({ Count: > 0 }, { Count: > 0 }) => times.SelectMany(time => dates.Select(date =>
                    Reading("datetime", date.Timex + time.Timex, $"{Text(date.Day)} {Text(time.Time)}"))),
                ({ Count: > 0 }, null) => dates.Select(date => Reading("date", date.Timex, Text(date.Day))),
                (null, { Count: > 0 }) => times.Select(time => Reading("time", time.Timex, Text(time.Time))),
                _ => [],
            };
            var readings = values.ToList();
            if (readings.Count > 0)
            {
                results.Add(ModelResult.At(text, match.Index, match.Length, "datetimeV2." + readings[0]["type"], ("values", readings)));
            }
        }

        return results;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(TimeOnly time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Reading(string type, string timex, string value) =>
        new(StringComparer.Ordinal) { ["timex"] = timex, ["type"] = type, ["value"] = value };

    /// <summary>The days that may be meant, the earlier one first; null when no day is named, empty when it does not exist.</summary>
    private static List<(string Timex, DateOnly Day)>? Dates(Match match, DateTime reference)
    {
        var today = DateOnly.FromDateTime(reference);
        if (match.Groups["near"] is { Success: true } near)
        {
            var day = today.AddDays(near.Value.ToLowerInvariant() switch { "tomorrow" => 1, "yesterday" => -1, _ => 0 });
            return [(Text(day), day)];
        }

        if (match.Groups["week"] is { Success: true } week)
        {
            return Weekdays(Enum.Parse<DayOfWeek>(week.Value, ignoreCase: true), match.Groups["which"].Value, today);
        }

        return match.Groups["day"].Success ? CalendarDays(match, today) : null;
    }

    private static List<(string Timex, DateOnly Day)> Weekdays(DayOfWeek weekday, string which, DateOnly today)
    {
        var number = weekday == DayOfWeek.Sunday ? 7 : (int)weekday;
        var ofThisWeek = today.AddDays(number - (today.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)today.DayOfWeek));
        if (which.Length > 0)
        {
            var day = ofThisWeek.AddDays(which.ToLowerInvariant() switch { "next" => 7, "last" => -7, _ => 0 });
            return [(Text(day), day)];
        }

        var before = ofThisWeek < today ? ofThisWeek : ofThisWeek.AddDays(-7);
        var timex = $"XXXX-WXX-{number}";
        return [(timex, before), (timex, ofThisWeek < today ? ofThisWeek.AddDays(7) : ofThisWeek)];
    }

    private static List<(string Timex, DateOnly Day)> CalendarDays(Match match, DateOnly today)
    {
        var name = match.Groups["name"];
        var month = name.Success
            ? Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, known =>
                known.Length > 0 && name.Value.StartsWith(known, StringComparison.OrdinalIgnoreCase)) + 1
            : Number(match.Groups["month"]);
        var day = Number(match.Groups["day"]);
        if (match.Groups["year"].Success)
        {
            return OnDay(Number(match.Groups["year"]), month, day) is { } exact ? [(Text(exact), exact)] : [];
        }

        var timex = $"XXXX-{month:00}-{day:00}";
        var future = Enumerable.Range(today.Year, 9).Select(year => OnDay(year, month, day)).FirstOrDefault(found => found >= today);
        var past = Enumerable.Range(0, 9).Select(back => OnDay(today.Year - back, month, day)).FirstOrDefault(found => found < today);
        return [.. new[] { past, future }.OfType<DateOnly>().Select(found => (timex, found))];
    }

    private static DateOnly? OnDay(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    /// <summary>The times that may be meant, the morning first; null when none is named, empty when it does not exist.</summary>
    private static List<(string Timex, TimeOnly Time)>? Times(Match match)
    {
        if (match.Groups["fixed"] is { Success: true } named)
        {
            return [At(named.Value.Equals("noon", StringComparison.OrdinalIgnoreCase) ? 12 : 0, 0, withMinutes: false)];
        }

        if (!match.Groups["hour"].Success)
        {
            return null;
        }

        var hour = Number(match.Groups["hour"]);
        var withMinutes = match.Groups["minute"].Success;
        var minute = withMinutes ? Number(match.Groups["minute"]) : 0;
        if (match.Groups["half"] is { Success: true } half)
        {
            var afternoon = half.Value is "p" or "P" ? 12 : 0;
            return hour is >= 1 and <= 12 ? [At((hour % 12) + afternoon, minute, withMinutes)] : [];
        }

        return hour switch
        {
            >= 1 and <= 12 => [At(hour % 12 == 0 ? 0 : hour, minute, withMinutes), At((hour % 12) + 12, minute, withMinutes)],
            0 or (> 12 and < 24) => [At(hour, minute, withMinutes)],
            _ => [],
        };
    }

    private static (string Timex, TimeOnly Time) At(int hour, int minute, bool withMinutes) =>
        (withMinutes ? $"T{hour:00}:{minute:00}" : $"T{hour:00}", new TimeOnly(hour, minute));

    private static int Number(Group group) => int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\b(?:" + Date + @"(?:[\s,]+(?:at\s+)?" + Time + @")?|" + Time + @"(?:[\s,]+(?:on\s+)?" + Date + @")?)(?!\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Moment();
}
