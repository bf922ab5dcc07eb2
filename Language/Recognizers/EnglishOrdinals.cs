using System.Globalization;
using System.Text.RegularExpressions;

namespace CareBot.Language.Recognizers;

/// <summary>Ordinals in English: <c>1st</c>, <c>third</c>, <c>twenty-first</c>. Resolution: <c>value</c>.</summary>
public static partial class EnglishOrdinals
{
    public static IReadOnlyList<ModelResult> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var results = new List<ModelResult>();
        foreach (Match match in Ordinal().Matches(text))
        {
            if (Value(match) is { } value)
            {
                results.Add(ModelResult.At(
                    text, match.Index, match.Length, "ordinal", ("value", value.ToString(CultureInfo.InvariantCulture))));
            }
        }

        return results;
    }

    private static long? Value(Match match)
    {
        if (match.Groups["numeral"].Success)
        {
            return long.TryParse(match.Groups["numeral"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
        }

        var value = EnglishNumberWords.Ordinals[match.Groups["word"].Value];
        return match.Groups["tens"].Success && value < 10 ? EnglishNumberWords.Tens[match.Groups["tens"].Value] + value : value;
    }

    [GeneratedRegex(
        @"\b(?:(?<numeral>\d{1,18})(?:st|nd|rd|th)"
            + @"|(?:(?<tens>twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety)[\s-]+(?=(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b))?"
            + @"(?<word>first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
            + @"|nineteen|twentie|thirtie|fortie|fiftie|sixtie|seventie|eightie|ninetie|hundred)th))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ordinal();
}
