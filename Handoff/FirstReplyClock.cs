namespace CareBot.Handoff;

/// <summary>When a person owes a customer the first word: a promise that runs only while doors are open. Pure.</summary>
public static class FirstReplyClock
{
    /// <summary>
    /// The moment at which <paramref name="openTime"/> of open time has passed since <paramref name="from"/>. Null when that is not within
    /// the horizon in which openings are known: nobody promised anything.
    /// </summary>
    /// <param name="hours">The calendar that the promise is measured by.</param>
    /// <param name="from">The hand-over.</param>
    /// <param name="openTime">More than zero.</param>
    public static DateTimeOffset? DueAt(OpeningHours hours, DateTimeOffset from, TimeSpan openTime)
    {
        ArgumentNullException.ThrowIfNull(hours);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(openTime, TimeSpan.Zero);
        var (moment, rest) = (from, openTime);
        while (true)
        {
            if (!hours.IsOpen(moment))
            {
                if (hours.NextOpening(moment) is not { } opening)
                {
                    return null;
                }

                moment = opening.ToInstant().ToDateTimeOffset();
            }

            if (hours.ClosesAt(moment)?.ToInstant().ToDateTimeOffset() is not { } closing || closing - moment >= rest)
            {
                return moment + rest;
            }

            (moment, rest) = (closing, rest - (closing - moment));
        }
    }
}
