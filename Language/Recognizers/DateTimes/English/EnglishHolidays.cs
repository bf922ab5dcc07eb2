using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.DateTimes.English;

/// <summary>Holidays by their English names.</summary>
internal static class EnglishHolidays
{
    private static readonly (string Name, Func<int, DateTime> Day)[] All =
    [
        ("christmas eve", y => On(y, 12, 24)), ("christmas day", y => On(y, 12, 25)), ("christmas", y => On(y, 12, 25)), ("xmas", y => On(y, 12, 25)),
        ("boxing day", y => On(y, 12, 26)), ("new year's eve", y => On(y, 12, 31)), ("new year eve", y => On(y, 12, 31)), ("new year ' s eve", y => On(y, 12, 31)),
        ("new year ' s day", y => On(y, 1, 1)), ("new years day", y => On(y, 1, 1)), ("new year", y => On(y, 1, 1)), ("valentine ' s day", y => On(y, 2, 14)), ("valentines day", y => On(y, 2, 14)),
        ("independence day", y => On(y, 7, 4)), ("earth day", y => On(y, 4, 22)), ("halloween", y => On(y, 10, 31)), ("veterans day", y => On(y, 11, 11)),
        ("st patrick ' s day", y => On(y, 3, 17)), ("april fools day", y => On(y, 4, 1)), ("april fools", y => On(y, 4, 1)), ("juneteenth", y => On(y, 6, 19)),
        ("international workers ' day", y => On(y, 5, 1)), ("international workers day", y => On(y, 5, 1)), ("may day", y => On(y, 5, 1)),
        ("international women ' s day", y => On(y, 3, 8)), ("groundhog day", y => On(y, 2, 2)), ("all saints day", y => On(y, 11, 1)), ("cinco de mayo", y => On(y, 5, 5)),
        ("thanksgiving day", Thanksgiving), ("thanksgiving", Thanksgiving), ("black friday", y => Thanksgiving(y).AddDays(1)), ("cyber monday", y => Thanksgiving(y).AddDays(4)),
        ("labor day", y => Holidays.Nth(y, 9, 1, 1)), ("labour day", y => Holidays.Nth(y, 9, 1, 1)), ("memorial day", y => Holidays.Nth(y, 5, 1, -1)),
        ("mother ' s day", y => Holidays.Nth(y, 5, 7, 2)), ("mothers day", y => Holidays.Nth(y, 5, 7, 2)), ("father ' s day", y => Holidays.Nth(y, 6, 7, 3)),
        ("fathers day", y => Holidays.Nth(y, 6, 7, 3)), ("martin luther king day", y => Holidays.Nth(y, 1, 1, 3)), ("mlk day", y => Holidays.Nth(y, 1, 1, 3)),
        ("presidents day", y => Holidays.Nth(y, 2, 1, 3)), ("columbus day", y => Holidays.Nth(y, 10, 1, 2)), ("good friday", y => Holidays.Easter(y).AddDays(-2)),
        ("easter monday", y => Holidays.Easter(y).AddDays(1)), ("easter sunday", Holidays.Easter), ("easter", Holidays.Easter),
        ("palm sunday", y => Holidays.Easter(y).AddDays(-7)), ("ash wednesday", y => Holidays.Easter(y).AddDays(-46)), ("eid al fitr", Holidays.EidAlFitr), ("eid al - fitr", Holidays.EidAlFitr),
        ("eid al adha", Holidays.EidAlAdha), ("eid al - adha", Holidays.EidAlAdha), ("ramadan", Holidays.Ramadan),
    ];

    private static readonly Dictionary<string, List<(string Name, Func<int, DateTime> Day)>> ByFirst =
        All.GroupBy(h => h.Name.Split(' ')[0]).ToDictionary(g => g.Key, g => g.ToList());

    /// <summary>The day's rule and the place behind its name.</summary>
    public static (Func<int, DateTime> Day, int Next)? At(TokenList tokens, int at)
    {
        if (ByFirst.TryGetValue(tokens.Text(at), out var candidates))
        {
            foreach (var (name, day) in candidates)
            {
                if (tokens.After(at, name) is > 0 and var next)
                {
                    return (day, next);
                }
            }
        }

        return null;
    }

    private static DateTime On(int year, int month, int day) => new(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);

    private static DateTime Thanksgiving(int year) => Holidays.Nth(year, 11, 4, 4);
}
