using CareBot.Language.Recognizers.Numbers;

namespace CareBot.Language.Recognizers.DateTimes.English;

/// <summary>What is bounded on one side: before, after, since, until, about.</summary>
internal sealed partial class EnglishMoments
{
    private static readonly (string Words, string Mod)[] Prefixes =
    [
        ("before or on", "until"), ("no later than", "before"), ("not later than", "before"), ("as late as", "until"), ("no earlier than", "since"), ("as early as", "since"),
        ("any time from", "since"), ("any time since", "since"), ("anytime from", "since"), ("starting from", "since"), ("starting on", "since"), ("starting", "since"),
        ("beginning from", "since"), ("greater than or equal to", "since"), ("greater than", "after"), ("later than", "after"), ("earlier than", "before"), ("less than", "before"),
        ("prior to", "before"), ("after", "after"), ("before", "before"), ("since", "since"), ("until", "before"), ("till", "before"), ("by", "before"), ("> =", "since"), ("< =", "until"),
        (">", "after"), ("<", "before"), ("=", "exact"), ("exactly", "exact"), ("around", "approx"), ("circa", "approx"), ("on or after", "since"), ("on or before", "until"),
    ];

    private static readonly HashSet<string> PrefixStarts = [.. Prefixes.Select(p => p.Words.Split(' ')[0])];

    private Found? Bounded(int at)
    {
        if (tokens.After(at, "till date") is > 0 and var date)
        {
            return new(TimeType.DateRange, at, date, new Option("PRESENT_REF", DateTime.MaxValue, Today)) { Mod = "before" };
        }

        return MoreOrLess(at) ?? Prefixed(at) ?? DayThenBound(at) ?? OrLater(at);
    }

    /// <summary>"more than 4 days", "less than 1 week", "more than 2 weeks before today".</summary>
    private Found? MoreOrLess(int at)
    {
        var more = Word(at, "more") || (Word(at, "at") && Word(at + 1, "least"));
        if (!(more || tokens.Is(at, "less")) || !Word(at + 1, "than", "least") || LengthAt(at + 2) is not { } length)
        {
            return null;
        }

        if (Moved(at + 2) is { Type: TimeType.Date } day)
        {
            var before = Word(length.Next, "before", "ago");
            return new(TimeType.DateRange, at, day.Next, before == more ? Until(day.Only) : From(day.Only)) { Mod = before == more ? "before" : "after" };
        }

        return DurationOf(at, length) with { Mod = more ? "more" : "less" };
    }

    private static Option Until(Option day) => day with { End = day.Start, Start = DateTime.MaxValue };

    private static Option From(Option day) => day with { End = DateTime.MinValue };

    private Found? Prefixed(int at)
    {
        if (!PrefixStarts.Contains(tokens.Text(at)))
        {
            return null;
        }

        foreach (var (words, mod) in Prefixes)
        {
            if (tokens.After(at, words) is > 0 and var next)
            {
                return Inner(at, next, mod);
            }
        }

        return null;
    }

    private Found? Inner(int at, int next, string mod)
    {
        var approx = Word(next, "around", "about") && mod is "before" or "after" or "since" or "until";
        var inner = approx ? next + 1 : next;
        if (mod == "exact")
        {
            return Plain(inner) is { Type: TimeType.DateRange or TimeType.Date } same ? With(same, at, same.Next) : null;
        }

        if (MealAt(inner) is { } meal)
        {
            return MealBound(at, meal, mod);
        }

        var found = Longest(Moment(inner) is { } m && !tokens.Is(inner, "now") ? m : null, Date(inner), Longest(Period(inner), PieceOf(inner)), Between(inner) is { } span && tokens.Is(inner, "from") ? null : QuarterPeriod(inner),
            Time(inner) ?? Clock(inner, bare: mod is not ("before" or "approx")), TheDayNumber(inner, mod));
        if (found is null || found.Mod is "ref_undef")
        {
            return null;
        }

        if (mod == "approx")
        {
            return found.Type switch
            {
                TimeType.Time => With(found, at, found.Next) with { Mod = "approx", ReadingType = TimeType.TimeRange },
                TimeType.Date => With(found, at, found.Next) with { Mod = "approx", ReadingType = TimeType.DateRange },
                _ => null,
            };
        }

        return Bound(at, found, approx ? mod + "-approx" : mod, mod, withSource: true);
    }

