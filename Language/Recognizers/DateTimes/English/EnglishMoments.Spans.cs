using System.Globalization;
using CareBot.Language.Recognizers.Numbers;

namespace CareBot.Language.Recognizers.DateTimes.English;

/// <summary>Spans of days: weeks, months, quarters, years, and from one day to another.</summary>
internal sealed partial class EnglishMoments
{
    private Found? DateRange(int at) => Longest(Between(at), Period(at), LastFew(at), StretchFrom(at));

    private static Found Range(int first, int next, string timex, DateTime start, DateTime end, string? mod = null) =>
        new(TimeType.DateRange, first, next, new Option(timex, start, end)) { Mod = mod };

    /// <summary>One period by its name: a month, a year, a quarter, a week, a season, a decade; perhaps only its beginning, middle or end.</summary>
    private Found? Period(int at)
    {
        return tokens.Is(at, "the") ? Whole(at) : PieceOf(at) ?? Whole(at);
    }

    /// <summary>Only the beginning, middle or end of a period.</summary>
    private Found? PieceOf(int at)
    {
        var (mod, inner) = Piece(at);
        return mod is not null && Whole(inner) is { Only.Resolved: true } whole ? Cut(whole, mod, at) : null;
    }

    /// <summary>"early", "the end of", "mid-": start, mid or end.</summary>
    private (string? Mod, int Next) Piece(int at)
    {
        var start = Skip(at, "the");
        if (Word(start, "beginning", "start", "end", "middle", "eom", "eoy") && tokens.Is(start + 1, "of"))
        {
            return (tokens.Text(start) switch { "end" => "end", "middle" => "mid", _ => "start" }, start + 2);
        }

        return tokens.Text(at) switch
        {
            "early" or "earlier" => ("start", Skip(at + 1, "in", "of")),
            "late" or "later" => ("end", Skip(at + 1, "in", "of")),
            "mid" => ("mid", Skip(at + 1, "-")),
            "end" when tokens.Is(at + 1, "of") => ("end", at + 2),
            _ => (null, at),
        };
    }

    private Found Cut(Found whole, string mod, int first)
    {
        var now = Word(first, "later", "earlier") && whole.Options.Count == 1 && whole.Only.Start <= Today && Today < whole.Only.End;
        var options = whole.Options.Select(o =>
        {
            var (start, end) = o.Timex.Length switch
            {
                // A year is cut by months, a month at its sixteenth day, a week on Thursday.
                4 => mod switch
                {
                    "start" => (o.Start, o.Start.AddMonths(tokens.Text(first).StartsWith("earl", StringComparison.Ordinal) || IsShifted(whole) ? 6 : 4)),
                    "end" => (o.Start.AddMonths(tokens.Text(first).StartsWith("late", StringComparison.Ordinal) || IsShifted(whole) ? 6 : 8), o.End),
                    _ => (o.Start.AddMonths(4), o.Start.AddMonths(8)),
                },
                _ when (o.End - o.Start).TotalDays > 7 => mod switch
                {
                    "start" => (o.Start, o.Start.AddDays(15)),
                    "end" => (o.Start.AddDays(15), o.End),
                    _ => (o.Start.AddDays(10), o.Start.AddDays(20)),
                },
                _ => mod switch
                {
                    "start" => (o.Start, o.Start.AddDays(3)),
                    "end" => (o.Start.AddDays(3), o.End),
                    _ => (o.Start.AddDays(2), o.Start.AddDays(5)),
                },
            };
            return o with { Start = start, End = end };
        }).ToArray();
        return new(TimeType.DateRange, first, whole.Next, options) { Mod = now ? null : mod };
    }

    private bool IsShifted(Found whole) => Word(whole.Next - 1, "year");

    private Found? Whole(int at) => _whole.TryGet(at, out var known) ? known : _whole.Keep(at, ReadWhole(at));

    private Found? ReadWhole(int at) => Longest(MonthPeriod(at), YearPeriod(at), ShiftedPeriod(at), WeekPeriod(at), QuarterPeriod(at), SeasonPeriod(at), Decades(at));

    /// <summary>"1990s", "90 s", "the next two decades", "21st century".</summary>
    private Found? Decades(int at)
    {
        if (tokens[at].IsNumber && tokens.Is(at + 1, "s") && tokens[at].Length is 2 or 4 && Digits(at) is var digits && digits % 10 == 0 && digits > 0)
        {
            if (tokens[at].Length == 4)
            {
                return digits is >= 1500 and <= 2090 ? Years(at, at + 2, digits, 10) : null;
            }

            var timex = Timex.Range(string.Create(CultureInfo.InvariantCulture, $"XX{digits:00}-01-01"), string.Create(CultureInfo.InvariantCulture, $"XX{(digits + 10) % 100:00}-01-01"), "P10Y");
            return new(TimeType.DateRange, at, at + 2, Years(at, at, 1900 + digits, 10).Only with { Timex = timex }, Years(at, at, 2000 + digits, 10).Only with { Timex = timex });
        }

        if (EnglishOrdinalPhrase.Read(tokens, at) is { Value: >= 1 and <= 29 } century && tokens.Is(century.Next, "century"))
        {
            return Years(at, century.Next + 1, ((int)century.Value - 1) * 100 is 0 ? 1 : ((int)century.Value - 1) * 100, 100);
        }

        var the = Skip(at, "the");
        if (Shift(the) is not { } shift)
        {
            return null;
        }

        var count = Count(shift.Next) is { IsCount: true, Count: > 0 and < 50 } many ? many : Quantity.Of(1m, "integer", shift.Next);
        if (!Word(count.Next, "decade", "decades"))
        {
            return null;
        }

        var start = (reference.Year / 10 * 10) + (shift.By > 0 ? 10 : shift.By < 0 ? -10 * count.Count : 0);
        return Years(at, count.Next + 1, start, 10 * count.Count);
    }

