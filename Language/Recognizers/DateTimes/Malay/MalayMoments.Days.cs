namespace CareBot.Language.Recognizers.DateTimes.Malay;

/// <summary>Days.</summary>
internal sealed partial class MalayMoments
{
    private Found? Date(int at)
    {
        if (!_dates.TryGetValue(at, out var found))
        {
            _dates[at] = null;
            _dates[at] = found = Starts(at) ? Longest(Numeric(at), Named(at), Near(at), Weekday(at), Holiday(at), FromD(at), Moved(at)) : null;
        }

        return found;
    }

    /// <summary>17/8, 17-08-2026, 2026-08-17: the day comes first unless the year does.</summary>
    private Found? Numeric(int at)
    {
        var start = Dated(at);
        var sep = tokens.Text(start + 1);
        if (!tokens[start].IsNumber || sep is not ("/" or "-" or ".") || !tokens.Glued(start + 1) || !tokens[start + 2].IsNumber || !tokens.Glued(start + 2))
        {
            return null;
        }

        var (a, b) = (Digits(start), Digits(start + 2));
        if (tokens.Is(start + 3, sep) && tokens.Glued(start + 3) && tokens[start + 4].IsNumber && tokens.Glued(start + 4))
        {
            var c = Digits(start + 4);
            if (tokens.Glued(start + 5) && (tokens[start + 5].IsWord || tokens.Text(start + 5) is "/" or "-"))
            {
                return null;
            }

            return (tokens[start].Length, tokens[start + 4].Length) switch
            {
                (4, <= 2) when Days.On(a, b, c) is { } iso => Day(at, start + 5, Days.Exact(iso)),
                (<= 2, 4) when b is >= 1 and <= 12 && a is >= 1 and <= 31 => Day(at, start + 5, Days.Exact(c, b, a)),
                (<= 2, 4) when a is >= 1 and <= 12 && b is > 12 and <= 31 => Day(at, start + 5, Days.Exact(c, a, b)),
                (<= 2, 2) when sep != "." && b is >= 1 and <= 12 && a is >= 1 and <= 31 => Day(at, start + 5, Days.OfShortYear(c, b, a)),
                _ => null,
            };
        }

        var told = start > at || Word(at - 1, "tgl", "tanggal", "tarikh", "tg") || sep == "/";
        return told && sep is "/" or "-" && (sep == "/" || start > at) && tokens[start].Length <= 2 && tokens[start + 2].Length <= 2 && a is >= 1 and <= 31 && b is >= 1 and <= 12
            && !(tokens.Glued(start + 3) && (tokens[start + 3].IsWord || tokens.Text(start + 3) is "/" or "%"))
            ? Day(at, start + 3, Days.OfYear(b, a, reference))
            : null;
    }

    /// <summary>Passes a weekday and the word for a date: "senin, tgl 17 agustus".</summary>
    private int Dated(int at)
    {
        var hari = Skip(at, "hari", "hr");
        var start = WeekdayAt(hari) is { } weekday && weekday.Next < tokens.Count ? Skip(weekday.Next, ",") : at;
        var marked = Skip(start, "tgl", "tanggal", "tarikh", "tgl2", "tanggl");
        return marked > start ? Skip(Skip(marked, "."), ":") : tokens[start].IsNumber ? start : at;
    }

    private int MonthAt(int at) => tokens[at].IsWord && MalayTimeWords.Months.TryGetValue(tokens.Text(at), out var month) ? month : -1;

