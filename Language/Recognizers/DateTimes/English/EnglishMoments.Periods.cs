using System.Globalization;
using CareBot.Language.Recognizers.Numbers;

namespace CareBot.Language.Recognizers.DateTimes.English;

/// <summary>Periods by their name: months, years, weeks, quarters, seasons, and those that a word moves ("next month").</summary>
internal sealed partial class EnglishMoments
{
    /// <summary>"september", "april 2017", "dec/2018", "2015-3", "this september", "the third month of 2021".</summary>
    private Found? MonthPeriod(int at)
    {
        if (tokens[at].Length == 4 && tokens[at].IsNumber && Word(at + 1, "-", "/") && tokens.Glued(at + 1) && tokens.Glued(at + 2) && tokens[at + 2].IsNumber
            && tokens[at + 2].Length <= 2 && Digits(at + 2) is >= 1 and <= 12 and var number && !tokens.Glued(at + 3) && Year(at).Year > 0)
        {
            return MonthOf(at, at + 3, Digits(at), number);
        }

        var start = Skip(at, "the");
        if (EnglishOrdinalPhrase.Read(tokens, start) is { Value: >= 1 and <= 12 } nth && tokens.Is(nth.Next, "month") && tokens.Is(nth.Next + 1, "of") && Year(nth.Next + 2) is { Year: > 0 } whose)
        {
            return MonthOf(at, whose.Next, whose.Year, (int)nth.Value);
        }

        if (tokens.Text(at - 1) == "$" || (Shift(at) is { } shift && MonthAt(shift.Next) > 0 && !Starts31(shift.Next + 1)))
        {
            var by = Shift(at);
            if (by is null || (tokens.Is(by.Value.Next, "may") && by.Value.By == 0 && !Word(at - 1, "from", "in", "until", "till", "since", "by", "of")))
            {
                return null;
            }

            var month = MonthAt(by.Value.Next);
            var year = Year(by.Value.Next + 1) is { Year: > 0 } given ? given.Year : reference.Year + by.Value.By;
            return MonthOf(at, by.Value.Next + 1, year, month);
        }

        if (MonthAt(at) is not (> 0 and var named) || (Word(at, "may", "mar", "march") && !SureMonth(at)) || Word(at, "sat", "sun"))
        {
            return null;
        }

        var next = Dotted(at + 1);
        var behind = Skip(next, ",", "-", "/", "of", "in");
        var (found, after) = Year(behind);
        if (found > 0)
        {
            return MonthOf(at, after, found, named);
        }

        if (tokens.Is(next, "of") && tokens[next + 1] is { IsNumber: true, Length: 2 } shortYear)
        {
            var digits = Digits(next + 1);
            _ = shortYear;
            return MonthOf(at, next + 2, digits < 30 ? 2000 + digits : 1900 + digits, named);
        }

        if (tokens[next].IsNumber && tokens.Glued(next) && tokens[next].Length > 2)
        {
            return null;
        }

        var (past, future) = named == reference.Month ? (0, 0) : named < reference.Month ? (0, 1) : (-1, 0);
        var timex = string.Create(CultureInfo.InvariantCulture, $"XXXX-{named:00}");
        return new(TimeType.DateRange, at, at + 1, OpenMonth(timex, reference.Year + past, named), OpenMonth(timex, reference.Year + future, named));
    }

    private bool Starts31(int at) => DayNumber(at) is not null;

    /// <summary>"may" and "march" are verbs too: a preposition, a year or another month beside them tells.</summary>
    private bool SureMonth(int at) => Word(at - 1, "in", "of", "since", "until", "till", "from", "to", "before", "after", "by", "during", "next", "last", "this", "between", "mid", "late", "early", "-")
        || (Year(at + 1).Year > 0 && !tokens.Is(at, "march")) || (Word(at, "march") && Year(at + 1).Year > 0);

    private static Option OpenMonth(string timex, int year, int month) => new(timex, Days.On(year, month, 1)!.Value, Days.On(year, month, 1)!.Value.AddMonths(1));

    private static Found MonthOf(int first, int next, int year, int month)
    {
        var start = Days.On(year, month, 1)!.Value;
        return Range(first, next, Timex.Month(start), start, start.AddMonths(1));
    }

