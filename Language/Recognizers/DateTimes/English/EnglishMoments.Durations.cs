using CareBot.Language.Recognizers.Numbers;

namespace CareBot.Language.Recognizers.DateTimes.English;

/// <summary>Lengths of time, and moments told by a length from another one.</summary>
internal sealed partial class EnglishMoments
{
    private readonly record struct Length(IReadOnlyList<(double Count, TimeUnit Unit)> Parts, int Next)
    {
        public string Timex => Join(Parts);

        public double Seconds => Parts.Sum(p => p.Count * p.Unit.Seconds);

        public bool HasClock => Parts.Any(p => p.Unit.IsClock);

        public DateTime? Move(DateTime from, int sign)
        {
            DateTime? at = from;
            foreach (var (count, unit) in Parts)
            {
                at = at is { } moment ? unit.Move(moment, sign * count) : null;
            }

            return at;
        }

        private static string Join(IReadOnlyList<(double Count, TimeUnit Unit)> parts)
        {
            var days = string.Concat(parts.Where(p => !p.Unit.IsClock).Select(p => p.Unit.Timex(p.Count)[1..]));
            var clock = string.Concat(parts.Where(p => p.Unit.IsClock).Select(p => p.Unit.Timex(p.Count)[2..]));
            return "P" + days + (clock.Length > 0 ? "T" + clock : "");
        }
    }

    private Found? Duration(int at)
    {
        if (Word(at, "all", "whole", "entire") && tokens[at + 1].IsWord && EnglishTimeWords.Units.TryGetValue(tokens.Text(at + 1), out var unit) && !tokens.Text(at + 1).EndsWith('s') && tokens[at + 1].Length > 2)
        {
            return DurationOf(at, new([(1, unit)], at + 2));
        }

        if (tokens.Is(at, "the") && Word(at + 1, "hour", "minute") && !Word(at + 2, "of"))
        {
            return DurationOf(at, new([(1, EnglishTimeWords.Units[tokens.Text(at + 1)])], at + 2));
        }

        return LengthAt(at) is { } length && !Word(length.Next, "past", "to") | length.Next >= tokens.Count ? DurationOf(at, length) : null;
    }

    private static Found DurationOf(int at, Length length) => new(TimeType.Duration, at, length.Next, new Option(length.Timex, default)) { Seconds = length.Seconds };

    /// <summary>"3 hours", "an hour and a half", "2 years 1 month 21 days", "a few minutes", "3h".</summary>
    private Length? LengthAt(int at) => _lengths.TryGet(at, out var known) ? known : _lengths.Keep(at, ReadLength(at));

    private Length? ReadLength(int at)
    {
        if (One(at) is not { } first)
        {
            return null;
        }

        var parts = new List<(double, TimeUnit)> { (first.Count, first.Unit) };
        var next = first.Next;
        while (true)
        {
            var more = Skip(next, "and", ",");
            if (One(more) is { } another && another.Unit.Seconds < parts[^1].Item2.Seconds && !Word(more, "a", "half", "some"))
            {
                parts.Add((another.Count, another.Unit));
                next = another.Next;
            }
            else
            {
                return new(parts, next);
            }
        }
    }

