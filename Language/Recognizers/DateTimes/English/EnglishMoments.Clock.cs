using CareBot.Language.Recognizers.Numbers;

namespace CareBot.Language.Recognizers.DateTimes.English;

/// <summary>Times of day.</summary>
internal sealed partial class EnglishMoments
{
    /// <summary>A time that stands by itself: it says so with "am", a colon, "o'clock", "at" before it or a part of the day.</summary>
    private Found? Time(int at) => _times.TryGet(at, out var known) ? known : _times.Keep(at, ReadTime(at));

    private Found? ReadTime(int at)
    {
        // "in the morning at 7", "early morning at 8:00"
        if (DayPart(at) is { } before)
        {
            var inner = Skip(before.Next, "at", "around", ",");
            return Clock(inner, bare: inner > before.Next || tokens[inner].IsNumber) is { Ambiguous: true } told && !Word(told.Next, "to", "-", "and")
                ? Halved(at, told.Next, told, before.Code)
                : null;
        }

        var start = Skip(at, "at");
        var approx = start == at ? Skip(at, "around", "about", "circa") : at;
        if (approx > at)
        {
            return Clock(approx, bare: false) is { } about ? With(about, at, about.Next) with { Mod = "approx", ReadingType = TimeType.TimeRange } : null;
        }

        if (Clock(start, bare: start > at || Word(at - 1, "at")) is not { } clock)
        {
            return null;
        }

        var part = DayPart(clock.Next);
        if (part is { } day && clock.Ambiguous)
        {
            return start == at ? Halved(at, day.Next, clock, day.Code) : null;
        }

        return start == at || HasDot(start, clock.Next) ? With(clock, at, clock.Next) : null;
    }

    private bool HasDot(int first, int next)
    {
        for (var i = first; i < next; i++)
        {
            if (tokens.Is(i, ".") && tokens[i + 1].IsNumber)
            {
                return !Word(next - 1, "m", "am", "pm");
            }
        }

        return false;
    }

    private static Found With(Found found, int first, int next) => found with { First = first, Next = next };

    /// <summary>Puts an open time into the morning or the afternoon.</summary>
    private static Found Halved(int first, int next, Found clock, string part)
    {
        var early = part is "TMO" or "TMEB";
        var chosen = clock.Options.Count < 2 ? clock.Only
            : clock.Options.First(o => early ? o.Start.Hour < 12 : o.Start.Hour >= 12 || (part == "TNI" && o.Start.Hour < 5 && o.Start.Hour > 0 && clock.Options[0].Start.Hour is 1 or 2 or 3));
        return new(TimeType.Time, first, next, chosen);
    }

    /// <summary>"in the morning", "this is not it": a part of the day that is not tied to a day.</summary>
    private (string Code, int From, int To, int Next, string? Mod)? DayPart(int at) => _dayParts.TryGet(at, out var known) ? known : _dayParts.Keep(at, ReadDayPart(at));

    private (string Code, int From, int To, int Next, string? Mod)? ReadDayPart(int at)
    {
        var mod = Word(at, "early", "earlier") ? "start" : Word(at, "late", "later") ? "end" : Word(at, "mid") ? "mid" : null;
        var start = mod is null ? at : at + 1;
        if (tokens.Is(start, "in") || tokens.Is(start, "at") || tokens.Is(start, "during"))
        {
            var the = Skip(start + 1, "the");
            if (the == start + 1 && Word(the, "early", "late"))
            {
                return null;
            }

            start = the;
            mod ??= Word(start, "early") ? "start" : Word(start, "late") ? "end" : null;
            start = Skip(start, "early", "late");
        }
        else if (mod is null && at > 0 && tokens.Is(start, "the"))
        {
            return null;
        }

        if (tokens.Is(start, "night") && tokens.Is(start + 1, "-") && tokens.Is(start + 2, "time"))
        {
            return ("TNT", 0, 8, start + 3, mod);
        }

        return EnglishTimeWords.DayParts.TryGetValue(tokens.Text(start), out var part) ? (part.Code, part.From, part.To, start + 1, mod) : null;
    }

    /// <param name="at">Where the hour stands.</param>
    /// <param name="bare">Whether an hour alone is enough.</param>
    private Found? Clock(int at, bool bare)
    {
        var memory = bare ? _bareClocks : _clocks;
        return memory.TryGet(at, out var known) ? known : memory.Keep(at, ReadClock(at, bare));
    }

