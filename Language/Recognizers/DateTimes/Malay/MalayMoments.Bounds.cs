namespace CareBot.Language.Recognizers.DateTimes.Malay;

/// <summary>What repeats, and what is bounded on one side.</summary>
internal sealed partial class MalayMoments
{
    private static readonly (string Words, string Mod)[] Prefixes =
    [
        ("paling lambat", "until"), ("paling telat", "until"), ("paling lama", "until"), ("selambat - lambatnya", "until"), ("sebelum", "before"), ("sblm", "before"), ("seblm", "before"),
        ("setelah", "after"), ("stlh", "after"), ("sesudah", "after"), ("ssdh", "after"), ("habis", "after"), ("abis", "after"), ("selepas", "after"), ("lewat dari", "after"),
        ("sejak dari", "since"), ("sejak", "since"), ("semenjak", "since"), ("sejk", "since"), ("mulai dari", "since"), ("mulai", "since"), ("dari", "since"), ("dr", "since"),
        ("sampai", "before"), ("sampe", "before"), ("smpe", "before"), ("hingga", "before"), ("sekitar", "approx"), ("sekitaran", "approx"), ("kira - kira", "approx"), ("kira kira", "approx"), ("menjelang", "before"), ("jelang", "before"),
    ];

    private static readonly Dictionary<string, string> Adverbs = new() { ["harian"] = "P1D", ["mingguan"] = "P1W", ["bulanan"] = "P1M", ["tahunan"] = "P1Y" };

    private Found? Set(int at)
    {
        if (Adverbs.TryGetValue(tokens.Text(at), out var adverb))
        {
            return SetOf(at, at + 1, adverb);
        }

        if (!Word(at, "setiap", "tiap", "tiap2", "saban"))
        {
            return null;
        }

        var next = tokens.Is(at, "tiap") && tokens.Is(at + 1, "-") ? at + 3 : tokens.Is(at, "tiap") && tokens.Is(at + 1, "2") ? at + 2 : at + 1;
        if (WeekdayAt(Skip(next, "hari")) is { } weekday)
        {
            return SetTimed(at, weekday.Next, Timex.Weekday(weekday.Weekday), withDay: true);
        }

        if (MalayTimeWords.DayParts.TryGetValue(tokens.Text(next), out var part))
        {
            return SetTimed(at, next + 1, part.Code, withDay: false);
        }

        if (Length(next) is { } length)
        {
            return SetOf(at, length.Next, length.Unit.Timex(length.Count));
        }

        if (UnitAt(next) is { } unit)
        {
            return SetTimed(at, next + 1, unit.Timex(1), withDay: false);
        }

        return Word(next, "tgl", "tanggal", "tarikh") && Digits(next + 1) is >= 1 and <= 31 and var day
            ? SetOf(at, next + 2, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"XXXX-XX-{day:00}"))
            : null;
    }

    private Found SetTimed(int at, int next, string timex, bool withDay) => Time(next, bare: false) is { } time
        ? SetOf(at, time.Next, (withDay ? timex : "") + (timex.Length == 3 ? Halved(time, timex) : time).Only.Timex)
        : SetOf(at, next, timex);

    private static Found SetOf(int first, int next, string timex) => new(TimeType.Set, first, next, new Option(timex, default, Resolved: false));

    private Found? Bounded(int at)
    {
        if (Word(at, "lebih", "kurang") && Word(at + 1, "dari", "dr") && Duration(at + 2) is { } length)
        {
            return With(length, at, length.Next) with { Mod = tokens.Is(at, "lebih") ? "more" : "less" };
        }

        foreach (var (words, mod) in Prefixes)
        {
            if (tokens.After(at, words) is > 0 and var next)
            {
                var span = mod == "since" ? Longest(Between(at), TimeRange(at), DateTimeRange(next)) : null;
                var inner = Inner(next);
                return inner is null || span is { } wider && wider.Next > inner.Next ? null : Bound(at, inner, mod);
            }
        }

        return null;
    }

    private Found? Inner(int at) => Longest(Moment(at) is { Options: [{ Timex: "PRESENT_REF" }] } ? null : Moment(at), Period(at), Date(at), Time(at, bare: false), TimeRange(at) is null ? DateTimeRange(at) : null);

    private static Found? Bound(int at, Found found, string mod)
    {
        if (!found.Only.Resolved)
        {
            return null;
        }

        var span = found.Type is TimeType.DateRange or TimeType.TimeRange or TimeType.DateTimeRange;
        if (mod == "approx")
        {
            return span ? null : With(found, at, found.Next) with { Mod = mod, ReadingType = found.Is(TimeType.Date) ? TimeType.DateRange : TimeType.TimeRange };
        }

        var type = found.Type switch { TimeType.Date => TimeType.DateRange, TimeType.Time => TimeType.TimeRange, TimeType.DateTime => TimeType.DateTimeRange, var t => t };
        var options = found.Options.Select(o => mod switch
        {
            "before" => o with { End = o.Start, Start = DateTime.MaxValue },
            "until" => o with { End = span ? o.End : o.Start, Start = DateTime.MaxValue },
            "after" => o with { Start = span ? o.End : o.Start, End = DateTime.MinValue },
            _ => o with { End = DateTime.MinValue },
        });
        return new(type, at, found.Next, [.. options]) { Mod = mod, Source = span ? "datetimerange" : "datetimepoint" };
    }
}