    private Found? YearPeriod(int at)
    {
        var start = Skip(at, "the");
        start = Skip(start, "calendar");
        if (Word(start, "year", "cy") && Year(start + 1) is { Year: > 0 } named)
        {
            return YearOf(tokens.Is(start - 1, "calendar") ? start - 1 : tokens.Is(start, "cy") ? start : at, named.Next, named.Year);
        }

        if (Word(at, "sy", "fy") && tokens[at + 1].IsNumber && tokens[at + 1].Length is 2 or 4)
        {
            var year = Digits(at + 1) < 100 ? Digits(at + 1) + 2000 : Digits(at + 1);
            return new(TimeType.DateRange, at, at + 2, new Option(tokens.Text(at).ToUpperInvariant() + Timex.Year(year), default, Resolved: false));
        }

        var (digits, next) = Year(at);
        var known = digits > 0 && tokens[at].IsNumber && !(tokens.Glued(next) && tokens.Text(next) is "-" or "/" or "%" && tokens[next + 1].IsNumber && tokens[next + 1].Length != 4 && tokens.Glued(next + 1))
            && !(tokens.Glued(at) && tokens.Text(at - 1) is "-" or "/" or "." or "," && tokens[at - 2].IsNumber && tokens[at - 2].Length != 4) && !NotYear(next)
            && !(tokens.Is(next, "-") && tokens[next + 1].IsNumber && tokens[next + 1].Length < 4) && !(tokens.Is(at - 1, "-") && tokens[at - 2].IsNumber && tokens[at - 2].Length < 4);
        return known ? YearOf(at, next, digits) : digits > 0 && Word(at - 1, "in", "since", "of") && next > at + 1 ? YearOf(at, next, digits) : null;
    }

    private bool NotYear(int next) => Word(next, "usd", "dollars", "people", "words") || (EnglishTimeWords.Units.ContainsKey(tokens.Text(next)) && tokens[next].Length > 1);

    private static Found YearOf(int first, int next, int year) => Range(first, next, Timex.Year(year), Days.On(year, 1, 1)!.Value, Days.On(year + 1, 1, 1)!.Value);

    /// <summary>"next week", "this month", "the year", "last weekend", "that weekend".</summary>
    private Found? ShiftedPeriod(int at)
    {
        if (tokens.After(at, "year to date") is > 0 and var toDate)
        {
            return Range(at, toDate, Timex.Year(reference.Year), Days.On(reference.Year, 1, 1)!.Value, Today);
        }

        var same = Word(at, "same") || (Word(at, "that") && tokens.Is(at + 1, "weekend"));
        var by = same ? (0, at + 1, "same") : Shift(at);
        var the = Word(at, "the") && Word(at + 1, "week", "month", "year", "weekend") && tokens.After(at + 1, "year to date") < 0 && !Word(at + 2, "of", "beginning", "starting", "commencing");
        var of = Word(at, "week", "weekend", "month", "year") && (tokens.Is(at, "weekend") || Word(at - 1, "of"));
        if (by is null && !the && !of)
        {
            return null;
        }

        var next = by?.Next ?? (the ? at + 1 : at);
        var shift = by?.By ?? 0;
        var start = Skip(next, "calendar", "working", "business", "fiscal", "school");
        if (Word(next, "fiscal", "school") && tokens.Is(start, "year"))
        {
            return new(TimeType.DateRange, at, start + 1, new Option((tokens.Is(next, "fiscal") ? "FY" : "SY") + Timex.Year(reference.Year + shift), default, Resolved: false));
        }

        switch (tokens.Text(start))
        {
            case "week" when WeekdayAt(start + 1) < 0:
                if (tokens[start + 1].IsNumber && the)
                {
                    return null;
                }

                var monday = Days.Monday(Today).AddDays(7 * shift);
                var working = Word(next, "working", "business");
                return Range(at, start + 1, same ? "XXXX-WXX" : Timex.Week(monday), monday, monday.AddDays(working ? 5 : 7), same ? "ref_undef" : null);
            case "weekend":
                var saturday = Days.Monday(Today).AddDays(5 + (7 * shift));
                return Range(at, start + 1, same ? "XXXX-WXX-WE" : Timex.Week(saturday) + "-WE", saturday, saturday.AddDays(2), same ? "ref_undef" : null);
            case "month":
                var first = Days.On(reference.Year, reference.Month, 1)!.Value.AddMonths(shift);
                return Range(at, start + 1, same ? "XXXX-XX" : Timex.Month(first), first, first.AddMonths(1), same ? "ref_undef" : null);
            case "year" when !tokens.Is(start + 1, "'"):
                var year = YearOf(at, start + 1, reference.Year + shift);
                return same ? Range(at, start + 1, "XXXX", year.Only.Start, year.Only.End, "ref_undef") : year;
            default:
                return null;
        }
    }

