using CareBot.Language.Recognizers.Numbers;

namespace CareBot.Language.Recognizers.DateTimes.English;

/// <summary>Days told from today, from weekdays, months and holidays.</summary>
internal sealed partial class EnglishMoments
{
    /// <summary>"this", "next", "last" and their like; -1, 0 or 1.</summary>
    private (int By, int Next, string Word)? Shift(int at) => _shifts.TryGet(at, out var known) ? known : _shifts.Keep(at, ReadShift(at));

    private (int By, int Next, string Word)? ReadShift(int at)
    {
        var start = Skip(at, "this") is var after && after > at && Word(after, "past", "coming", "upcoming") ? after : at;
        return EnglishTimeWords.Shifts.TryGetValue(tokens.Text(start), out var by) ? (by, start + 1, tokens.Text(start)) : null;
    }

    private Found? Relative(int at)
    {
        var text = tokens.Text(at);
        switch (text)
        {
            case "today" or "otd":
                return Day(at, at + 1, Days.Exact(Today));
            case "tomorrow" or "tmr" or "tmrw" or "tomorow":
                return Day(at, at + 1, Days.Exact(Today.AddDays(1)));
            case "yesterday":
                return Day(at, at + 1, Days.Exact(Today.AddDays(-1)));
            case "the" or "day":
                return TheDay(at);
            case "current" when tokens.Is(at + 1, "date"):
                return Day(at, at + 2, Days.Exact(Today));
        }

        return ShiftedWeekday(at);
    }

    private Found? TheDay(int at)
    {
        var day = Skip(at, "the");
        if (day > at && tokens.Is(day, "next") && tokens.Is(day + 1, "day"))
        {
            return Day(at, day + 2, Days.Exact(Today.AddDays(1)));
        }

        if (!tokens.Is(day, "day"))
        {
            return null;
        }

        if (Word(day + 1, "after", "before"))
        {
            var sign = tokens.Is(day + 1, "after") ? 1 : -1;
            return Word(day + 2, "tomorrow", "tmr", "tmrw") && sign > 0 ? Day(at, day + 3, Days.Exact(Today.AddDays(2)))
                : Word(day + 2, "yesterday") && sign < 0 ? Day(at, day + 3, Days.Exact(Today.AddDays(-2)))
                : day > at && (day + 2 >= tokens.Count || !tokens[day + 2].IsWord) ? Day(at, day + 2, Days.Exact(Today.AddDays(sign)))
                : null;
        }

        return day > at && !Word(at - 1, "in") && !Word(day + 1, "of", "that", "when", "the") ? Day(at, day + 1, Days.Exact(Today)) : null;
    }

    /// <summary>"next friday", "friday of next week", "next week on friday", and a weekday alone.</summary>
    private Found? ShiftedWeekday(int at)
    {
        if (Shift(at) is { } shift)
        {
            if (WeekdayAt(shift.Next) is > 0 and var weekday)
            {
                var day = Days.Monday(Today).AddDays(weekday - 1);
                day = shift.Word switch
                {
                    "coming" or "upcoming" => day <= Today ? day.AddDays(7) : day,
                    "past" => day >= Today ? day.AddDays(-7) : day,
                    _ => day.AddDays(7 * shift.By),
                };
                return Day(at, shift.Next + 1, Days.Exact(day));
            }

            if (tokens.Is(shift.Next, "week") && WeekdayAt(Skip(shift.Next + 1, "on", ",")) is > 0 and var inside)
            {
                return Day(at, Skip(shift.Next + 1, "on", ",") + 1, Days.Exact(Days.Monday(Today).AddDays(inside - 1 + (7 * shift.By))));
            }
        }

        var start = Skip(at, "on");
        if (WeekdayAt(start) is > 0 and var named)
        {
            var behind = tokens.Is(start + 1, "of") ? Skip(start + 2, "the") : -1;
            if (behind > 0 && Shift(behind) is { } of && tokens.Is(of.Next, "week"))
            {
                return Day(start > at && of.By < 0 ? start : at, of.Next + 1, Days.Exact(Days.Monday(Today).AddDays(named - 1 + (7 * of.By))));
            }

            return start > at ? null : Day(at, at + 1, Days.OfWeek(named, reference));
        }

        return null;
    }