    private Found? ReadClock(int at, bool bare)
    {
        if (Word(at, "noon", "midday", "midnight") || (tokens.Is(at, "mid") && tokens.Is(Skip(at + 1, "-"), "night")))
        {
            var midnight = tokens.Text(at).StartsWith("mid", StringComparison.Ordinal) && !tokens.Is(at, "midday");
            return ClockAt(at, tokens.Is(at, "mid") ? Skip(at + 1, "-") + 1 : at + 1, midnight ? 0 : 12, null, null, half: 'x');
        }

        return tokens[at].IsNumber ? DigitClock(at, bare) : WordClock(at, bare);
    }

    private Found? DigitClock(int at, bool bare)
    {
        var hour = Digits(at);
        if (tokens.Glued(at) && tokens.Text(at - 1) is ":" or "." or "," or "/" && tokens[at - 2].IsNumber && tokens.Glued(at - 1))
        {
            return null;
        }

        if (Past(at) is { } past)
        {
            return past;
        }

        if (tokens[at].Length is 3 or 4 && hour / 100 is >= 0 and < 24 && hour % 100 < 60)
        {
            return Half(at + 1) is { } military ? ClockAt(at, military.Next, hour / 100, hour % 100, null, military.Half)
                : bare && tokens[at].Length == 4 && Word(at - 1, "between", "from", "-") ? ClockAt(at, at + 1, hour / 100, hour % 100, null, null)
                : null;
        }

        if (tokens[at].Length > 2 || hour is < 0 or > 24)
        {
            return null;
        }

        var colon = tokens.Is(at + 1, ":") && tokens.Glued(at + 1) && tokens.Glued(at + 2);
        var dot = tokens.Is(at + 1, ".") && tokens.Glued(at + 1) && tokens.Glued(at + 2);
        if ((colon || dot) && tokens[at + 2] is { IsNumber: true, Length: 2 } && Digits(at + 2) < 60 && hour < 24)
        {
            var minute = Digits(at + 2);
            var second = tokens.Is(at + 3, ":") && tokens[at + 4].IsNumber && Digits(at + 4) < 60 ? Digits(at + 4) : (int?)null;
            var next = second is null ? at + 3 : at + 5;
            var half = Half(next);
            return colon || half is not null || (bare && !(tokens.Is(at + 3, ".") && tokens[at + 4].IsNumber))
                ? ClockAt(at, half?.Next ?? Oclock(next), hour, minute, second, half?.Half)
                : null;
        }

        if (hour < 24 && Half(at + 1) is { } told && hour is >= 1 and <= 12)
        {
            return ClockAt(at, told.Next, hour, null, null, told.Half);
        }

        if (Oclock(at + 1) is var behind && behind > at + 1)
        {
            return ClockAt(at, behind, hour, null, null, null);
        }

        var alone = bare && hour is >= 0 and < 24 && !(tokens.Glued(at + 1) && (tokens[at + 1].IsWord || tokens.Text(at + 1) is "%" or "/")) && !EnglishTimeWords.Units.ContainsKey(tokens.Text(at + 1))
            && !Seps2(at + 1);
        return alone ? ClockAt(at, at + 1, hour, null, null, null) : null;
    }

    private bool Seps2(int at) => tokens.Text(at) is "," or "." && tokens.Glued(at) && tokens[at + 1].IsNumber && tokens.Glued(at + 1);

    private int Oclock(int at) => tokens.Is(at, "o") && Word(at + 1, "'") && tokens.Is(at + 2, "clock") ? at + 3
        : tokens.Is(at, "o") && tokens.Is(at + 1, "clock") ? at + 2
        : Word(at, "oclock", "sharp") ? at + 1
        : at;

