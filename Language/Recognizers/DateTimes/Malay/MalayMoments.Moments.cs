namespace CareBot.Language.Recognizers.DateTimes.Malay;

/// <summary>A day and a time of day together, and parts of a day.</summary>
internal sealed partial class MalayMoments
{
    private Found? Moment(int at)
    {
        if (Word(at, "sekarang", "skrg", "skrang", "skr") || tokens.After(at, "saat ini") > 0)
        {
            return new(TimeType.DateTime, at, tokens.Is(at, "saat") ? at + 2 : at + 1, new Option("PRESENT_REF", reference));
        }

        return DateThenTime(at) ?? TimeThenDate(at) ?? (Moved(at) is { Type: TimeType.DateTime } moved ? moved : null);
    }

    /// <summary>A day and perhaps a part of it: "besok pagi", "nanti malam", "tadi pagi", "malam minggu", "semalam".</summary>
    private (Found Day, (string Code, int From, int To)? Part, int Next)? DayAndPart(int at)
    {
        if (Word(at, "nanti", "ntar", "nnti", "tadi", "td") && MalayTimeWords.DayParts.TryGetValue(tokens.Text(at + 1), out var soon))
        {
            var night = Word(at, "tadi", "td") && soon.Code == "TNI";
            return (Day(at, at + 2, Days.Exact(night ? Today.AddDays(-1) : Today)), soon, Skip(at + 2, "ini"));
        }

        if (dialect.IsIndonesian && Word(at, "semalam", "semalem", "smlm"))
        {
            return (Day(at, at + 1, Days.Exact(Today.AddDays(-1))), MalayTimeWords.DayParts["malam"], at + 1);
        }

        if (MalayTimeWords.DayParts.TryGetValue(tokens.Text(at), out var first))
        {
            if (Word(at + 1, "ini", "ni", "nanti", "tadi"))
            {
                return (Day(at, at + 2, Days.Exact(Today)), first, at + 2);
            }

            // "malam minggu" is the night before Sunday.
            if (first.Code == "TNI" && WeekdayAt(at + 1) is { } eve)
            {
                var eveOf = eve.Weekday == 1 ? 7 : eve.Weekday - 1;
                var shifted = Shift(eve.Next) is { } shift ? (Found?)Day(at, shift.Next, Days.Exact(Days.Monday(Today).AddDays(eveOf - 1 + (7 * shift.By)))) : null;
                return (shifted ?? Day(at, eve.Next, Days.OfWeek(eveOf, reference)), first, shifted?.Next ?? eve.Next);
            }

            // "pagi besok", "malam tadi"
            return Date(at + 1) is { Only.Resolved: true } later && !tokens[at + 1].IsNumber ? (With(later, at, later.Next), first, later.Next) : null;
        }

        if (Date(at) is not { Only.Resolved: true } day)
        {
            return null;
        }

        var next = Skip(day.Next, ",");
        return MalayTimeWords.DayParts.TryGetValue(tokens.Text(next), out var part) ? (day, part, Skip(next + 1, "nanti"))
            : Word(next, "tengah") && Word(next + 1, "hari") ? (day, ("TAF", 12, 14), next + 2)
            : (day, null, day.Next);
    }

    /// <summary>"besok jam 3 sore", "tgl 17 agustus pukul 09.00", "nanti malam jam 8", "besok pagi jam 9".</summary>
    private Found? DateThenTime(int at)
    {
        if (DayAndPart(at) is not { } day)
        {
            return null;
        }

        var inner = Skip(Skip(day.Next, ",", "@", "-"), "sekitar", "kira");
        if (Time(inner, bare: tokens.Is(inner - 1, "@")) is not { } time || RangeFollows(time.Next))
        {
            return null;
        }

        return Combine.DateTime(at, time.Next, day.Day, day.Part is { } part ? Halved(time, part.Code) : time);
    }

    private bool RangeFollows(int at) => Joins(at) && Time(at + 1, bare: true) is not null;

    private Found? TimeThenDate(int at)
    {
        if (Time(at, bare: false) is not { } time || RangeFollows(time.Next))
        {
            return null;
        }

        var next = Skip(Skip(time.Next, ",", "pada", "pd"), "di");
        return DayAndPart(next) is { } day ? Combine.DateTime(at, day.Next, day.Day, day.Part is { } part ? Halved(time, part.Code) : time) : null;
    }

    private Found? DateTimeRange(int at)
    {
        if (DayAndPart(at) is not { } day)
        {
            return TimeRange(at) is { } range && Date(Skip(range.Next, ",", "pada")) is { Only.Resolved: true } behind ? Combine.DateTimeRange(at, behind.Next, behind, range) : null;
        }

        var inner = Skip(day.Next, ",");
        if (TimeRange(inner) is { } span)
        {
            return Combine.DateTimeRange(at, span.Next, day.Day, span);
        }

        if (day.Part is not { } part)
        {
            return null;
        }

        return new(TimeType.DateTimeRange, at, day.Next, [.. day.Day.Options.Select(o =>
            new Option(o.Timex + part.Code, o.Start.Date.AddHours(part.From), part.To == 24 ? o.Start.Date.AddDays(1).AddSeconds(-1) : o.Start.Date.AddHours(part.To)))]);
    }

    /// <summary>"pagi", "sore hari": a part of no certain day. A greeting ("selamat pagi", "pagi kak") is none.</summary>
    private Found? PartAlone(int at)
    {
        if (!MalayTimeWords.DayParts.TryGetValue(tokens.Text(at), out var part) || tokens[at].Length < 4 || !Word(at - 1, "waktu", "wkt", "kalau", "kalo", "klo", "saat", "tiap", "pas", "bisa", "boleh", "sampai", "waktu2", "di", "pada", "pd", "jadwal", "datang", "dikirim", "antar", "diantar", "hantar"))
        {
            return null;
        }

        var next = Skip(at + 1, "hari");
        var start = new DateTime(1, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return new(TimeType.TimeRange, at, next, new Option(part.Code, start.AddHours(part.From), part.To == 24 ? start.AddDays(1).AddSeconds(-1) : start.AddHours(part.To)));
    }
}
