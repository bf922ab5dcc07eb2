using System.Globalization;

namespace CareBot.Language.Recognizers.DateTimes.Malay;

/// <summary>Spans of days and of the clock.</summary>
internal sealed partial class MalayMoments
{
    private bool Joins(int at) => Word(at, "sampai", "sampe", "smpe", "sampek", "smp", "sd", "hingga", "-", "~", "ke", "–", "ampe") || (tokens.Is(at, "s") && (tokens.After(at, "s / d") > 0 || tokens.After(at, "s . d") > 0));

    private int Past(int at)
    {
        var next = tokens.After(at, "s / d") is > 0 and var slash ? slash : tokens.After(at, "s . d") is > 0 and var dots ? Skip(dots, ".") : at + 1;
        return Skip(next, "dengan", "dgn");
    }

    private Found? DateRange(int at) => Longest(Between(at), Period(at), LastFew(at));

    /// <summary>"dari tgl 1 sampai 5 juni", "1-5 juni", "senin sampai jumat", "antara 3 dan 7 mei".</summary>
    private Found? Between(int at)
    {
        var start = Word(at, "dari", "dr", "antara", "antr", "mulai") ? at + 1 : at;
        var between = Word(at, "antara", "antr");
        var dated = Skip(start, "tgl", "tanggal", "tarikh");
        if (tokens[dated].IsNumber && Digits(dated) is >= 1 and <= 31 and var from && (Joins(dated + 1) || (between && tokens.Is(dated + 1, "dan"))))
        {
            var second = Skip(Joins(dated + 1) ? Past(dated + 1) : dated + 2, "tgl", "tanggal", "tarikh");
            var month = Skip(second + 1, "bulan", "bln");
            if (tokens[second].IsNumber && Digits(second) is >= 1 and <= 31 and var to && MonthAt(month) is > 0 and var named)
            {
                var (year, behind) = Year(month + 1);
                return year > 0
                    ? Combine.DateRange(at, behind, Day(0, 0, Days.Exact(year, named, from)), Day(0, 0, Days.Exact(year, named, to)))
                    : Combine.DateRange(at, month + 1, Day(0, 0, Days.OfYear(named, from, reference)), Day(0, 0, Days.OfYear(named, to, reference)));
            }

            if (tokens[second].IsNumber && Digits(second) is >= 1 and <= 31 and var last && dated > start && from < last)
            {
                return Combine.DateRange(at, second + 1, Day(0, 0, Days.OfMonth(from, reference)), Day(0, 0, Days.OfMonth(last, reference)));
            }
        }

        if (Date(start) is not { Only.Resolved: true } first || !(Joins(first.Next) || (between && tokens.Is(first.Next, "dan"))) || (tokens.Is(first.Next, "ke") && start == at)
            || Date(Joins(first.Next) ? Past(first.Next) : first.Next + 1) is not { Only.Resolved: true } end)
        {
            return null;
        }

        return Combine.DateRange(at, end.Next, first, end);
    }

    /// <summary>"minggu depan", "bulan ini", "agustus 2026", "tahun lalu", "akhir bulan", "akhir pekan", "kuartal 3".</summary>
    private Found? Period(int at)
    {
        if (tokens.After(at, "akhir pekan") is > 0 and var end || (end = tokens.After(at, "hujung minggu")) > 0 || (end = tokens.After(at, "weekend")) > 0 || (end = tokens.After(at, "akhir minggu")) > 0)
        {
            var weekend = Shift(end);
            var saturday = Days.Monday(Today).AddDays(5 + (7 * (weekend?.By ?? 0)));
            return Range(at, weekend?.Next ?? end, Timex.Week(saturday) + "-WE", saturday, saturday.AddDays(2));
        }

        var piece = tokens.Text(at) switch { "awal" => "start", "akhir" or "ahir" or "hujung" => "end", "pertengahan" => "mid", "tengah" when Word(at + 1, "bulan", "bln", "tahun") => "mid", _ => null };
        if (piece is not null)
        {
            return Whole(at + 1, open: true) is { } cut ? Cut(cut, piece, at) : null;
        }

        return Whole(at, open: false);
    }

    private static Found Cut(Found whole, string piece, int first) => new(TimeType.DateRange, first, whole.Next, [.. whole.Options.Select(o =>
    {
        var isYear = (o.End - o.Start).TotalDays > 300;
        var isMonth = !isYear && (o.End - o.Start).TotalDays > 20;
        var (start, end) = piece switch
        {
            "start" => (o.Start, isYear ? o.Start.AddMonths(4) : isMonth ? o.Start.AddDays(10) : o.Start.AddDays(2)),
            "end" => (isYear ? o.Start.AddMonths(8) : isMonth ? o.Start.AddDays(20) : o.Start.AddDays(4), o.End),
            _ => (isYear ? o.Start.AddMonths(4) : isMonth ? o.Start.AddDays(10) : o.Start.AddDays(2), isYear ? o.Start.AddMonths(8) : isMonth ? o.Start.AddDays(20) : o.Start.AddDays(5)),
        };
        return o with { Start = start, End = end };
    })]) { Mod = piece };