    /// <summary>"17 agustus 2026", "tgl 17", "tgl 5 bulan depan", "agustus 17".</summary>
    private Found? Named(int at)
    {
        var start = Dated(at);
        if (!tokens[start].IsNumber || tokens[start].Length > 2 || Digits(start) is not (>= 1 and <= 31 and var day))
        {
            return null;
        }

        var bulan = Skip(Skip(start + 1, "-", "/"), "bulan", "bln", "hb");
        bulan = Skip(bulan, "bulan", "bln");
        if (MonthAt(bulan) is > 0 and var month)
        {
            var next = Skip(bulan + 1, ",", "-", "/");
            next = tokens.Is(next, ".") && tokens[next + 1].IsNumber ? next + 1 : next;
            if (Year(next) is { Year: > 0 } year)
            {
                return Day(at, year.Next, Days.Exact(year.Year, month, day));
            }

            var shortYear = tokens.Is(next, "'") ? next + 1 : -1;
            if (shortYear > 0 && tokens[shortYear].Length == 2)
            {
                return Day(at, shortYear + 1, Days.OfShortYear(Digits(shortYear), month, day));
            }

            return Shift(bulan + 1) is { By: not 0 } years && Days.On(reference.Year + years.By, month, day) is { } exact && Word(bulan + 1, "tahun")
                ? Day(at, years.Next, Days.Exact(exact))
                : Day(at, bulan + 1, Days.OfYear(month, day, reference));
        }

        if (Word(start + 1, "bulan", "bln") && Shift(start + 2) is { } shift)
        {
            var first = Days.On(reference.Year, reference.Month, 1)!.Value.AddMonths(shift.By);
            return Days.On(first.Year, first.Month, day) is { } exact ? Day(at, shift.Next, Days.Exact(exact)) : null;
        }

        var told = start > at && Word(start - 1, "tgl", "tanggal", "tarikh", ".", ":");
        var alone = told && !Word(start + 1, "-", "s", "sampai", "sampe", "hingga", "/") && !(tokens.Glued(start + 1) && tokens[start + 1].IsWord);
        return alone ? Day(at, start + 1, Days.OfMonth(day, reference)) : null;
    }

    /// <summary>"ini", "depan", "lalu", "yang lalu"; -1, 0 or 1 of the unit before it.</summary>
    private (int By, int Next)? Shift(int at)
    {
        var start = Skip(at, "yang", "yg");
        if (Word(start, "akan", "akn") && Word(start + 1, "datang", "dtg"))
        {
            return (1, start + 2);
        }

        return MalayTimeWords.Shifts.TryGetValue(tokens.Text(start), out var by) && (start == at || by < 0) ? (by, start + 1) : null;
    }

    /// <summary>"hari ini", "besok", "lusa", "kemarin lusa", "semalam" in Malay.</summary>
    private Found? Near(int at)
    {
        if (Word(at, "hari", "hr") && Word(at + 1, "ini", "ni"))
        {
            return Day(at, at + 2, Days.Exact(Today));
        }

        if (tokens.Is(at, "harini") || tokens.Is(at, "hariini"))
        {
            return Day(at, at + 1, Days.Exact(Today));
        }

        var text = tokens.Text(at);
        if (text is "semalam" && !dialect.IsIndonesian)
        {
            return Day(at, at + 1, Days.Exact(Today.AddDays(-1)));
        }

        if (!MalayTimeWords.Near.TryGetValue(text, out var days))
        {
            return null;
        }

        var next = at + 1;
        if (days == 1 && tokens.Is(next, "lusa"))
        {
            (days, next) = (2, next + 1);
        }
        else if (days == -1 && Word(next, "lusa", "dulu", "dlu"))
        {
            (days, next) = (-2, next + 1);
        }

        // "besok senin", "besok tgl 5": the closer name is the day.
        return Day(at, next, Days.Exact(Today.AddDays(days)));
    }

    private (int Weekday, int Next)? WeekdayAt(int at)
    {
        if (tokens.Is(at, "jum") && Word(at + 1, "'") && tokens.Is(at + 2, "at"))
        {
            return (5, at + 3);
        }

        return tokens[at].IsWord && MalayTimeWords.Weekdays.TryGetValue(tokens.Text(at), out var day) && (day != 7 || IsSunday(at)) ? (day, at + 1) : null;
    }