    /// <summary>"week 31", "the week of the 18th", "w/c Feb 4", "the first week of May", "last week of this month".</summary>
    private Found? WeekPeriod(int at)
    {
        if ((tokens.Is(at, "week") || tokens.Is(at, "w")) && tokens[at + 1].IsNumber && tokens[at + 1].Length <= 2 && Digits(at + 1) is >= 1 and <= 53 and var number)
        {
            var of = Skip(at + 2, "of");
            var year = Shift(of) is { } shifted && tokens.Is(shifted.Next, "year") ? (reference.Year + shifted.By, shifted.Next + 1) : Year(of) is { Year: > 0 } given ? given : (reference.Year, at + 2);
            var monday = ISOWeek.ToDateTime(year.Item1, number, DayOfWeek.Monday);
            return Range(at, year.Item2, string.Create(CultureInfo.InvariantCulture, $"{year.Item1:0000}-W{number:00}"), monday, monday.AddDays(7));
        }

        var begin = tokens.After(at, "w / c") is > 0 and var commencing ? commencing : WeekOf(at);
        if (begin > 0 && (Date(begin) ?? (tokens.Is(begin, "the") && DayNumber(begin + 1) is { } only ? Day(begin, only.Next, Days.OfMonth(only.Day, reference)) : null)) is { Only.Resolved: true } day)
        {
            return new(TimeType.DateRange, at, day.Next, [.. day.Options.Select(o => new Option(o.Timex, Days.Monday(o.Start), Days.Monday(o.Start).AddDays(7)))]);
        }

        var the = Skip(at, "the");
        var last = tokens.Is(the, "last");
        var nth = last ? 5 : EnglishOrdinalPhrase.Read(tokens, the) is { Value: >= 1 and <= 53 } ordinal ? (int)ordinal.Value : 0;
        var next = last ? the + 1 : nth > 0 ? EnglishOrdinalPhrase.Read(tokens, the)!.Value.Next : at;
        return nth > 0 && tokens.Is(next, "week") && tokens.Is(next + 1, "of") && Whole(next + 2) is { Only.Resolved: true } month ? NthWeek(at, month, nth, last) : null;
    }

    private static Found? NthWeek(int at, Found month, int nth, bool last)
    {
        var options = month.Options.Select(o =>
        {
            var isYear = o.Timex.Length == 4;
            if (isYear)
            {
                var week = ISOWeek.ToDateTime(o.Start.Year, last ? ISOWeek.GetWeeksInYear(o.Start.Year) : nth, DayOfWeek.Monday);
                return new Option(Timex.Week(week), week, week.AddDays(7));
            }

            var first = Days.Monday(o.Start.AddDays(3));
            var monday = last ? Days.Monday(o.End.AddDays(-4)) : first.AddDays(7 * (nth - 1));
            monday = last && Days.Monday(o.End.AddDays(-1)) is var final && (o.End - final).TotalDays >= 4 ? final : monday;
            return new Option(string.Create(CultureInfo.InvariantCulture, $"{o.Timex}-W{nth:00}"), monday, monday.AddDays(7));
        }).ToArray();
        return new(TimeType.DateRange, at, month.Next, options);
    }

    private int WeekOf(int at)
    {
        var week = Skip(at, "the");
        return week > at && tokens.Is(week, "week") && Word(week + 1, "of", "beginning", "starting", "commencing") ? Skip(week + 2, "on") : -1;
    }

