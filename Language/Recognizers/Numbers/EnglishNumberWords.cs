namespace CareBot.Language.Recognizers.Numbers;

/// <summary>The words that English numbers are made of; all in lower case.</summary>
internal static class EnglishNumberWords
{
    internal static readonly Dictionary<string, int> Units = new(Count(
        0, "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
    {
        ["nought"] = 0, ["naught"] = 0,
    };

    internal static readonly Dictionary<string, int> Teens = Count(
        10, "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen");

    internal static readonly Dictionary<string, int> Tens = new()
    {
        ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fourty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70,
        ["eighty"] = 80, ["ninety"] = 90,
    };

    internal static readonly Dictionary<string, decimal> Scales = new()
    {
        ["thousand"] = 1_000, ["thousands"] = 1_000, ["lakh"] = 100_000, ["lakhs"] = 100_000, ["million"] = 1_000_000, ["millions"] = 1_000_000,
        ["mln"] = 1_000_000, ["mio"] = 1_000_000, ["crore"] = 10_000_000, ["crores"] = 10_000_000, ["billion"] = 1_000_000_000,
        ["billions"] = 1_000_000_000, ["bln"] = 1_000_000_000, ["bn"] = 1_000_000_000, ["trillion"] = 1_000_000_000_000,
        ["trillions"] = 1_000_000_000_000, ["tln"] = 1_000_000_000_000, ["tn"] = 1_000_000_000_000,
    };

    /// <summary>Multipliers of a number in digits.</summary>
    internal static readonly Dictionary<string, decimal> Letters = new()
    {
        ["k"] = 1_000, ["m"] = 1_000_000, ["mm"] = 1_000_000, ["g"] = 1_000_000_000, ["b"] = 1_000_000_000, ["t"] = 1_000_000_000_000,
    };

    internal static readonly HashSet<string> Dozens = ["dozen", "dozens", "dz", "doz", "dzs", "dzn", "dzns"];

    internal static readonly Dictionary<string, int> UnitOrdinals = Count(
        1, "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth");

    internal static readonly Dictionary<string, int> TeenOrdinals = Count(
        10, "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth");

    internal static readonly Dictionary<string, int> TensOrdinals = new()
    {
        ["twentieth"] = 20, ["thirtieth"] = 30, ["fortieth"] = 40, ["fiftieth"] = 50, ["sixtieth"] = 60, ["seventieth"] = 70, ["eightieth"] = 80,
        ["ninetieth"] = 90,
    };

    internal static readonly Dictionary<string, decimal> ScaleOrdinals = new()
    {
        ["hundredth"] = 100, ["thousandth"] = 1_000, ["millionth"] = 1_000_000, ["billionth"] = 1_000_000_000, ["trillionth"] = 1_000_000_000_000,
    };

    internal static readonly Dictionary<char, (int Over, int Under)> Vulgar = new()
    {
        ['½'] = (1, 2), ['⅓'] = (1, 3), ['⅔'] = (2, 3), ['¼'] = (1, 4), ['¾'] = (3, 4), ['⅕'] = (1, 5), ['⅖'] = (2, 5), ['⅗'] = (3, 5),
        ['⅘'] = (4, 5), ['⅙'] = (1, 6), ['⅚'] = (5, 6), ['⅐'] = (1, 7), ['⅛'] = (1, 8), ['⅜'] = (3, 8), ['⅝'] = (5, 8), ['⅞'] = (7, 8),
        ['⅑'] = (1, 9), ['⅒'] = (1, 10),
    };

    private static Dictionary<string, int> Count(int from, params string[] words) =>
        words.Select((word, i) => (word, Value: from + i)).ToDictionary(w => w.word, w => w.Value);
}