    /// <summary>"minggu" is a day after "hari" and before a part of the day; elsewhere it is a week.</summary>
    private bool IsSunday(int at) => tokens.Is(at, "ahad") || Word(at - 1, "hari", "hr", "malam", "mlm", "malem", "sabtu", "jumat", "senin", "dan", "ampe", "sampai", "sampe", "hingga", "-")
        || MalayTimeWords.DayParts.ContainsKey(tokens.Text(at + 1)) || Word(at + 1, "jam", "pukul", "tgl", "tanggal", ",", "besok", "buka", "tutup", "libur");

    /// <summary>"senin", "hari jumat depan", "kamis lalu", "sabtu ini", "malam minggu".</summary>
    private Found? Weekday(int at)
    {
        var start = Skip(at, "hari", "hr");
        if (WeekdayAt(start) is not { } weekday)
        {
            return null;
        }

        var day = Days.Monday(Today).AddDays(weekday.Weekday - 1);
        if (Word(weekday.Next, "minggu", "mgg", "pekan") && Shift(weekday.Next + 1) is { } ofWeek)
        {
            return Day(at, ofWeek.Next, Days.Exact(day.AddDays(7 * ofWeek.By)));
        }

        if (Shift(weekday.Next) is { } shift)
        {
            var by = shift.By;
            day = Word(shift.Next - 1, "besok") ? (day <= Today ? day.AddDays(7) : day)
                : Word(shift.Next - 1, "nanti") ? (day < Today ? day.AddDays(7) : day)
                : by < 0 ? (day >= Today ? day.AddDays(-7) : day)
                : day.AddDays(7 * by);
            return Day(at, shift.Next, Days.Exact(day));
        }

        return Day(at, weekday.Next, Days.OfWeek(weekday.Weekday, reference));
    }

    private Found? Holiday(int at)
    {
        var named = MalayHolidays.At(tokens, at);
        if (named is not { } holiday)
        {
            return null;
        }

        if ((tokens.Is(at, "raya") && (dialect.IsIndonesian || Word(at - 1, "jalan", "jln", "besar"))) || (tokens.Is(at, "puasa") && !Word(at - 1, "awal", "bulan", "habis", "abis", "selepas", "setelah", "sebelum", "selesai")))
        {
            return null;
        }

        if (Year(holiday.Next) is { Year: > 0 } year)
        {
            return Day(at, year.Next, Days.Exact(holiday.Day(year.Year)));
        }

        if (Word(holiday.Next, "tahun", "thn") && Shift(holiday.Next + 1) is { } ofYear)
        {
            return Day(at, ofYear.Next, Days.Exact(holiday.Day(reference.Year + ofYear.By)));
        }

        var options = Holidays.Nearest(holiday.Day, null, reference);
        return Shift(holiday.Next) is { } shift
            ? Day(at, shift.Next, Days.Exact(shift.By < 0 ? options[0].Start : options[^1].Start))
            : Day(at, holiday.Next, Moving(holiday.Day) ? [Days.Exact(options[0].Start), Days.Exact(options[^1].Start)] : options);
    }

    private bool Moving(Func<int, DateTime> day) => day(reference.Year).DayOfYear != day(reference.Year + 1).DayOfYear && day(reference.Year).Day != day(reference.Year + 1).Day;

    /// <summary>"H+3", "h-1", "H+2 lebaran": counted from the named holiday, else from today.</summary>
    private Found? FromD(int at)
    {
        if (!tokens.Is(at, "h") || tokens.Text(at + 1) is not ("+" or "-") || !tokens.Glued(at + 1) || !tokens[at + 2].IsNumber || tokens[at + 2].Length > 2)
        {
            return null;
        }

        var days = Digits(at + 2) * (tokens.Is(at + 1, "-") ? -1 : 1);
        return Holiday(at + 3) is { } holiday
            ? Day(at, holiday.Next, Days.Exact(holiday.Options[^1].Start.AddDays(days)))
            : Day(at, at + 3, Days.Exact(Today.AddDays(days)));
    }
}
