using CareBot.Language.Recognizers.Numbers;

namespace CareBot.Language.Recognizers.DateTimes.English;

/// <summary>Days.</summary>
internal sealed partial class EnglishMoments
{
    private static readonly string[] Seps = ["/", "-", "."];

    /// <summary>A day that begins at a place.</summary>
    private Found? Date(int at)
    {
        if (!_dates.TryGetValue(at, out var found))
        {
            _dates[at] = null;
            found = tokens.Count > at && Starts(at) ? Longest(Numeric(at), Named(at), WeekdayDay(at), Relative(at), Holiday(at), DayOfMonth(at), NthWeekday(at), Moved(at)) : null;
            _dates[at] = found;
        }

        return found;
    }

    private static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);

    private static Found Day(int first, int next, params Option[] options) => new(TimeType.Date, first, next, options);

    /// <summary>2018-05-03, 5/3/2018, 22/04, 20161016, 2016 10 16.</summary>
    private Found? Numeric(int at)
    {
        if (!tokens[at].IsNumber || (tokens.Glued(at) && tokens.Text(at - 1) is "-" or "/" or "." && tokens.Glued(at - 1) && tokens[at - 2].IsNumber && !(tokens.Is(at - 1, "-") && tokens.Is(at + 1, "/"))))
        {
            return null;
        }

        if (tokens[at].Length == 8 && tokens.Text(at) is ['1' or '2', '9' or '0', ..] && !(tokens.Glued(at + 1) && tokens[at + 1].IsWord))
        {
            var text = tokens.Text(at);
            return Days.On(Number(text[..4]), Number(text[4..6]), Number(text[6..])) is { } compact ? Day(at, at + 1, Days.Exact(compact)) : null;
        }

        var sep = tokens.Text(at + 1);
        var spaced = tokens[at].Length == 4 && tokens[at + 1].IsNumber && tokens[at + 2].IsNumber && tokens[at + 1].Length <= 2 && tokens[at + 2].Length <= 2;
        if (spaced)
        {
            return Days.On(Digits(at), Digits(at + 1), Digits(at + 2)) is { } day ? Day(at, at + 3, Days.Exact(day)) : null;
        }

        if (!Seps.Contains(sep) || !tokens.Glued(at + 1) || !tokens.Glued(at + 2) || !tokens[at + 2].IsNumber)
        {
            return null;
        }

        var three = tokens.Is(at + 3, sep) && tokens.Glued(at + 3) && tokens[at + 4].IsNumber && tokens.Glued(at + 4);
        return three ? OfThree(at, Digits(at), Digits(at + 2), Digits(at + 4)) : OfTwo(at, Digits(at), Digits(at + 2), sep);
    }

    private Found? OfThree(int at, int a, int b, int c)
    {
        if (tokens.Glued(at + 5) && (tokens[at + 5].IsWord || (Seps.Contains(tokens.Text(at + 5)) && tokens[at + 6].IsNumber && tokens.Glued(at + 6) && !tokens.Is(at + 5, "-"))))
        {
            return null;
        }

        var options = (tokens[at].Length, tokens[at + 4].Length) switch
        {
            (4, <= 2) when b is >= 1 and <= 12 && c is >= 1 and <= 31 => Days.Exact(a, b, c),
            (<= 2, 4) when a is >= 1 and <= 12 && b is >= 1 and <= 31 => Days.Exact(c, a, b),
            (<= 2, 4) when b is >= 1 and <= 12 && a is >= 1 and <= 31 => Days.Exact(c, b, a),
            (<= 2, 2) when a is >= 1 and <= 12 && b is >= 1 and <= 31 => Days.OfShortYear(c, a, b),
            (<= 2, 2) when b is >= 1 and <= 12 && a is >= 1 and <= 31 => Days.OfShortYear(c, b, a),
            _ => null,
        };
        return options is null ? null : Day(at, at + 5, options);
    }

    private Found? OfTwo(int at, int a, int b, string sep)
    {
        var told = sep == "/" || Word(at - 1, "on", "this", "next", "last") || EnglishTimeWords.Weekdays.ContainsKey(tokens.Text(at - 1));
        if (!told || tokens[at].Length > 2 || tokens[at + 2].Length > 2 || (tokens.Glued(at + 3) && (tokens[at + 3].IsWord || tokens.Is(at + 3, "/") || tokens.Is(at + 3, ":") || tokens.Is(at + 3, "%"))))
        {
            return null;
        }

        if (sep == "-" && a < b && !Word(at - 1, "on"))
        {
            return null;
        }

        return (a, b) switch
        {
            ( >= 1 and <= 12, >= 1 and <= 31) => Day(at, at + 3, Days.OfYear(a, b, reference)),
            ( >= 13 and <= 31, >= 1 and <= 12) => Day(at, at + 3, Days.OfYear(b, a, reference)),
            _ => null,
        };
    }

    /// <summary>A day with a month's name, perhaps a weekday before and a year behind: "Tue, May 9th, 2018", "23/Sep/2020", "2019-aug-01".</summary>
    private Found? Named(int at)
    {
        var start = at;
        if (Shift(at) is { } shift && (Numeric(shift.Next) ?? (WeekdayAt(shift.Next) > 0 && Numeric(Skip(shift.Next + 1, "-", ",")) is { } after ? after : null)) is { Options.Count: > 0 } shifted
            && shifted.Only.Timex.StartsWith("XXXX-", StringComparison.Ordinal))
        {
            var wanted = shifted.Options.Select(o => o.Start).ToList();
            var day = Days.On(reference.Year + (WeekdayAt(shift.Next) > 0 ? 0 : shift.By), wanted[0].Month, wanted[0].Day);
            return day is { } found ? Day(at, shifted.Next, new Option(shifted.Only.Timex, found)) : null;
        }

        var shiftedBy = Shift(at);
        if (shiftedBy is { } by && WeekdayAt(by.Next) > 0)
        {
            at = by.Next;
        }

        var weekday = WeekdayAt(at) > 0;
        if (weekday)
        {
            at = Skip(at + 1, ",", "-", ".", "(");
            at = Skip(at, "the");
        }

        if (weekday && Numeric(at) is { } numbers)
        {
            return With(numbers, start, numbers.Next);
        }

        if (MonthDay(at, start) is not { } named)
        {
            return null;
        }

        var next = weekday && tokens.Is(named.First - 1, "(") && tokens.Is(named.Next, ")") ? named.Next + 1 : named.Next;
        return shiftedBy is not null && weekday && named.Options.Count == 2 && Days.On(reference.Year, named.Only.Start.Month, named.Only.Start.Day) is { } exact
            ? Day(start, next, new Option(named.Only.Timex, exact))
            : Day(start, next, [.. named.Options]);
    }

    /// <summary>1 to 31 in digits or as an ordinal.</summary>
    private (int Day, int Next)? DayNumber(int at, bool ordinalOnly = false)
    {
        if (EnglishOrdinalPhrase.Read(tokens, at) is { Plural: false, Value: >= 1 and <= 31 } ordinal && ordinal.Value == Math.Floor(ordinal.Value))
        {
            return ((int)ordinal.Value, ordinal.Next);
        }

        if (ordinalOnly)
        {
            return null;
        }

        if (tokens[at].IsNumber)
        {
            return tokens[at].Length <= 2 && Digits(at) is >= 1 and <= 31 and var day
                && !(tokens.Glued(at + 1) && (tokens.Is(at + 1, ":") || (tokens.Is(at + 1, ".") && tokens[at + 2].IsNumber && tokens.Glued(at + 2)) || tokens.Is(at + 1, "%")))
                ? (day, at + 1)
                : null;
        }

        return EnglishCardinal.Read(tokens, at, numerals: false) is { } words && words.Value(words.Parts.Count) is >= 1 and <= 31 and var value && words.Parts.Count <= 2 && MonthAt(words.Next) > 0
            ? ((int)value, words.Next)
            : null;
    }

    private int MonthAt(int at) => tokens[at].IsWord && EnglishTimeWords.Months.TryGetValue(tokens.Text(at), out var month) ? month : -1;

    private int WeekdayAt(int at) => tokens[at].IsWord && EnglishTimeWords.Weekdays.TryGetValue(tokens.Text(at), out var day) ? day : -1;

    private Found? MonthDay(int at, int first)
    {
        // 2019-aug-01, 2020/23/Sep
        if (tokens[at].Length == 4 && tokens[at].IsNumber && Seps.Contains(tokens.Text(at + 1)))
        {
            var (month, day) = MonthAt(at + 2) > 0 ? (MonthAt(at + 2), DayNumber(at + 4)?.Day ?? -1) : (MonthAt(at + 4), DayNumber(at + 2)?.Day ?? -1);
            return month > 0 && day > 0 && tokens.Is(at + 3, tokens.Text(at + 1)) ? Day(first, at + 5, Days.Exact(Digits(at), month, day)) : null;
        }

        var begin = Skip(at, "the");
        if (DayNumber(begin) is { } number)
        {
            var next = Skip(number.Next, "day");
            next = Skip(next, "of", "-", "/");
            next = Skip(next, "the");
            if (MonthAt(next) is > 0 and var month)
            {
                return WithYear(first, Dotted(next + 1), month, number.Day);
            }
        }

        if (MonthAt(at) is > 0 and var named)
        {
            var next = Dotted(at + 1);
            next = Skip(next, "-", "/", ",");
            next = Skip(next, "the");
            if (Digits(next) >= 1500 && tokens.Is(next + 1, "-") && DayNumber(next + 2) is { } last)
            {
                return Day(first, last.Next, Days.Exact(Digits(next), named, last.Day));
            }

            return DayNumber(next) is { } day && !IsTimeOrYear(day.Next, day.Day, next) ? WithYear(first, day.Next, named, day.Day) : null;
        }

        return null;
    }

    /// <summary>"Jun 8 pm" is an hour; "Jun 8 - 12" stays a day.</summary>
    private bool IsTimeOrYear(int next, int day, int at) => day <= 12 && tokens[at].IsNumber && Word(next, "am", "pm", "o") && !Word(next, "of");

    private int Dotted(int at) => tokens.Is(at, ".") && tokens.Glued(at) && (tokens[at + 1].IsNumber || Word(at + 1, ",", "on")) ? at + 1 : at;

    private Found WithYear(int first, int next, int month, int day)
    {
        var at = Skip(next, ",", "-", "/", "of", "in");
        at = at == next ? at : Skip(at, "the");
        var (year, behind) = Year(Skip(at, "year"));
        if (year > 0)
        {
            return Day(first, behind, Days.Exact(year, month, day));
        }

        var apostrophe = tokens.Is(at, "'") ? at + 1 : at;
        var shortened = tokens[apostrophe].IsNumber && tokens[apostrophe].Length == 2 && !tokens.Glued(apostrophe + 1) && !tokens.Is(apostrophe + 1, ":")
            && (Word(next, "of", "/") || apostrophe > at || (EnglishOrdinalPhrase.Read(tokens, next - 1) is not null && next == at && !IsClock(apostrophe)));
        return shortened ? Day(first, apostrophe + 1, Days.OfShortYear(Digits(apostrophe), month, day)) : Day(first, next, Days.OfYear(month, day, reference));
    }

    private bool IsClock(int at) => Word(at + 1, "am", "pm", "a", "p", ":", ".", "o", "oclock", "in", "th", "st", "nd", "rd", "times") || EnglishTimeWords.Units.ContainsKey(tokens.Text(at + 1));
}
