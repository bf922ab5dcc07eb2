using NodaTime;

namespace CareBot.Handoff;

/// <summary>
/// When people are there: weekly intervals, dated exceptions and the time zone both are meant in. Immutable and thread-safe.
/// Made from settings by <see cref="OpeningHoursSettings.ToHours"/>, which refuses calendars that contradict themselves.
/// </summary>
public sealed class OpeningHours
{
    /// <summary>How far ahead an opening is looked for.</summary>
    public const int HorizonDays = 400;

    private readonly Dictionary<IsoDayOfWeek, IReadOnlyList<OpeningInterval>> weekly;
    private readonly SortedDictionary<LocalDate, HoursException> exceptions;

    internal OpeningHours(
        DateTimeZone zone, IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<OpeningInterval>> weekly, IEnumerable<HoursException> exceptions)
    {
        Zone = zone;
        this.weekly = new Dictionary<IsoDayOfWeek, IReadOnlyList<OpeningInterval>>(weekly);
        this.exceptions = new SortedDictionary<LocalDate, HoursException>(exceptions.ToDictionary(e => e.Date));
    }

    /// <summary>The zone that all wall-clock times here are in.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>All exceptions, by date.</summary>
    public IReadOnlyCollection<HoursException> Exceptions => exceptions.Values;

    /// <summary>What opens on that weekday, exceptions aside; by opening time.</summary>
    public IReadOnlyList<OpeningInterval> WeeklyOn(IsoDayOfWeek day) => weekly.GetValueOrDefault(day, []);

    /// <summary>What opens on that date, exceptions included; by opening time.</summary>
    public IReadOnlyList<OpeningInterval> On(LocalDate date) =>
        exceptions.TryGetValue(date, out var exception) ? exception.Intervals : WeeklyOn(date.DayOfWeek);

    /// <summary>The exception of that date, or null.</summary>
    public HoursException? ExceptionOn(LocalDate date) => exceptions.GetValueOrDefault(date);

    /// <summary>The wall clock at that moment.</summary>
    public ZonedDateTime Local(DateTimeOffset moment) => Instant.FromDateTimeOffset(moment).InZone(Zone);

    /// <summary>Whether someone is there at that moment; the opening moment counts, the closing moment does not.</summary>
    public bool IsOpen(DateTimeOffset moment) => SpanAt(Instant.FromDateTimeOffset(moment)) is not null;

    /// <summary>
    /// When the doors open next, strictly after <paramref name="moment"/>; while open, the opening after the coming close.
    /// Null when they do not within <see cref="HorizonDays"/> days: never open, or never closed.
    /// </summary>
    public ZonedDateTime? NextOpening(DateTimeOffset moment)
    {
        var instant = Instant.FromDateTimeOffset(moment);
        foreach (var span in SpansFrom(instant))
        {
            if (span.Start > instant)
            {
                return span.Start - instant <= Duration.FromDays(HorizonDays) ? span.Start.InZone(Zone) : null;
            }
        }
        return null;
    }

    /// <summary>When the present open stretch ends; null when closed, or when it does not end within <see cref="HorizonDays"/> days.</summary>
    public ZonedDateTime? ClosesAt(DateTimeOffset moment)
    {
        var instant = Instant.FromDateTimeOffset(moment);
        return SpanAt(instant) is { } span && span.End - instant <= Duration.FromDays(HorizonDays) ? span.End.InZone(Zone) : null;
    }

    /// <summary>
    /// How much of the time from <paramref name="from"/> to <paramref name="until"/> was open: what a promise such as
    /// "within five minutes" is measured by.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="until"/> is earlier than <paramref name="from"/>.</exception>
    public Duration OpenTimeBetween(DateTimeOffset from, DateTimeOffset until)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, from);
        var (begin, end) = (Instant.FromDateTimeOffset(from), Instant.FromDateTimeOffset(until));
        var total = Duration.Zero;
        foreach (var span in Merged(begin.InZone(Zone).Date.PlusDays(-1), end.InZone(Zone).Date))
        {
            var overlap = Instant.Min(span.End, end) - Instant.Max(span.Start, begin);
            total += overlap > Duration.Zero ? overlap : Duration.Zero;
        }
        return total;
    }

    private Interval? SpanAt(Instant instant)
    {
        foreach (var span in SpansFrom(instant))
        {
            return span.Start <= instant ? span : null;
        }
        return null;
    }

    /// <summary>Open stretches that end after <paramref name="instant"/>, in order; stretches that touch are one.</summary>
    private IEnumerable<Interval> SpansFrom(Instant instant)
    {
        var today = instant.InZone(Zone).Date;
        return Merged(today.PlusDays(-1), today.PlusDays(HorizonDays + 1)).Where(span => span.End > instant);
    }

    private IEnumerable<Interval> Merged(LocalDate first, LocalDate last)
    {
        Interval? pending = null;
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            foreach (var span in On(date).Select(interval => At(date, interval)).Where(span => span.Duration > Duration.Zero))
            {
                if (pending is { } earlier && span.Start <= earlier.End)
                {
                    pending = new Interval(earlier.Start, Instant.Max(earlier.End, span.End));
                    continue;
                }
                if (pending is { } finished)
                {
                    yield return finished;
                }
                pending = span;
            }
        }
        if (pending is { } rest)
        {
            yield return rest;
        }
    }

    private Interval At(LocalDate date, OpeningInterval interval)
    {
        var start = Zone.ResolveLocal(date + interval.Opens, ClockChanges.Opening).ToInstant();
        var end = Zone.ResolveLocal((interval.EndsOnNextDay ? date.PlusDays(1) : date) + interval.Closes, ClockChanges.Closing).ToInstant();
        return new Interval(start, Instant.Max(start, end));
    }
}
