namespace CareBot.Language.Recognizers.DateTimes.English;

/// <summary>A day and a time of day together.</summary>
internal sealed partial class EnglishMoments
{
    private Found? Moment(int at) => _moments.TryGet(at, out var known) ? known : _moments.Keep(at, ReadMoment(at));

    private Found? ReadMoment(int at)
    {
        var text = tokens.Text(at);
        if (text == "now" || (text == "at" && (tokens.After(at, "at the moment") > 0 || tokens.After(at, "at the minute") > 0 || tokens.After(at, "at this time") > 0 || tokens.After(at, "at this moment") > 0)))
        {
            return new(TimeType.DateTime, at, text == "now" ? at + 1 : at + 3, new Option("PRESENT_REF", reference));
        }

        return EndOfDay(at) ?? Tonight(at) ?? DateThenTime(at) ?? TimeThenDate(at) ?? (Moved(at) is { Type: TimeType.DateTime } moved ? moved : null);
    }

    private Found? EndOfDay(int at)
    {
        var start = Skip(at, "the");
        if (Word(start, "eod"))
        {
            return LastSecond(at, start + 1, Today);
        }

        if (!tokens.Is(start, "end") || !tokens.Is(start + 1, "of"))
        {
            return null;
        }

        var the = Skip(start + 2, "the");
        return tokens.Is(the, "day") ? LastSecond(at, the + 1, Today)
            : Date(start + 2) is { Options.Count: 1 } day ? LastSecond(at, day.Next, day.Only.Start)
            : null;
    }

    private static Found LastSecond(int first, int next, DateTime day) => new(
        TimeType.DateTime, first, next, new Option(Timex.Day(day) + "T23:59:59", day.Date.AddDays(1).AddSeconds(-1)));

    /// <summary>"tonight at 8", "last night at 8".</summary>
    private Found? Tonight(int at)
    {
        var last = tokens.Is(at, "last") && tokens.Is(at + 1, "night");
        if (!last && !tokens.Is(at, "tonight"))
        {
            return null;
        }

        var next = last ? at + 2 : at + 1;
        var day = last ? Today.AddDays(-1) : Today;
        var inner = Skip(next, "at", "around", "by", ",");
        if (Clock(inner, bare: inner > next) is not { } clock)
        {
            return null;
        }

        var time = clock.Ambiguous ? clock.Options.First(o => o.Start.Hour >= 12 || clock.Options.All(x => x.Start.Hour < 12)) : clock.Only;
        return Combine.DateTime(at, clock.Next, Day(at, next, Days.Exact(day)), new(TimeType.Time, inner, clock.Next, time));
    }

    private Found? DateThenTime(int at)
    {
        if (Date(at) is not { IsHoliday: false } date)
        {
            return null;
        }

        var next = date.Next;
        var part = DayPart(next);
        if (part is { Mod: null } day)
        {
            // "monday morning at 9", "tomorrow evening 7:30"
            var inner = Skip(day.Next, "at", ",", "around");
            return Clock(inner, bare: inner > day.Next) is { } told && !RangeFollows(told.Next)
                ? Combine.DateTime(at, told.Next, date, told.Ambiguous ? Halved(inner, told.Next, told, day.Code) : told)
                : null;
        }

        var comma = Skip(next, ",", "@");
        var time = Skip(comma, "at", "around", "by");
        if (Time(time) is not { } clock || tokens.Is(time - 1, "by"))
        {
            clock = Clock(time, bare: time > comma || tokens.Is(comma - 1, "@"));
            if (clock is null || tokens.Is(time - 1, "by"))
            {
                return null;
            }
        }

        if (clock.Is(TimeType.Time) && !RangeFollows(clock.Next) && clock.Next > date.Next)
        {
            if (clock.Ambiguous && DayPart(clock.Next) is { } half)
            {
                clock = Halved(clock.First, half.Next, clock, half.Code);
            }

            return Combine.DateTime(at, clock.Next, date, clock);
        }

        return null;
    }

    /// <summary>Whether a second end of a span stands behind a time.</summary>
    private bool RangeFollows(int at) => Word(at, "-", "to", "~", "until", "till", "through") && (Clock(at + 1, bare: true) is not null || Time(at + 1) is not null);

    private Found? TimeThenDate(int at)
    {
        if ((Time(at) ?? Clock(at, bare: Word(at - 1, "at"))) is not { } time || !time.Is(TimeType.Time) || RangeFollows(time.Next))
        {
            return null;
        }

        var next = Skip(time.Next, "on", ",", "of");
        if (Date(next) is not { } date || !date.Only.Resolved)
        {
            return null;
        }

        var part = DayPart(date.Next);
        return part is { Mod: null } day && time.Ambiguous
            ? Combine.DateTime(time.First, day.Next, date, Halved(time.First, day.Next, time, day.Code))
            : Combine.DateTime(time.First, date.Next, date, time);
    }
}
