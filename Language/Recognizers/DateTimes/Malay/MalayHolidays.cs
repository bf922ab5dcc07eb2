using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.DateTimes.Malay;

/// <summary>Holidays by their Indonesian and Malay names.</summary>
internal static class MalayHolidays
{
    private static readonly (string Name, Func<int, DateTime> Day)[] All =
    [
        ("lebaran haji", Holidays.EidAlAdha), ("lebaran", Holidays.EidAlFitr), ("idul fitri", Holidays.EidAlFitr), ("idulfitri", Holidays.EidAlFitr), ("idul adha", Holidays.EidAlAdha), ("iduladha", Holidays.EidAlAdha),
        ("hari raya haji", Holidays.EidAlAdha), ("hari raya aidilfitri", Holidays.EidAlFitr), ("hari raya aidiladha", Holidays.EidAlAdha), ("hari raya", Holidays.EidAlFitr), ("raya haji", Holidays.EidAlAdha), ("raya", Holidays.EidAlFitr),
        ("aidilfitri", Holidays.EidAlFitr), ("aidiladha", Holidays.EidAlAdha), ("awal puasa", Holidays.Ramadan), ("puasa", Holidays.Ramadan), ("ramadan", Holidays.Ramadan), ("ramadhan", Holidays.Ramadan),
        ("hari natal", y => On(y, 12, 25)), ("natal", y => On(y, 12, 25)), ("krismas", y => On(y, 12, 25)), ("tahun baru imlek", Lunar), ("tahun baru cina", Lunar), ("imlek", Lunar), ("malam tahun baru", y => On(y, 12, 31)),
        ("tahun baru", y => On(y, 1, 1)), ("hari kartini", y => On(y, 4, 21)), ("hari ibu", y => On(y, 12, 22)), ("hari buruh", y => On(y, 5, 1)), ("hari pekerja", y => On(y, 5, 1)), ("valentine", y => On(y, 2, 14)),
        ("hari kemerdekaan", y => On(y, 8, 17)), ("hut ri", y => On(y, 8, 17)), ("agustusan", y => On(y, 8, 17)), ("hari merdeka", y => On(y, 8, 31)), ("hari malaysia", y => On(y, 9, 16)), ("harbolnas", y => On(y, 12, 12)),
    ];

    private static readonly Dictionary<string, List<(string Name, Func<int, DateTime> Day)>> ByFirst =
        All.GroupBy(h => h.Name.Split(' ')[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(h => h.Name.Length).ToList());

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

    /// <summary>The first day of the Chinese year that begins in a year.</summary>
    private static DateTime Lunar(int year)
    {
        var calendar = new System.Globalization.ChineseLunisolarCalendar();
        return calendar.ToDateTime(Math.Clamp(year, 1902, 2099), 1, 1, 0, 0, 0, 0);
    }
}
