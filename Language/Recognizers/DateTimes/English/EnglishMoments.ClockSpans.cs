namespace CareBot.Language.Recognizers.DateTimes.English;

/// <summary>Spans of the clock, and days with a span of the clock or a part of the day.</summary>
internal sealed partial class EnglishMoments
{
    /// <summary>"from 3 to 4pm", "5 to seven in the morning", "2 hours from 9", "9.30-4.30pm".</summary>
    private Found? TimeRange(int at)
    {
        if (ClockAndLength(at) is { } length)
        {
            return length;
        }

        var start = Word(at, "from", "between") ? at + 1 : at;
        var told = start > at;
        if (tokens.Is(at, "at"))
        {
            return null;
        }

        return ClockSpan(start, told, tokens.Is(at, "between")) is { } span ? With(span, at, span.Next) : null;
    }

    private Found? ClockSpan(int start, bool told, bool between)
    {
        start = Skip(start, "at");
        if ((Clock(start, bare: true) ?? Time(start)) is not { } from || !Joins(from.Next, between))
        {
            return null;
        }

        var second = Skip(from.Next + 1, "at");
        if ((Clock(second, bare: true) ?? Time(second)) is not { } to || !to.Is(TimeType.Time))
        {
            return null;
        }

        var part = DayPart(to.Next);
        var bareEnds = IsBare(from) && IsBare(to);
        if (bareEnds && !told && part is null)
        {
            return null;
        }

        if (part is { Mod: null } day && to.Ambiguous)
        {
            to = Halved(to.First, day.Next, to, day.Code);
            from = from.Ambiguous ? Halved(from.First, from.Next, from, day.Code) : from;
        }

        return Combine.TimeRange(start, to.Next, from, to);
    }

    private bool IsBare(Found clock) => clock.Next == clock.First + 1 && !Word(clock.First, "noon", "midnight", "midday");

    /// <summary>"from 2pm for 2 hours", "for 3 hours from 10 am".</summary>
    private Found? ClockAndLength(int at)
    {
        if (tokens.Is(at, "from") && Clock(at + 1, bare: true) is { } clock && tokens.Is(clock.Next, "for") && LengthAt(clock.Next + 1) is { HasClock: true } length)
        {
            return Stretch(at, length.Next, clock, length);
        }

        return tokens.Is(at, "for") && LengthAt(at + 1) is { HasClock: true } first && tokens.Is(first.Next, "from") && Clock(first.Next + 1, bare: true) is { } then
            ? Stretch(at, then.Next, then, first)
            : null;
    }

    private static Found Stretch(int at, int next, Found clock, Length length)
    {
        var start = clock.Only.Start;
        var end = start.AddSeconds(length.Seconds);
        return new(TimeType.TimeRange, at, next, new Option(
            Timex.Range(clock.Only.Timex, Timex.Time(end.Hour, end.Minute, end.Second), Timex.Clock(TimeSpan.FromSeconds(length.Seconds))), start, end));
    }

    /// <summary>A day with a span of the clock or a part of the day.</summary>
    private Found? DateTimeRange(int at) => Longest(PartOfDay(at), DayThenSpan(at), SpanThenDay(at), NowUntil(at), ShortAhead(at));

    /// <summary>"this evening", "last night", "monday afternoon", "tomorrow am", "early in the day wednesday".</summary>
    private Found? PartOfDay(int at)
    {
        var mod = Word(at, "early") ? "start" : Word(at, "late", "later") ? "end" : null;
        var start = mod is null ? at : at + 1;
        if (tokens.Is(start, "tonight"))
        {
            return Part(at, start + 1, Days.Exact(Today), ("TNI", 20, 24), mod);
        }

        if (Word(start, "this", "last", "next", "tomorrow", "yesterday") && EnglishTimeWords.DayParts.TryGetValue(tokens.Text(start + 1), out var part) && part.Code is "TMO" or "TAF" or "TEV" or "TNI")
        {
            var shift = tokens.Text(start) switch { "last" or "yesterday" => -1, "next" or "tomorrow" => 1, _ => 0 };
            return ThenSpan(Part(at, start + 2, Days.Exact(Today.AddDays(shift)), part, mod), Day(at, start + 1, Days.Exact(Today.AddDays(shift))), part.Code);
        }

        if (tokens.Is(at, "mid") && Date(at + 1) is { Options.Count: 1 } mid)
        {
            return new(TimeType.DateTimeRange, at, mid.Next, new Option(mid.Only.Timex, mid.Only.Start.AddHours(10), mid.Only.Start.AddHours(14))) { Mod = "mid" };
        }

        if (Date(at) is not { Only.Resolved: true } day)
        {
            return null;
        }

        var half = Word(day.Next, "am") ? ("TMO", 8, 12) : Word(day.Next, "pm") ? ("TAF", 12, 16) : default;
        if (half != default)
        {
            return Parts(at, day.Next + 1, day, half, null);
        }

        var next = Skip(day.Next, ",");
        if (DayPart(next) is { } told && !tokens.Is(next, "at") && !tokens.Text(told.Next - 1).EndsWith('s') && !told.Code.StartsWith("TME", StringComparison.Ordinal))
        {
            // "first monday evening of next month"
            return Parts(at, told.Next, day, (told.Code, told.From, told.To), told.Mod);
        }

        return null;
    }

    private static Found Parts(int first, int next, Found day, (string Code, int From, int To) part, string? mod) =>
        new(TimeType.DateTimeRange, first, next, [.. day.Options.Select(o => PartOption(o, part, mod))]) { Mod = mod };

