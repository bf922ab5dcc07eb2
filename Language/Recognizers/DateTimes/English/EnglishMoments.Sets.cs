namespace CareBot.Language.Recognizers.DateTimes.English;

/// <summary>What repeats: "every day at 7", "weekly", "tuesday mornings".</summary>
internal sealed partial class EnglishMoments
{
    private static readonly Dictionary<string, string> Adverbs = new()
    {
        ["daily"] = "P1D", ["everyday"] = "P1D", ["weekly"] = "P1W", ["biweekly"] = "P2W", ["monthly"] = "P1M", ["bimonthly"] = "P2M", ["quarterly"] = "P3M",
        ["yearly"] = "P1Y", ["annually"] = "P1Y", ["annual"] = "P1Y", ["semiannual"] = "P0.5Y", ["semiannually"] = "P0.5Y", ["hourly"] = "PT1H", ["weekends"] = "P1WE",
    };

    private Found? Set(int at)
    {
        if (Repetition(at) is { } repeated)
        {
            var time = Skip(repeated.Next, "at", ",");
            var clock = Clock(time, bare: time > repeated.Next);
            return clock is { } told && !RangeFollows(told.Next)
                ? SetOf(at, told.Next, (repeated.Timex.StartsWith("XXXX", StringComparison.Ordinal) ? repeated.Timex : "") + Timed(told, repeated.Timex))
                : SetOf(at, repeated.Next, repeated.Timex);
        }

        // "3pm each day"
        return Clock(at, bare: false) is { } clockFirst && Repetition(Skip(clockFirst.Next, "on")) is { } behind
            ? SetOf(at, behind.Next, (behind.Timex.StartsWith("XXXX", StringComparison.Ordinal) ? behind.Timex : "") + clockFirst.Only.Timex)
            : null;
    }

    private static string Timed(Found clock, string part) =>
        clock.Ambiguous && part is "TEV" or "TAF" or "TNI" ? Halved(0, 0, clock, part).Only.Timex : clock.Only.Timex;

    private static Found SetOf(int first, int next, string timex) => new(TimeType.Set, first, next, new Option(timex, default, Resolved: false));

    private (string Timex, int Next)? Repetition(int at)
    {
        if (Adverbs.TryGetValue(tokens.Text(at), out var adverb))
        {
            return (adverb, at + 1);
        }

        if (Word(at, "bi", "semi") && tokens.Is(at + 1, "-") && Adverbs.TryGetValue(tokens.Text(at + 2), out var half))
        {
            var by = tokens.Is(at, "bi") ? "2" : "0.5";
            return (half.Replace("1", by, StringComparison.Ordinal), at + 3);
        }

        if (EnglishTimeWords.WeekdayPlurals.TryGetValue(tokens.Text(at), out var plural))
        {
            return (Timex.Weekday(plural), at + 1);
        }

        if (WeekdayAt(at) is > 0 and var single && tokens.Text(at + 1).EndsWith('s') && EnglishTimeWords.DayParts.TryGetValue(tokens.Text(at + 1), out var parts))
        {
            return (Timex.Weekday(single) + parts.Code, at + 2);
        }

        if (Word(at, "once", "twice") && Word(at + 1, "a", "every", "per") && EnglishTimeWords.Units.TryGetValue(tokens.Text(at + 2), out var once))
        {
            return (once.Timex(1), at + 3);
        }

        return Word(at, "every", "each") ? Every(at + 1) : null;
    }

    private (string Timex, int Next)? Every(int at)
    {
        var other = tokens.Is(at, "other");
        var next = other ? at + 1 : at;
        if (Word(next, "weekday", "workday"))
        {
            return ("P1WD", next + 1);
        }

        if (EnglishTimeWords.DayParts.TryGetValue(tokens.Text(next), out var part) && part.Code is "TMO" or "TAF" or "TEV" or "TNI")
        {
            return (part.Code, next + 1);
        }

        if (WeekdayAt(next) is > 0 and var weekday)
        {
            return (Timex.Weekday(weekday), next + 1);
        }

        if (EnglishTimeWords.Units.TryGetValue(tokens.Text(next), out var unit) && tokens[next].Length > 2)
        {
            return (unit.Timex(other ? 2 : 1), next + 1);
        }

        if (Count(next) is { IsCount: true } count && EnglishTimeWords.Units.TryGetValue(tokens.Text(count.Next), out var many))
        {
            return (many.Timex(count.Count), count.Next + 1);
        }

        return MonthDay(next, next) is { } day ? (day.Only.Timex, day.Next) : null;
    }
}