    private (double Count, TimeUnit Unit, int Next)? One(int at)
    {
        if (tokens.Glued(at) && tokens[at].IsNumber && tokens.Text(at - 1) is "." or "," or "/" or ":" && tokens[at - 2].IsNumber)
        {
            return null;
        }

        double count;
        int next;
        if (tokens.Is(at, "half") && Word(at + 1, "a", "an"))
        {
            (count, next) = (0.5, at + 2);
        }
        else if (tokens.Is(at, "a") && Word(at + 1, "few", "couple"))
        {
            (count, next) = (tokens.Is(at + 1, "few") ? 3 : 2, Skip(at + 2, "of"));
        }
        else if (Word(at, "some", "several", "few") && tokens.Text(at + 1).EndsWith('s'))
        {
            (count, next) = (3, at + 1);
        }
        else if (tokens.Is(at, "couple"))
        {
            (count, next) = (2, Skip(at + 1, "of"));
        }
        else if (EnglishCardinal.Read(tokens, at) is { } counted && EnglishTimeWords.Units.ContainsKey(tokens.Text(counted.Next)) && tokens.Text(counted.Next).EndsWith('s') && tokens[counted.Next].Length > 1)
        {
            (count, next) = ((double)counted.Value(counted.Parts.Count), counted.Next);
        }
        else if (Count(at) is { Kind: not "power" } number && !(tokens[at].IsNumber && tokens[at].Length > 6))
        {
            (count, next) = (number.Value, number.Next);
            if (tokens[at].IsNumber && tokens.Text(next - 1) is "m" or "b" or "t" or "g")
            {
                return null;
            }

            // "one and half hour"
            if (tokens.Is(next, "and") && tokens.Is(next + 1, "half") && EnglishTimeWords.Units.ContainsKey(tokens.Text(next + 2)))
            {
                (count, next) = (count + 0.5, next + 2);
            }
            else if (tokens.Is(next, "and") && Count(next + 1) is { } rest && count >= 20 && rest.Value < 10 && EnglishTimeWords.Units.ContainsKey(tokens.Text(rest.Next)))
            {
                (count, next) = (count + rest.Value, rest.Next);
            }
        }
        else if (Word(at, "a", "an", "another"))
        {
            (count, next) = (1, at + 1);
        }
        else
        {
            return null;
        }

        next = tokens.Is(next, "-") && tokens[next + 1].IsWord ? next + 1 : next;
        next = Skip(next, "full", "whole", "more", "business", "working", "calendar");
        if (!EnglishTimeWords.Units.TryGetValue(tokens.Text(next), out var unit) || (tokens[next].Length == 1 && !(tokens.Glued(next) && tokens[at].IsNumber))
            || (Word(next, "quarter") && !Word(at - 1, "last", "next", "previous", "past", "following", "coming", "for") && count <= 1))
        {
            return null;
        }

        unit = unit == TimeUnit.Day && Word(next - 1, "business", "working") ? TimeUnit.Workday : unit;
        next++;
        if (tokens.Is(next, "and") && (tokens.Is(next + 1, "half") || (tokens.Is(next + 1, "a") && Word(next + 2, "half", "quarter"))))
        {
            var share = Word(next + 1, "half") ? next + 1 : next + 2;
            if (!EnglishTimeWords.Units.ContainsKey(tokens.Text(share + 1)) && !Word(share + 1, "a", "an", "of"))
            {
                return (count + (tokens.Is(share, "half") ? 0.5 : 0.25), unit, share + 1);
            }
        }

        return (count, unit, next);
    }

    /// <summary>"in 3 days", "two weeks ago", "3 days from tomorrow", "half an hour from now", "3 weeks later".</summary>
    private Found? Moved(int at)
    {
        var start = Skip(at, "in", "within");
        if (LengthAt(start) is not { } length)
        {
            return null;
        }

        var next = length.Next;
        var from = Origin(next);
        if (from is { } origin)
        {
            return origin.Base is { } day && length.Move(day, origin.Sign) is { } moved
                ? length.HasClock ? Instant(origin.WithIn ? at : start, origin.Next, moved, origin.IsNow) : OnWeekday(Day(origin.WithIn ? at : start, origin.Next, Days.Exact(moved)))
                : null;
        }

        if (tokens.Is(at, "in") && !Word(next, "of", "time's") && !(Word(next - 1, "morning")) && length.Move(reference, 1) is { } ahead)
        {
            return length.HasClock ? Instant(at, next, ahead, true) : OnWeekday(Day(at, next, Days.Exact(ahead)));
        }

        return null;
    }

    private static Found? Instant(int first, int next, DateTime moment, bool now) => now
        ? new(TimeType.DateTime, first, next, new Option(moment.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), moment))
        : null;

    private Found OnWeekday(Found day) => tokens.Is(day.Next, "on") && WeekdayAt(day.Next + 1) > 0 ? OfThatWeek(day, WeekdayAt(day.Next + 1), day.First, day.Next + 2) : day;

    private static Found OfThatWeek(Found day, int weekday, int first, int next) => Day(first, next, Days.Exact(Days.Monday(day.Only.Start).AddDays(weekday - 1)));

    private (DateTime? Base, int Sign, int Next, bool WithIn, bool IsNow)? Origin(int at)
    {
        if (Word(at, "ago", "earlier") || (tokens.Is(at, "before") && tokens.Is(at + 1, "now")))
        {
            return (reference, -1, tokens.Is(at, "before") ? at + 2 : at + 1, false, true);
        }

        if (Word(at, "later", "hence"))
        {
            return (reference, 1, at + 1, false, true);
        }

        if (!Word(at, "from", "after", "before", "since"))
        {
            return null;
        }

        if (tokens.Is(at + 1, "now"))
        {
            return (reference, tokens.Is(at, "before") ? -1 : 1, at + 2, false, true);
        }

        if (Date(at + 1) is { } day && day.Only.Resolved)
        {
            return (day.Options[^1].Start, tokens.Is(at, "before") ? -1 : 1, day.Next, false, false);
        }

        var (year, next) = Year(Skip(Skip(at + 1, "the"), "year"));
        return year > 0 && tokens.Is(at, "since") ? (Days.On(year, 1, 1), 1, next, true, false) : null;
    }
}