    /// <summary>"friday the 26th", "Mon 13th", "Sunday 31".</summary>
    private Found? WeekdayDay(int at)
    {
        if (WeekdayAt(at) is not (> 0 and var weekday))
        {
            return null;
        }

        if (tokens.Is(at + 1, "the") && DayNumber(at + 2, ordinalOnly: true) is { } the)
        {
            var first = new DateTime(reference.Year, reference.Month, 1, 0, 0, 0, DateTimeKind.Unspecified);
            for (var month = 0; month < 24; month++)
            {
                var in_ = first.AddMonths(month);
                if (Days.On(in_.Year, in_.Month, the.Day) is { } day && Days.Weekday(day) == weekday)
                {
                    return Day(at, the.Next, Days.Exact(day));
                }
            }
        }

        return DayNumber(at + 1) is { } number && !IsClock(number.Next - 1) && MonthAt(number.Next) < 0 && !Seps.Contains(tokens.Text(number.Next))
            && Days.OfWeekAndMonth(weekday, number.Day, reference) is { } options
            ? Day(at, number.Next, options)
            : null;
    }

    private Found? Holiday(int at)
    {
        var shift = Shift(at);
        if (EnglishHolidays.At(tokens, shift?.Next ?? at) is not { } holiday)
        {
            return null;
        }

        var (year, behind) = Year(Skip(holiday.Next, ",", "of", "in"));
        if (year > 0)
        {
            return Day(at, behind, Days.Exact(holiday.Day(year)));
        }

        if (tokens.Is(holiday.Next, "of") && Shift(holiday.Next + 1) is { } of && tokens.Is(of.Next, "year"))
        {
            return Day(at, of.Next + 1, Days.Exact(holiday.Day(reference.Year + of.By)));
        }

        var options = Holidays.Nearest(holiday.Day, null, reference);
        return shift is null ? Day(at, holiday.Next, options) with { IsHoliday = true }
            : Day(at, holiday.Next, Days.Exact(shift.Value.By switch { < 0 => options[0].Start, 0 => holiday.Day(reference.Year), _ => options[^1].Start }));
    }

    /// <summary>"on the 4th", "the 15th day of next month", "the 21st this month".</summary>
    private Found? DayOfMonth(int at)
    {
        var number = Skip(at, "the");
        if (DayNumber(number, ordinalOnly: !Word(at - 1, "on") || number == at) is not { } day)
        {
            return null;
        }

        var next = Skip(day.Next, "day");
        var of = Skip(next, "of");
        var month = Skip(of, "the");
        var by = Shift(month);
        if (tokens.Is(by?.Next ?? month, "month") && (of > next || by is not null))
        {
            var first = new DateTime(reference.Year, reference.Month, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMonths(by?.By ?? 0);
            return Days.On(first.Year, first.Month, day.Day) is { } exact ? Day(at, (by?.Next ?? month) + 1, Days.Exact(exact)) : null;
        }

        return number > at && Word(at - 1, "on") ? Day(at, day.Next, Days.OfMonth(day.Day, reference)) : null;
    }

    /// <summary>"first monday of next month", "last friday of May 2019".</summary>
    private Found? NthWeekday(int at)
    {
        var start = Skip(at, "the");
        var last = tokens.Is(start, "last");
        var nth = last ? -1 : EnglishOrdinalPhrase.Read(tokens, start) is { Value: >= 1 and <= 5 } ordinal ? (int)ordinal.Value : 0;
        var next = last ? start + 1 : nth > 0 ? EnglishOrdinalPhrase.Read(tokens, start)!.Value.Next : at;
        if (nth == 0 || WeekdayAt(next) is not (> 0 and var weekday) || !Word(next + 1, "of", "in"))
        {
            return null;
        }

        var of = Skip(next + 2, "the");
        if (Shift(of) is { } shift && tokens.Is(shift.Next, "month"))
        {
            var month = Today.AddDays(1 - Today.Day).AddMonths(shift.By);
            return Day(start, shift.Next + 1, new Option(NthTimex(month.Month, weekday, nth), Holidays.Nth(month.Year, month.Month, weekday, nth)));
        }

        if (MonthAt(of) is not (> 0 and var named))
        {
            return null;
        }

        var (year, behind) = Year(Skip(of + 1, ",", "of"));
        return year > 0
            ? Day(start, behind, Days.Exact(Holidays.Nth(year, named, weekday, nth)))
            : Day(start, of + 1, Holidays.Nearest(y => Holidays.Nth(y, named, weekday, nth), NthTimex(named, weekday, nth), reference));
    }

    private static string NthTimex(int month, int weekday, int nth) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"XXXX-{month:00}-WXX-{weekday}-#{(nth < 0 ? 5 : nth)}");
}