    /// <summary>"am", "p.m.", "a m", "9a".</summary>
    private (char Half, int Next)? Half(int at)
    {
        if (tokens.Is(at, ".") && tokens.Glued(at) && Word(at + 1, "am", "pm"))
        {
            at++;
        }

        var text = tokens.Text(at);
        if (text is "am" or "pm")
        {
            return (text[0], at + 1);
        }

        if (text is "a" or "p")
        {
            var dot = tokens.Is(at + 1, ".") ? at + 2 : at + 1;
            if (tokens.Is(dot, "m"))
            {
                return (text[0], tokens.Is(dot + 1, ".") && dot > at + 1 && (tokens.Glued(dot + 1) || tokens[dot + 1].Start == tokens[dot].End + 1) && dot + 1 <= tokens.Count - 1
                    && (tokens.Glued(dot + 1) || dot + 1 < tokens.Count) ? dot + 2 : dot + 1);
            }

            return tokens.Glued(at) && (dot >= tokens.Count || !tokens[at + 1].IsWord || !tokens.Glued(at + 1)) && tokens[at - 1].IsNumber ? (text[0], at + 1) : null;
        }

        return null;
    }

    /// <summary>"half past seven", "20 min past eight", "quarter to five".</summary>
    private Found? Past(int at)
    {
        var half = tokens.Is(at, "half");
        var quarter = Word(at, "quarter") || (tokens.Is(at, "a") && tokens.Is(at + 1, "quarter"));
        var number = half || quarter ? null : Count(at);
        var minutes = half ? 30 : quarter ? 15 : number is { IsCount: true, Count: > 0 and < 60 } count ? count.Count : -1;
        if (minutes < 0)
        {
            return null;
        }

        var next = half ? at + 1 : quarter ? (tokens.Is(at, "a") ? at + 2 : at + 1) : number!.Value.Next;
        next = Word(next, "minutes", "minute", "min", "mins") ? next + 1 : next;
        var to = Word(next, "to", "of", "till") && !half && (quarter || Word(next - 1, "minutes", "minute", "min", "mins"));
        if (!to && !Word(next, "past") || Count(next + 1) is not { IsCount: true, Count: >= 1 and <= 12 } hour)
        {
            return null;
        }

        var told = to ? (hour.Count + 11) % 12 : hour.Count;
        var behind = Oclock(hour.Next);
        var pm = Half(behind);
        return ClockAt(at, pm?.Next ?? behind, told == 0 ? 12 : told, to ? 60 - minutes : minutes, null, pm?.Half);
    }

    private Found? WordClock(int at, bool bare)
    {
        if (Past(at) is { } past)
        {
            return past;
        }

        if (EnglishCardinal.Read(tokens, at, numerals: false) is not { } hour || hour.Value(hour.Parts.Count) is not (>= 1 and <= 12))
        {
            return null;
        }

        var value = (int)hour.Value(hour.Parts.Count);
        var next = tokens.Is(hour.Next, "-") ? hour.Next + 1 : hour.Next;
        int? minute = null;
        if (EnglishCardinal.Read(tokens, next, numerals: false) is { } minutes && minutes.Value(minutes.Parts.Count) is >= 10 and < 60 and var told && minutes.Last != CardinalKind.Hundred)
        {
            (minute, next) = ((int)told, minutes.Next);
        }
        else
        {
            next = hour.Next;
        }

        if (Half(next) is { } half)
        {
            return ClockAt(at, half.Next, value, minute, null, half.Half);
        }

        if (Oclock(next) is var behind && behind > next)
        {
            return ClockAt(at, behind, value, minute, null, null);
        }

        var part = DayPart(next);
        return (part is { } day && (tokens.Is(next, "in") || minute is not null)) || (bare && (minute is not null || Word(at - 1, "at", "from")) && !EnglishTimeWords.Units.ContainsKey(tokens.Text(next)))
            ? ClockAt(at, next, value, minute, null, null)
            : null;
    }

    private static Found ClockAt(int first, int next, int hour, int? minute, int? second, char? half)
    {
        var open = half is null && hour is >= 1 and <= 12;
        hour = half switch { 'p' when hour < 12 => hour + 12, 'a' when hour == 12 => 0, _ => hour == 24 ? 0 : hour };
        var other = hour == 12 ? 0 : hour + 12;
        var here = Of(hour, minute, second);
        return open
            ? new(TimeType.Time, first, next, here, Of(other, minute, second)) { Ambiguous = true }
            : new(TimeType.Time, first, next, here);
    }

    private static Option Of(int hour, int? minute, int? second) =>
        new(Timex.Time(hour, minute, second), new DateTime(1, 1, 1, hour, minute ?? 0, second ?? 0, DateTimeKind.Unspecified));
}
