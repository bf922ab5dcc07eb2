using System.Globalization;

namespace CareBot.Dialogs.Prompts;

/// <summary>A number in digits and nothing else, as a language writes it.</summary>
internal static class WrittenNumber
{
    /// <summary>
    /// The number, or null for any other text. Indonesian groups by points and has a decimal comma; Malay and English the other way round.
    /// A single mark of grouping after which no three digits stand is the decimal one, whatever the language: "1.5" is one and a half.
    /// </summary>
    public static decimal? Read(string text, string language)
    {
        var (group, point) = language == LanguageOf.Indonesian ? ('.', ',') : (',', '.');
        var number = text.Trim();
        var digits = number.TrimStart('-', '+');
        if (number.Length - digits.Length > 1 || !digits.All(letter => char.IsAsciiDigit(letter) || letter is '.' or ','))
        {
            return null;
        }
        var plain = digits.Split(point) switch
        {
            [var whole] => Whole(whole.Split(group), mayBeFraction: true),
            [var whole, var fraction] when IsDigits(fraction) && Whole(whole.Split(group), mayBeFraction: false) is { } before => $"{before}.{fraction}",
            _ => null,
        };
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? number[0] == '-' ? -value : value
            : null;
    }

    private static string? Whole(string[] groups, bool mayBeFraction) => groups switch
    {
        [var all] => IsDigits(all) ? all : null,
        [var first, .. var others] when IsDigits(first) && first.Length <= 3 && Array.TrueForAll(others, part => part.Length == 3 && IsDigits(part)) =>
            string.Concat(groups),
        [var before, var after] when mayBeFraction && IsDigits(before) && IsDigits(after) => $"{before}.{after}",
        _ => null,
    };

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
