namespace CareBot.Language.Recognizers;

/// <summary>The words that English numbers are made of.</summary>
internal static class EnglishNumberWords
{
    internal static readonly Dictionary<string, int> Units = Count(
        0, "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    internal static readonly Dictionary<string, int> Teens = Count(
        10, "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen");

    internal static readonly Dictionary<string, int> Tens = new(StringComparer.OrdinalIgnoreCase)
    {
        ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fourty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70,
        ["eighty"] = 80, ["ninety"] = 90,
    };

    internal static readonly Dictionary<string, decimal> Scales = new(StringComparer.OrdinalIgnoreCase)
    {
        ["thousand"] = 1_000, ["k"] = 1_000, ["million"] = 1_000_000, ["m"] = 1_000_000, ["billion"] = 1_000_000_000,
        ["trillion"] = 1_000_000_000_000,
    };

    internal static readonly Dictionary<string, int> Ordinals = new(
        Count(
            1, "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
            "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
        StringComparer.OrdinalIgnoreCase)
    {
        ["thirtieth"] = 30, ["fortieth"] = 40, ["fiftieth"] = 50, ["sixtieth"] = 60, ["seventieth"] = 70, ["eightieth"] = 80,
        ["ninetieth"] = 90, ["hundredth"] = 100,
    };

    private static Dictionary<string, int> Count(int from, params string[] words) =>
        words.Select((word, i) => (word, Value: from + i)).ToDictionary(w => w.word, w => w.Value, StringComparer.OrdinalIgnoreCase);
}
