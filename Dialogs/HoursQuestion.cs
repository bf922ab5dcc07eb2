using CareBot.Dialogs.Understanding;
using NodaTime;

namespace CareBot.Dialogs;

/// <summary>Which day a question about opening hours is about.</summary>
public static class HoursQuestion
{
    private static readonly (string Set, IsoDayOfWeek Day)[] Weekdays =
    [
        ("@monday", IsoDayOfWeek.Monday), ("@tuesday", IsoDayOfWeek.Tuesday), ("@wednesday", IsoDayOfWeek.Wednesday),
        ("@thursday", IsoDayOfWeek.Thursday), ("@friday", IsoDayOfWeek.Friday), ("@saturday", IsoDayOfWeek.Saturday), ("@sunday", IsoDayOfWeek.Sunday),
    ];

    private static readonly string[] Feasts = ["@lebaran", "@natal", "@newyear"];

    /// <summary>The date asked about: a feast in the calendar, today, tomorrow, or the next such weekday (today included); null for none.</summary>
    public static LocalDate? DateIn(string text, SpokenHours hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        var words = MessageWord.Of(text);
        if (hours.Coming(e => e.Name is { } name && SharesName(words, MessageWord.Of(name))) is { } feast)
        {
            return feast.Date;
        }
        if (Says(words, "@today"))
        {
            return hours.Today;
        }
        if (Says(words, "@tomorrow"))
        {
            return hours.Today.PlusDays(1);
        }
        if (Says(words, "@aftertomorrow"))
        {
            return hours.Today.PlusDays(2);
        }
        foreach (var (_, day) in Weekdays.Where(weekday => Says(words, weekday.Set)))
        {
            return hours.Today.DayOfWeek == day ? hours.Today : hours.Today.Next(day);
        }
        return null;
    }

    private static bool SharesName(IReadOnlyList<MessageWord> message, IReadOnlyList<MessageWord> name) =>
        Feasts.Any(feast => Says(message, feast) && Says(name, feast))
        || name.Any(n => n.Folded.Length >= 4 && n.Folded is not "hari" and not "libur" && message.Any(m => string.Equals(m.Folded, n.Folded, StringComparison.Ordinal)));

    private static bool Says(IReadOnlyList<MessageWord> words, string set) =>
        words.Any(word => WordList.Named("days").Set(set) is var names
            && (names.Contains(word.Folded, StringComparer.Ordinal) || names.Contains(word.Stem, StringComparer.Ordinal)));
}
