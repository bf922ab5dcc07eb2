namespace CareBot.Language.Recognizers.DateTimes.Malay;

/// <summary>The words that Indonesian and Malay say time with, as people type them.</summary>
internal static class MalayTimeWords
{
    internal static readonly Dictionary<string, int> Months = Numbered(
        "januari jan january,februari feb pebruari peb februry,maret mac mar maret,april apr,mei may,juni jun,juli julai jul,agustus agt ags agu aug ogos ogs agst,september sep sept,oktober okt oct,november nov nop nopember,desember des dis disember dec");

    internal static readonly Dictionary<string, int> Weekdays = Numbered(
        "senin isnin snin,selasa slasa,rabu rbu,kamis khamis kmis,jumat jumaat jmt jum,sabtu sbtu sab,minggu ahad mgg");

    internal static readonly Dictionary<string, TimeUnit> Units = new()
    {
        ["detik"] = TimeUnit.Second, ["dtk"] = TimeUnit.Second, ["saat"] = TimeUnit.Second, ["menit"] = TimeUnit.Minute, ["mnt"] = TimeUnit.Minute, ["mnit"] = TimeUnit.Minute,
        ["minit"] = TimeUnit.Minute, ["jam"] = TimeUnit.Hour, ["jm"] = TimeUnit.Hour, ["hari"] = TimeUnit.Day, ["hr"] = TimeUnit.Day, ["hri"] = TimeUnit.Day, ["malam"] = TimeUnit.Day, ["minggu"] = TimeUnit.Week,
        ["mgg"] = TimeUnit.Week, ["mggu"] = TimeUnit.Week, ["pekan"] = TimeUnit.Week, ["bulan"] = TimeUnit.Month, ["bln"] = TimeUnit.Month, ["bulanan"] = TimeUnit.Month, ["tahun"] = TimeUnit.Year, ["thn"] = TimeUnit.Year, ["taun"] = TimeUnit.Year, ["th"] = TimeUnit.Year,
    };

    internal static readonly Dictionary<string, TimeUnit> OneUnit = new()
    {
        ["sedetik"] = TimeUnit.Second, ["semenit"] = TimeUnit.Minute, ["seminit"] = TimeUnit.Minute, ["sejam"] = TimeUnit.Hour, ["sehari"] = TimeUnit.Day, ["seharian"] = TimeUnit.Day, ["semalaman"] = TimeUnit.Day,
        ["seminggu"] = TimeUnit.Week, ["smggu"] = TimeUnit.Week, ["sepekan"] = TimeUnit.Week, ["sebulan"] = TimeUnit.Month, ["sbulan"] = TimeUnit.Month, ["setahun"] = TimeUnit.Year, ["sethn"] = TimeUnit.Year,
    };

    /// <summary>Parts of the day: code, first and last hour.</summary>
    internal static readonly Dictionary<string, (string Code, int From, int To)> DayParts = new()
    {
        ["pagi"] = ("TMO", 5, 11), ["pg"] = ("TMO", 5, 11), ["pgi"] = ("TMO", 5, 11), ["siang"] = ("TAF", 11, 15), ["siank"] = ("TAF", 11, 15), ["sore"] = ("TEV", 15, 18), ["sre"] = ("TEV", 15, 18),
        ["petang"] = ("TEV", 14, 19), ["ptg"] = ("TEV", 14, 19), ["malam"] = ("TNI", 18, 24), ["malem"] = ("TNI", 18, 24), ["mlm"] = ("TNI", 18, 24), ["mlam"] = ("TNI", 18, 24), ["subuh"] = ("TEM", 4, 6),
    };

    /// <summary>Days from today.</summary>
    internal static readonly Dictionary<string, int> Near = new()
    {
        ["besok"] = 1, ["bsk"] = 1, ["bsok"] = 1, ["besuk"] = 1, ["besoknya"] = 1, ["esok"] = 1, ["esoknya"] = 1, ["bsoknya"] = 1, ["lusa"] = 2, ["tulat"] = 3, ["kemarin"] = -1, ["kmrn"] = -1, ["kmarin"] = -1, ["kmren"] = -1,
        ["kemaren"] = -1, ["kelmarin"] = -1, ["kmrin"] = -1,
    };

    /// <summary>"ini", "depan", "lalu" and their like.</summary>
    internal static readonly Dictionary<string, int> Shifts = new()
    {
        ["ini"] = 0, ["depan"] = 1, ["dpn"] = 1, ["hadapan"] = 1, ["besok"] = 1, ["dpan"] = 1, ["lalu"] = -1, ["lepas"] = -1, ["kemarin"] = -1, ["kemaren"] = -1, ["kmrn"] = -1, ["lps"] = -1, ["silam"] = -1, ["sblmnya"] = -1, ["sebelumnya"] = -1,
        ["nanti"] = 0, ["berikutnya"] = 1,
    };

    private static Dictionary<string, int> Numbered(string lists) => lists.Split(',')
        .SelectMany((words, i) => words.Split(' ').Distinct().Select(word => (word, Number: i + 1)))
        .ToDictionary(w => w.word, w => w.Number);
}