    /// <summary>"Q1 2019", "2017-q1", "the first quarter of 2013", "this quarter", "2019 H2", "last 2 quarters".</summary>
    private Found? QuarterPeriod(int at)
    {
        var (year, next) = Year(at);
        if (year > 0 && tokens[at].IsNumber)
        {
            var q = Skip(next, "-");
            return Word(q, "q", "h") && tokens.Glued(q + 1) && Digits(q + 1) is >= 1 and <= 4 and var behind ? QuarterOf(at, q + 2, year, behind, tokens.Is(q, "h")) : null;
        }

        if (Word(at, "q", "h") && tokens.Glued(at + 1) && Digits(at + 1) is >= 1 and <= 4 and var number)
        {
            var after = Skip(Skip(at + 2, "-", "of"), "the");
            return Year(after) is { Year: > 0 } given ? QuarterOf(at, given.Next, given.Year, number, tokens.Is(at, "h"))
                : Shift(after) is { } s && tokens.Is(s.Next, "year") ? QuarterOf(at, s.Next + 1, reference.Year + s.By, number, tokens.Is(at, "h"))
                : null;
        }

        if (Shift(at) is { } shift && tokens.Is(shift.Next, "quarter"))
        {
            var now = Days.On(reference.Year, ((reference.Month - 1) / 3 * 3) + 1, 1)!.Value.AddMonths(3 * shift.By);
            return QuarterOf(at, shift.Next + 1, now.Year, ((now.Month - 1) / 3) + 1, half: false);
        }

        if (Shift(at) is { } years && tokens.After(years.Next, "year ' s") is > 0 and var own && EnglishOrdinalPhrase.Read(tokens, own) is { Value: >= 1 and <= 4 } of && tokens.Is(of.Next, "quarter"))
        {
            return QuarterOf(at, of.Next + 1, reference.Year + years.By, (int)of.Value, half: false);
        }

        var the = Skip(at, "the");
        if (EnglishOrdinalPhrase.Read(tokens, the) is not { Value: >= 1 and <= 4 } nth || !Word(nth.Next, "quarter", "half") || !tokens.Is(nth.Next + 1, "of"))
        {
            return null;
        }

        var isHalf = tokens.Is(nth.Next, "half");
        var whose = Skip(nth.Next + 2, "the");
        if (Year(whose) is { Year: > 0 } y)
        {
            return QuarterOf(at == the ? at : the == at + 1 && isHalf ? at : the, y.Next, y.Year, (int)nth.Value, isHalf);
        }

        if (Shift(whose) is { } by && tokens.Is(by.Next, "year"))
        {
            return QuarterOf(at, by.Next + 1, reference.Year + by.By, (int)nth.Value, isHalf);
        }

        if (tokens.Is(whose, "year"))
        {
            var here = QuarterOf(at, whose + 1, reference.Year, (int)nth.Value, isHalf).Only;
            var timex = here.Timex.Replace(Timex.Year(reference.Year), "XXXX", StringComparison.Ordinal);
            var moved = here.Start < reference ? 1 : -1;
            var other = new Option(timex, here.Start.AddYears(moved), here.End.AddYears(moved));
            return new(TimeType.DateRange, at, whose + 1, moved > 0 ? [here with { Timex = timex }, other] : [other, here with { Timex = timex }]);
        }

        return null;
    }

    private static Found QuarterOf(int first, int next, int year, int number, bool half)
    {
        var months = half ? 6 : 3;
        var start = Days.On(year, 1, 1)!.Value.AddMonths((number - 1) * months);
        var end = start.AddMonths(months);
        return Range(first, next, Timex.Range(Timex.Day(start), Timex.Day(end), $"P{months}M"), start, end);
    }

    private Found? SeasonPeriod(int at)
    {
        var shift = Shift(at);
        var next = shift?.Next ?? at;
        if (!EnglishTimeWords.Seasons.TryGetValue(tokens.Text(next), out var season) || Word(next, "fall", "spring") && shift is null)
        {
            return null;
        }

        var (year, behind) = Year(Skip(next + 1, "of", ","));
        var timex = year > 0 ? Timex.Year(year) + "-" + season : shift is { } by ? Timex.Year(reference.Year + by.By) + "-" + season : season;
        return new(TimeType.DateRange, at, year > 0 ? behind : next + 1, new Option(timex, default, Resolved: false));
    }
}
