namespace CareBot.Language.Recognizers.DateTimes.English;

/// <summary>From one day or time to another.</summary>
internal sealed partial class EnglishMoments
{
    private int Opens(int at) => Word(at, "from", "between", "in") ? at + 1 : at;

    private bool Joins(int at, bool between) => Word(at, "to", "-", "~", "until", "till", "through", "–", "—") || (between && tokens.Is(at, "and"));

    /// <summary>"from 10/1 to 11/7", "between 3 and 12 of Sept", "Nov-Feb 2017", "2014-2018", "november 18-19".</summary>
    private Found? Between(int at)
    {
        var start = Word(at, "from", "between") ? at + 1 : Word(at, "in") && Year(at + 1).Year > 0 ? at + 1 : at;
        var between = tokens.Is(at, "between");
        return Best(DaysOfOneMonth(at, start, between), Ends(at, start, between));
    }

    private static Found? Best(Found? a, Found? b) => b is not null && (a is null || b.Next > a.Next) ? b : a;

    /// <summary>One month for both days.</summary>
    private Found? DaysOfOneMonth(int at, int start, bool between)
    {
        var the = Skip(start, "the");
        if (DayNumber(the) is { } first && Joins(first.Next, between) && DayNumber(Skip(first.Next + 1, "the")) is { } second)
        {
            var of = Skip(second.Next, "of");
            return MonthAt(of) is > 0 and var month ? OfMonthDays(at, Dotted(of + 1), month, first.Day, second.Day) : null;
        }

        if (MonthAt(start) is not (> 0 and var named) || DayNumber(Skip(Dotted(start + 1), "the")) is not { } from || !Joins(from.Next, between)
            || DayNumber(Skip(from.Next + 1, "the")) is not { } to || MonthAt(to.Next) > 0 || MonthAt(Skip(to.Next, "of")) > 0 || from.Day >= to.Day
            || Word(to.Next, "am", "pm", ":"))
        {
            return null;
        }

        return OfMonthDays(start == at && tokens.Is(at - 1, "on") ? at - 1 : at, to.Next, named, from.Day, to.Day);
    }

    private Found? OfMonthDays(int at, int next, int month, int from, int to)
    {
        var (year, behind) = Year(Skip(next, ",", "of", "in"));
        return year > 0
            ? Combine.DateRange(at, behind, Day(0, 0, Days.Exact(year, month, from)), Day(0, 0, Days.Exact(year, month, to)))
            : Combine.DateRange(at, next, Day(0, 0, Days.OfYear(month, from, reference)), Day(0, 0, Days.OfYear(month, to, reference)));
    }

    private Found? Ends(int at, int start, bool between)
    {
        foreach (var from in Candidates(start))
        {
            if (!Joins(from.Next, between) || (tokens.Is(from.Next, "-") && from.Is(TimeType.DateRange) && at == start && !IsDashSpan(from)))
            {
                continue;
            }

            Found? best = null;
            foreach (var to in Candidates(from.Next + 1))
            {
                if (Span(at, from, to) is { } span && (best is null || span.Next > best.Next))
                {
                    best = span;
                }
            }

            if (best is not null)
            {
                return best;
            }
        }

        return null;
    }

    private bool IsDashSpan(Found from) => from.Only.Timex.Length == 4 || MonthAt(from.First) > 0 || MonthAt(from.Next + 1) > 0 || Word(from.First, "q") || from.Only.Timex.StartsWith('(');

    private IEnumerable<Found> Candidates(int at)
    {
        var the = Skip(at, "the");
        if (Date(at) is { } day)
        {
            yield return day;
        }

        if (the > at && Date(the) is { } after)
        {
            yield return after;
        }

        var (mod, inner) = Piece(at);
        if (mod is not null && Whole(inner) is { Only.Resolved: true } piece)
        {
            yield return piece with { Mod = mod };
        }

        if (Whole(at) is { Only.Resolved: true } period)
        {
            yield return period;
        }

        if (tokens.Is(at, "now"))
        {
            yield return Day(at, at + 1, Days.Exact(Today));
        }
    }

    private Found? Span(int at, Found from, Found to)
    {
        var (start, end) = (Edge(from), Edge(to));
        if (start is null || end is null)
        {
            return null;
        }

        // A year behind the second end is the first one's too.
        if (Open(start) && !Open(end) && from.Is(TimeType.Date) == to.Is(TimeType.Date) && from.Only.Timex is ['X', 'X', 'X', 'X', '-', not 'W', ..] && !tokens.Is(to.First, "this") && !Word(to.First, "today", "tomorrow", "now"))
        {
            var (day, last) = (start.Only.Start, end.Only.Start);
            if (Days.On(last.Year, day.Month, day.Day) is { } same)
            {
                start = Day(start.First, start.Next, Days.Exact(same > last ? same.AddYears(-1) : same));
            }
        }

        if (Combine.DateRange(at, to.Next, start, end) is not { } span)
        {
            return null;
        }

        var months = from.Is(TimeType.DateRange) && to.Is(TimeType.DateRange);
        if (!months)
        {
            return span;
        }

        var count = ((span.Options[^1].End.Year - span.Options[^1].Start.Year) * 12) + span.Options[^1].End.Month - span.Options[^1].Start.Month;
        var years = count % 12 == 0 && from.Only.Timex.Length == 4 && to.Only.Timex.Length == 4 && from.Mod is null && to.Mod is null;
        var length = years ? $"P{count / 12}Y" : $"P{count}M";
        return span with { Options = [.. span.Options.Select(o => o with { Timex = o.Timex[..(o.Timex.LastIndexOf(',') + 1)] + length + ")" })] };
    }

    private static bool Open(Found day) => day.Only.Timex.StartsWith("XXXX", StringComparison.Ordinal);

    /// <summary>The day that a period is for a span: its first one, its end's, or its middle.</summary>
    private static Found? Edge(Found end)
    {
        if (end.Is(TimeType.Date))
        {
            return end;
        }

        return Day(end.First, end.Next, [.. end.Options.Select(o =>
        {
            var day = end.Mod switch
            {
                "end" => o.End,
                "mid" => o.Start.AddDays(Math.Floor((o.End - o.Start).TotalDays / 2)),
                _ => o.Start,
            };
            return new Option(o.Timex.StartsWith("XXXX", StringComparison.Ordinal) ? Timex.OpenDay(day.Month, day.Day) : Timex.Day(day), day);
        })]);
    }
}
