namespace CareBot.Language.Recognizers.DateTimes.English;

/// <summary>The words that an English expression about time can begin with; any other place is passed at once.</summary>
internal static class EnglishStarters
{
    private static readonly HashSet<string> Words = new(
        EnglishTimeWords.Months.Keys.Concat(EnglishTimeWords.Weekdays.Keys).Concat(EnglishTimeWords.WeekdayPlurals.Keys).Concat(EnglishTimeWords.Shifts.Keys)
            .Concat(EnglishTimeWords.DayParts.Keys).Concat(EnglishTimeWords.Seasons.Keys)
            .Concat(Numbers.EnglishNumberWords.Units.Keys).Concat(Numbers.EnglishNumberWords.Teens.Keys).Concat(Numbers.EnglishNumberWords.Tens.Keys)
            .Concat(Numbers.EnglishNumberWords.UnitOrdinals.Keys).Concat(Numbers.EnglishNumberWords.TeenOrdinals.Keys).Concat(Numbers.EnglishNumberWords.TensOrdinals.Keys)
            .Concat((
                "today tomorrow tmr tmrw tomorow yesterday tonight now day the a an in at from between before after since until till by around about circa on half quarter every each daily "
                + "weekly monthly yearly annually annual quarterly everyday biweekly bimonthly bi semi semiannual hourly once noon midnight midday mid end eod eoy eom start beginning "
                + "early earlier late later middle week month year weekend weekends "
                + "some several few couple more less least all whole for as no not any starting otd within same that another christmas xmas boxing new valentine valentines "
                + "independence earth halloween veterans st april juneteenth international groundhog cinco thanksgiving black cyber labor labour memorial mother mothers father "
                + "fathers martin mlk presidents columbus good easter palm ash eid ramadan w q q1 h cy sy fy calendar fiscal school remaining rest till "
                + "greater equal exactly current prior preceding year's through to").Split(' ')));

    public static bool Contains(string word) => Words.Contains(word);
}