    private static Found Years(int first, int next, int start, int years)
    {
        var (from, to) = (Days.On(start, 1, 1)!.Value, Days.On(start + years, 1, 1)!.Value);
        return Range(first, next, Timex.Range(Timex.Day(from), Timex.Day(to), string.Create(CultureInfo.InvariantCulture, $"P{years}Y")), from, to);
    }

    /// <summary>"next 3 days", "5 past years", "last fortnight", "past 2 quarters".</summary>
    private Found? LastFew(int at)
    {
        var shift = Shift(at);
        var (by, next, length) = (shift?.By ?? 0, shift?.Next ?? -1, shift is { } s ? LengthAt(s.Next) ?? Single(s.Next) : null);
        if (shift is null && Count(at) is { IsCount: true } count && Shift(count.Next) is { } behind && EnglishTimeWords.Units.TryGetValue(tokens.Text(behind.Next), out var unit) && (count.Count == 1) != tokens.Text(behind.Next).EndsWith('s'))
        {
            (by, next, length) = (behind.By, behind.Next, new Length([(count.Count, unit)], behind.Next + 1));
        }

        if (length is { Parts.Count: > 1 } chain && tokens.Is(chain.Next, "ago"))
        {
            length = Shorter(chain, next);
        }

        if (length is not { } span || by == 0 || next < 0)
        {
            return null;
        }

        if (span.Parts is [(var quarters, { Code: "3_M" })])
        {
            var now = Days.On(reference.Year, ((reference.Month - 1) / 3 * 3) + 1, 1)!.Value;
            var (qs, qe) = by > 0 ? (now.AddMonths(3), now.AddMonths(3 + (3 * (int)quarters))) : (now.AddMonths(-3 * (int)quarters), now);
            return Range(at, span.Next, Timex.Range(Timex.Day(qs), Timex.Day(qe), span.Timex), qs, qe);
        }

        var origin = span.HasClock ? reference : by > 0 ? Today.AddDays(1) : Today;
        if (span.Move(origin, by) is not { } end)
        {
            return null;
        }

        var (from, to) = by > 0 ? (origin, end) : (end, origin);
        return span.HasClock
            ? new(TimeType.DateTimeRange, at, span.Next, new Option(Timex.Range(Stamp(from), Stamp(to), span.Timex), from, to))
            : Range(at, span.Next, Timex.Range(Timex.Day(from), Timex.Day(to), span.Timex), from, to);
    }

    /// <summary>Only the first part of a length: the rest belongs to what follows.</summary>
    private Length? Shorter(Length chain, int at) => One(at) is { } first ? new Length([chain.Parts[0]], first.Next) : null;

    private Length? Single(int at) => Word(at, "fortnight", "hour", "minute", "second") ? new Length([(1, EnglishTimeWords.Units[tokens.Text(at)])], at + 1) : null;

    private static string Stamp(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>"3 days starting from next Monday", "for 1 week, from 20th dec", "first ten days of last year", "rest of the week".</summary>
    private Found? StretchFrom(int at)
    {
        if (Word(at, "remaining", "rest") && tokens.Is(at + 1, "of") && Whole(at + 2) is { Options.Count: 1 } whole)
        {
            var end = whole.Only.End.AddDays(-1);
            return end >= Today ? Range(at, whole.Next, Timex.Range(Timex.Day(Today), Timex.Day(end), Combine.Days(Today, end)), Today, end) : null;
        }

        if (tokens.Is(Skip(at, "the"), "first") && LengthAt(Skip(at, "the") + 1) is { HasClock: false } head && tokens.Is(head.Next, "of") && Whole(head.Next + 1) is { Options.Count: 1 } of
            && head.Move(of.Only.Start, 1) is { } until)
        {
            return Range(at, of.Next, Timex.Range(Timex.Day(of.Only.Start), Timex.Day(until), head.Timex), of.Only.Start, until);
        }

        var start = Skip(at, "for");
        if (LengthAt(start) is not { HasClock: false } length)
        {
            return null;
        }

        var next = Skip(length.Next, ",");
        var starting = Word(next, "starting", "beginning");
        at = starting ? start : at;
        next = starting ? Skip(next + 1, "from", "on") : start > at && tokens.Is(next, "from") ? next + 1 : -1;
        if (next < 0)
        {
            return null;
        }

        if (starting && DateThenTime(next) is { Options.Count: 1 } moment && length.Move(moment.Only.Start, 1) is { } later)
        {
            return new(TimeType.DateTimeRange, at, moment.Next, new Option(Timex.Range(Stamp(moment.Only.Start), Stamp(later), length.Timex), moment.Only.Start, later));
        }

        return Date(next) is { Only.Resolved: true } day && day.Options[^1].Start is var first && length.Move(first, 1) is { } last
            ? Range(at, day.Next, Timex.Range(Timex.Day(first), Timex.Day(last), length.Timex), first, last)
            : null;
    }
}