    private Found? Whole(int at, bool open)
    {
        var month = Skip(at, "bulan", "bln");
        if (MonthAt(month) is > 0 and var named && (month > at || Year(month + 1).Year > 0 || open || tokens[month].Length > 4 || Word(at - 1, "di", "pada", "sejak", "dari", "sampai", "bulan")))
        {
            return MonthOf(at, month, named);
        }

        if (Word(at, "minggu", "mgg", "mggu", "pekan") && (Shift(at + 1) ?? (open ? (0, at + 1) : null)) is { } week && WeekdayAt(at) is null)
        {
            var monday = Days.Monday(Today).AddDays(7 * week.By);
            return Range(at, week.Next, Timex.Week(monday), monday, monday.AddDays(7));
        }

        if (Word(at, "bulan", "bln") && (Shift(at + 1) ?? (open ? (0, at + 1) : null)) is { } shiftedMonth)
        {
            var start = Days.On(reference.Year, reference.Month, 1)!.Value.AddMonths(shiftedMonth.By);
            return Range(at, shiftedMonth.Next, Timex.Month(start), start, start.AddMonths(1));
        }

        if (Word(at, "tahun", "thn", "taun"))
        {
            if (Year(at) is { Year: > 0 } told)
            {
                return YearOf(at, told.Next, told.Year);
            }

            return (Shift(at + 1) ?? (open ? (0, at + 1) : null)) is { } year && !Word(at + 1, "baru") ? YearOf(at, year.Next, reference.Year + year.By) : null;
        }

        return null;
    }

    private Found MonthOf(int at, int month, int named)
    {
        if (Year(Skip(month + 1, ",")) is { Year: > 0 } year)
        {
            var start = Days.On(year.Year, named, 1)!.Value;
            return Range(at, year.Next, Timex.Month(start), start, start.AddMonths(1));
        }

        if (Shift(month + 1) is { } shift)
        {
            var by = shift.By < 0 && named < reference.Month ? 0 : shift.By > 0 && named > reference.Month ? 0 : shift.By;
            var start = Days.On(reference.Year + by, named, 1)!.Value;
            return Range(at, shift.Next, Timex.Month(start), start, start.AddMonths(1));
        }

        var (past, future) = named == reference.Month ? (0, 0) : named < reference.Month ? (0, 1) : (-1, 0);
        var timex = string.Create(CultureInfo.InvariantCulture, $"XXXX-{named:00}");
        Option In(int year) => new(timex, Days.On(year, named, 1)!.Value, Days.On(year, named, 1)!.Value.AddMonths(1));
        return new(TimeType.DateRange, at, month + 1, In(reference.Year + past), In(reference.Year + future));
    }

    private static Found YearOf(int first, int next, int year) => Range(first, next, Timex.Year(year), Days.On(year, 1, 1)!.Value, Days.On(year + 1, 1, 1)!.Value);

    /// <summary>"3 hari terakhir", "2 minggu ke depan".</summary>
    private Found? LastFew(int at)
    {
        if (Length(at) is not { } length || length.Unit.IsClock)
        {
            return null;
        }

        var past = Word(length.Next, "terakhir", "terahir", "belakangan", "kebelakangan");
        var ahead = Word(length.Next, "kedepan", "mendatang") || (tokens.Is(length.Next, "ke") && Word(length.Next + 1, "depan", "hadapan"));
        if (!past && !ahead)
        {
            return null;
        }

        var next = tokens.Is(length.Next, "ke") ? length.Next + 2 : length.Next + 1;
        var origin = ahead ? Today.AddDays(1) : Today;
        if (length.Unit.Move(origin, ahead ? length.Count : -length.Count) is not { } end)
        {
            return null;
        }

        var (from, to) = ahead ? (origin, end) : (end, origin);
        return Range(at, next, Timex.Range(Timex.Day(from), Timex.Day(to), length.Unit.Timex(length.Count)), from, to);
    }

    /// <summary>"jam 9 sampai jam 5 sore", "jam 9-17", "antara pukul 1 dan 3", "09.00 - 17.00".</summary>
    private Found? TimeRange(int at)
    {
        var start = Word(at, "dari", "dr", "antara", "mulai") ? at + 1 : at;
        if (Time(start, bare: false) is not { } from)
        {
            return null;
        }

        var between = Word(at, "antara") && tokens.Is(from.Next, "dan");
        if (!Joins(from.Next) && !between)
        {
            return null;
        }

        var second = between ? from.Next + 1 : Past(from.Next);
        if (Time(second, bare: true) is not { } to || MalayTimeWords.Units.ContainsKey(tokens.Text(to.Next)) && PartAt(to.Next) is null)
        {
            return null;
        }

        return Combine.TimeRange(at, to.Next, from, to);
    }
}
