namespace CareBot.Language.Recognizers.DateTimes.English;

/// <summary>The words that English says time with.</summary>
internal static class EnglishTimeWords
{
    internal static readonly Dictionary<string, int> Months = Numbered(
        "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sep sept,october oct,november nov,december dec");

    internal static readonly Dictionary<string, int> Weekdays = Numbered(
        "monday mon,tuesday tue tues,wednesday wed weds wednes,thursday thu thur thurs,friday fri,saturday sat,sunday sun");

    internal static readonly Dictionary<string, int> WeekdayPlurals = Numbered("mondays,tuesdays,wednesdays,thursdays,fridays,saturdays,sundays");

    internal static readonly Dictionary<string, TimeUnit> Units = new()
    {
        ["second"] = TimeUnit.Second, ["seconds"] = TimeUnit.Second, ["sec"] = TimeUnit.Second, ["secs"] = TimeUnit.Second, ["s"] = TimeUnit.Second,
        ["minute"] = TimeUnit.Minute, ["minutes"] = TimeUnit.Minute, ["min"] = TimeUnit.Minute, ["mins"] = TimeUnit.Minute,
        ["hour"] = TimeUnit.Hour, ["hours"] = TimeUnit.Hour, ["hr"] = TimeUnit.Hour, ["hrs"] = TimeUnit.Hour, ["h"] = TimeUnit.Hour,
        ["day"] = TimeUnit.Day, ["days"] = TimeUnit.Day, ["d"] = TimeUnit.Day, ["night"] = TimeUnit.Day, ["nights"] = TimeUnit.Day,
        ["weekend"] = TimeUnit.Weekend, ["weekends"] = TimeUnit.Weekend, ["week"] = TimeUnit.Week, ["weeks"] = TimeUnit.Week, ["w"] = TimeUnit.Week,
        ["fortnight"] = TimeUnit.Fortnight, ["fortnights"] = TimeUnit.Fortnight, ["month"] = TimeUnit.Month, ["months"] = TimeUnit.Month,
        ["quarter"] = TimeUnit.Quarter, ["quarters"] = TimeUnit.Quarter, ["year"] = TimeUnit.Year, ["years"] = TimeUnit.Year, ["yr"] = TimeUnit.Year,
        ["yrs"] = TimeUnit.Year, ["y"] = TimeUnit.Year, ["decade"] = TimeUnit.Decade, ["decades"] = TimeUnit.Decade, ["century"] = TimeUnit.Century,
        ["centuries"] = TimeUnit.Century,
    };

    internal static readonly Dictionary<string, int> Shifts = new()
    {
        ["this"] = 0, ["current"] = 0, ["next"] = 1, ["following"] = 1, ["upcoming"] = 1, ["coming"] = 1, ["last"] = -1, ["previous"] = -1, ["past"] = -1,
    };

    /// <summary>Parts of the day: code, first and last hour.</summary>
    internal static readonly Dictionary<string, (string Code, int From, int To)> DayParts = new()
    {
        ["morning"] = ("TMO", 8, 12), ["mornings"] = ("TMO", 8, 12), ["afternoon"] = ("TAF", 12, 16), ["afternoons"] = ("TAF", 12, 16),
        ["evening"] = ("TEV", 16, 20), ["evenings"] = ("TEV", 16, 20), ["night"] = ("TNI", 20, 24), ["nights"] = ("TNI", 20, 24),
        ["daytime"] = ("TDT", 8, 18), ["nighttime"] = ("TNT", 0, 8), ["breakfast"] = ("TMEB", 8, 12), ["brunch"] = ("TMEB", 8, 12), ["lunch"] = ("TMEL", 11, 13),
        ["lunchtime"] = ("TMEL", 11, 13), ["dinner"] = ("TMED", 16, 20), ["dinnertime"] = ("TMED", 16, 20),
    };

    internal static readonly Dictionary<string, string> Seasons = new()
    {
        ["spring"] = "SP", ["summer"] = "SU", ["fall"] = "FA", ["autumn"] = "FA", ["winter"] = "WI",
    };

    private static Dictionary<string, int> Numbered(string lists) => lists.Split(',')
        .SelectMany((words, i) => words.Split(' ').Select(word => (word, Number: i + 1)))
        .ToDictionary(w => w.word, w => w.Number);
}