    private static Found Part(int first, int next, Option day, (string Code, int From, int To) part, string? mod) =>
        new(TimeType.DateTimeRange, first, next, PartOption(day, part, mod)) { Mod = mod };

    private static Option PartOption(Option day, (string Code, int From, int To) part, string? mod)
    {
        var (from, to) = Cut(part.From, part.To, mod);
        return new(day.Timex + part.Code, day.Start.AddHours(from), to == 24 ? day.Start.AddDays(1).AddSeconds(-1) : day.Start.AddHours(to));
    }

    private static (int From, int To) Cut(int from, int to, string? mod) => mod switch
    {
        "start" => (from, from + 2),
        "end" => (from + 2, to),
        _ => (from, to),
    };

    /// <summary>"this evening from 7 to 7:30": the clock says it closer.</summary>
    private Found ThenSpan(Found part, Found day, string code)
    {
        var next = Skip(part.Next, "from", "between", "at", ",");
        return ClockSpan(next, told: true, between: tokens.Is(next - 1, "between")) is { } span
            ? Combine.DateTimeRange(part.First, span.Next, day, Late(span, code))
            : part;
    }

    private static Found Late(Found span, string code) => span.Options.Count < 2 ? span
        : span with { Options = [span.Options.First(o => code == "TMO" ? o.Start.Hour < 12 : o.Start.Hour >= 12)] };

    /// <summary>"Tuesday from 2:00 to 2:30 pm", "14th feb from 9:30am for 7 hours", "Monday 3-8".</summary>
    private Found? DayThenSpan(int at)
    {
        if (Date(at) is not { Only.Resolved: true } day)
        {
            return null;
        }

        var part = DayPart(day.Next) is { Mod: null } told && tokens[day.Next].IsWord && !Word(day.Next, "at") ? told : default;
        var next = part == default ? day.Next : part.Next;
        var comma = Skip(next, ",");
        var open = Skip(comma, "from", "between", "at");
        var range = Opens(comma) > comma && ClockAndLength(comma) is { } length ? length
            : ClockAndLength(next) ?? ClockSpan(open, told: true, between: tokens.Is(open - 1, "between"));
        if (range is not null && (open > next || tokens[next].Start == tokens[next - 1].End + 1))
        {
            return Combine.DateTimeRange(at, range.Next, day, part == default ? range : Late(range, part.Code));
        }

        return null;
    }

    private Found? SpanThenDay(int at)
    {
        if (TimeRange(at) is not { } range && (tokens[at].IsNumber ? ClockSpan(at, told: true, between: false) : null) is var loose && (range = loose!) is null)
        {
            return null;
        }

        var next = Skip(range.Next, "on", ",");
        if (Date(next) is not { Only.Resolved: true } day)
        {
            // "between 10 and 11:30 this morning", "between 7 and 9 last night"
            return PartOfDay(next) is { Mod: null, Options.Count: 1 } part ? Combine.DateTimeRange(at, part.Next, Day(0, 0, Days.Exact(part.Only.Start)), Late(range, part.Only.Timex[^3..])) : null;
        }

        var behind = DayPart(day.Next);
        return behind is { Mod: null } told && tokens[day.Next].IsWord
            ? Combine.DateTimeRange(at, told.Next, day, Late(range, told.Code))
            : Combine.DateTimeRange(at, day.Next, day, range);
    }

    /// <summary>"between now and eight o'clock", "from now until 3 min later".</summary>
    private Found? NowUntil(int at)
    {
        var start = Opens(at);
        if (start == at || !tokens.Is(start, "now") || !Joins(start + 1, tokens.Is(at, "between")))
        {
            return null;
        }

        if (Moved(start + 2) is { Type: TimeType.DateTime } later)
        {
            return Until(at, later.Next, later.Only.Timex, later.Only.Start);
        }

        if ((Time(start + 2) ?? Clock(start + 2, bare: true)) is not { } clock)
        {
            return null;
        }

        var end = clock.Options.Select(o => Today + o.Start.TimeOfDay).Where(t => t > reference).DefaultIfEmpty(Today.AddDays(1) + clock.Only.Start.TimeOfDay).Min();
        return Until(at, clock.Next, Timex.Day(end) + clock.Options.First(o => o.Start.TimeOfDay == end.TimeOfDay).Timex, end);
    }

    private Found Until(int at, int next, string timex, DateTime end) =>
        new(TimeType.DateTimeRange, at, next, new Option(Timex.Range("PRESENT_REF", timex, Timex.Clock(end - reference)), reference, end));

    /// <summary>"next hour", "last 5 minutes".</summary>
    private Found? ShortAhead(int at) => LastFew(at) is { Type: TimeType.DateTimeRange } found ? found : null;

    /// <summary>A part of the day without a day.</summary>
    private Found? DayPartAlone(int at)
    {
        if (DayPart(at) is not { } part || Word(at - 1, "good", "a", "tomorrow", "this") || (Word(at, "night", "nights", "dinner", "lunch", "breakfast", "brunch", "evening") && !Word(at - 1, "in"))
            || (Word(at, "at") && part.Code == "TNI") || (part.Mod is not null && part.Code.StartsWith("TME", StringComparison.Ordinal)))
        {
            return null;
        }

        var (from, to) = Cut(part.From, part.To, part.Mod);
        var day = new DateTime(1, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return new(TimeType.TimeRange, at, part.Next, new Option(part.Code, day.AddHours(from), to == 24 ? day.AddDays(1).AddSeconds(-1) : day.AddHours(to))) { Mod = part.Mod };
    }
}
