using System.Globalization;
using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.DateTimes;

/// <summary>Writes what was found as results in the shape of Recognizers-Text.</summary>
internal static class Readings
{
    private const string Day = "yyyy-MM-dd";
    private const string Clock = "HH:mm:ss";
    private const string NotResolved = "not resolved";

    public static ModelResult Result(TokenList tokens, Found found)
    {
        var values = new List<Dictionary<string, string>>(found.Options.Count);
        foreach (var option in found.Options)
        {
            var reading = Reading(found, option);
            if (!values.Exists(v => Same(v, reading)))
            {
                values.Add(reading);
            }
        }

        return tokens.Result(found.First, found.Next, "datetimeV2." + found.Type, ("values", values));
    }

    public static string Date(DateTime day) => day.ToString(Day, CultureInfo.InvariantCulture);

    private static bool Same(Dictionary<string, string> a, Dictionary<string, string> b) =>
        a.Count == b.Count && a.All(p => b.TryGetValue(p.Key, out var value) && value == p.Value);

    private static Dictionary<string, string> Reading(Found found, Option option)
    {
        var reading = new Dictionary<string, string>(StringComparer.Ordinal) { ["timex"] = option.Timex, ["type"] = found.ReadingType ?? found.Type };
        if (found.Mod is { } mod)
        {
            reading["Mod"] = mod;
        }

        if (found.Source is { } source)
        {
            reading["sourceEntity"] = source;
        }

        if (!option.Resolved || found.Is(TimeType.Set))
        {
            reading["value"] = NotResolved;
        }
        else if (found.Is(TimeType.Duration))
        {
            reading["value"] = found.Seconds.ToString("0.####", CultureInfo.InvariantCulture);
        }
        else if (found.Type is TimeType.Date or TimeType.Time or TimeType.DateTime)
        {
            reading["value"] = Moment(found.Type, option.Start);
        }
        else
        {
            Bounds(found, option, reading);
        }

        return reading;
    }

    private static void Bounds(Found found, Option option, Dictionary<string, string> reading)
    {
        var point = found.Type switch { TimeType.DateRange => TimeType.Date, TimeType.TimeRange => TimeType.Time, _ => TimeType.DateTime };
        if (option.Start != DateTime.MaxValue)
        {
            reading["start"] = Moment(point, option.Start);
        }

        if (option.End != DateTime.MinValue)
        {
            reading["end"] = Moment(point, option.End);
        }
    }

    private static string Moment(string type, DateTime moment) => type switch
    {
        TimeType.Date => Date(moment),
        TimeType.Time => moment.ToString(Clock, CultureInfo.InvariantCulture),
        _ => moment.ToString(Day + " " + Clock, CultureInfo.InvariantCulture),
    };
}
