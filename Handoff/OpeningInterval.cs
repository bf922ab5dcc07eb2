using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace CareBot.Handoff;

/// <summary>
/// One stretch of open time, named by the wall clock of the day it begins on. A <see cref="Closes"/> that is not later than
/// <see cref="Opens"/> lies on the next day: 20:00-02:00 is open past midnight, and midnight as a close ends the day itself.
/// </summary>
/// <param name="Opens">The first open minute.</param>
/// <param name="Closes">The first closed minute.</param>
public sealed partial record OpeningInterval(LocalTime Opens, LocalTime Closes)
{
    /// <summary>The form that <see cref="TryParse"/> reads, for error messages.</summary>
    public const string Form = "\"HH:mm-HH:mm\" such as \"08:00-17:00\"; \"24:00\" closes at the day's end, \"20:00-02:00\" on the next day";

    /// <summary>Whether the interval ends at or after the midnight that follows its beginning.</summary>
    public bool EndsOnNextDay => Closes <= Opens;

    /// <summary>
    /// Whether the end is plausible. An end before the beginning means "past midnight" only from noon or later until noon or
    /// earlier; 08:00-05:00 is far more often a slip for 08:00-17:00 than 21 hours of service.
    /// </summary>
    public bool IsPlausible => !EndsOnNextDay || Closes == LocalTime.Midnight || (Opens >= LocalTime.Noon && Closes <= LocalTime.Noon);

    /// <summary>Reads <see cref="Form"/>; does not judge <see cref="IsPlausible"/>.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out OpeningInterval? interval)
    {
        interval = null;
        if (text is null || Pattern().Match(text) is not { Success: true } match)
        {
            return false;
        }
        var (openHour, openMinute) = (Number(match, "oh"), Number(match, "om"));
        var (closeHour, closeMinute) = (Number(match, "ch"), Number(match, "cm"));
        var closesAtEndOfDay = closeHour == 24 && closeMinute == 0;
        if (openHour > 23 || (closeHour > 23 && !closesAtEndOfDay))
        {
            return false;
        }
        interval = new OpeningInterval(new LocalTime(openHour, openMinute), closesAtEndOfDay ? LocalTime.Midnight : new LocalTime(closeHour, closeMinute));
        return true;
    }

    /// <summary>The interval as <see cref="TryParse"/> reads it; a close at midnight is written 24:00.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Opens:HH':'mm}-{(Closes == LocalTime.Midnight ? "24:00" : Closes.ToString("HH':'mm", CultureInfo.InvariantCulture))}");

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?<oh>[0-9]{2}):(?<om>[0-5][0-9])\s*-\s*(?<ch>[0-9]{2}):(?<cm>[0-5][0-9])\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
