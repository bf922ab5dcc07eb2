using NodaTime;

namespace CareBot.Handoff;

/// <summary>A date on which the weekly hours do not hold. What an earlier day opened past midnight still runs out.</summary>
/// <param name="Date">The date in the calendar's time zone.</param>
/// <param name="Name">What the day is called, such as "Idul Fitri", or null.</param>
/// <param name="Intervals">What begins on that date instead; empty when closed.</param>
public sealed record HoursException(LocalDate Date, string? Name, IReadOnlyList<OpeningInterval> Intervals)
{
    /// <summary>Nothing opens on this date.</summary>
    public bool IsClosed => Intervals.Count == 0;
}