    /// <summary>"the 21st this month" and a bare day of a month.</summary>
    private Found? TheDayNumber(int at, string mod) => mod == "approx" ? null : DayOfMonth(at);

    private static Found? Bound(int at, Found found, string mod, string kind, bool withSource)
    {
        var span = found.Type is TimeType.DateRange or TimeType.TimeRange or TimeType.DateTimeRange;
        if (!found.Only.Resolved)
        {
            return null;
        }

        var options = found.Options.Select(o => kind switch
        {
            "before" => o with { End = span && !(found.Mod == "end") ? o.Start : span ? o.End : o.Start, Start = DateTime.MaxValue },
            "until" => o with { End = span ? o.End : o.Start, Start = DateTime.MaxValue },
            "after" => o with { Start = span ? o.End : o.Start, End = DateTime.MinValue },
            _ => o with { End = DateTime.MinValue },
        }).ToArray();
        var type = found.Type switch { TimeType.Date => TimeType.DateRange, TimeType.Time => TimeType.TimeRange, TimeType.DateTime => TimeType.DateTimeRange, var t => t };
        return new(type, at, found.Next, options)
        {
            Mod = found.Mod is { } piece && span ? $"{mod}-{piece}" : mod,
            Source = withSource ? (span ? "datetimerange" : "datetimepoint") : null,
        };
    }

    private (string Code, int From, int To, int Next)? MealAt(int at) =>
        EnglishTimeWords.DayParts.TryGetValue(tokens.Text(at), out var part) && part.Code.StartsWith("TME", StringComparison.Ordinal) ? (part.Code, part.From, part.To, at + 1) : null;

    private static Found? MealBound(int at, (string Code, int From, int To, int Next) meal, string mod)
    {
        var day = new DateTime(1, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var option = new Option(meal.Code, day.AddHours(meal.From), day.AddHours(meal.To));
        option = mod switch
        {
            "after" => option with { Start = option.End, End = DateTime.MinValue },
            "before" => option with { Start = DateTime.MaxValue, End = option.Start },
            _ => option,
        };
        return new(TimeType.TimeRange, at, meal.Next, option) { Mod = mod };
    }

    /// <summary>"today before 4pm", "next Wednesday later than 10 in the morning".</summary>
    private Found? DayThenBound(int at)
    {
        if (Date(at) is not { Only.Resolved: true } day)
        {
            return null;
        }

        if (!PrefixStarts.Contains(tokens.Text(day.Next)))
        {
            return null;
        }

        foreach (var (words, mod) in Prefixes)
        {
            if (mod is not ("approx" or "exact") && tokens.After(day.Next, words) is > 0 and var next && (Time(next) ?? Clock(next, bare: true)) is { } clock && clock.Is(TimeType.Time))
            {
                clock = clock.Ambiguous && DayPart(clock.Next) is { Mod: null } part ? Halved(clock.First, part.Next, clock, part.Code) : clock;
                return Bound(at, Combine.DateTime(at, clock.Next, day, clock), mod, mod, withSource: false);
            }
        }

        return null;
    }

    /// <summary>"3 pm or later", "1/1/2016 and later", "3 pm or later on Monday".</summary>
    private Found? OrLater(int at)
    {
        if (!tokens[at].IsNumber && MonthAt(at) < 0 && WeekdayAt(at) < 0)
        {
            return null;
        }

        if ((Moment(at) ?? Longest(Date(at), Time(at))) is not { } point || !Word(point.Next, "or", "and") || !Word(point.Next + 1, "later", "after", "earlier", "before")
            || (Word(point.Next + 1, "after", "before") && point.Next + 2 < tokens.Count && tokens[point.Next + 2].Kind != Scanning.TokenKind.Symbol))
        {
            return null;
        }

        var mod = Word(point.Next + 1, "later", "after") ? "since" : "until";
        var next = point.Next + 2;
        if (point.Is(TimeType.Time) && Date(Skip(next, "on")) is { } day)
        {
            return Bound(at, Combine.DateTime(at, day.Next, day, point), mod, mod, withSource: true);
        }

        return Bound(at, point with { Next = next }, mod, mod, withSource: true);
    }
}
