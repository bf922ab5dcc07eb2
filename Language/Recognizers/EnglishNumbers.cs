using System.Globalization;
using System.Text.RegularExpressions;

namespace CareBot.Language.Recognizers;

/// <summary>
/// Numbers in English: in digits (<c>1,234.5</c>, <c>-3</c>, <c>2k</c>), in words (<c>two hundred and five</c>, <c>three point one</c>,
/// <c>a dozen</c>) and mixed (<c>3 million</c>). Resolution: <c>value</c>.
/// </summary>
public static partial class EnglishNumbers
{
    public static IReadOnlyList<ModelResult> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = Token().Matches(text);
        var results = new List<ModelResult>();
        for (var i = 0; i < tokens.Count;)
        {
            var phrase = new EnglishNumberPhrase(tokens, i);
            if (!phrase.Read())
            {
                i++;
                continue;
            }

            results.Add(ModelResult.At(
                text, phrase.Start, phrase.Length, "number", ("value", phrase.Value.ToString("0.############", CultureInfo.InvariantCulture))));
            i = phrase.Next;
        }

        return results;
    }

    /// <summary>A numeral, a word, or one other character. A numeral that is glued to letters other than k and m is part of a word.</summary>
    [GeneratedRegex(
        @"(?<numeral>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?=(?:[km])?(?![\p{L}\d])))|(?<word>[\p{L}\d]+)|\S",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
