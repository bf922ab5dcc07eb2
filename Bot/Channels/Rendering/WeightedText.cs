using System.Text;
using System.Text.RegularExpressions;

namespace CareBot.Bot.Channels.Rendering;

/// <summary>How X counts a post: code points of four ranges weigh 1, all others 2; an address weighs 23 however long it is; an emoji, however it is joined, 2.</summary>
/// <remarks>docs.x.com, "Counting characters"; the text is counted in its composed form (NFC).</remarks>
internal static partial class WeightedText
{
    private const int AddressWeight = 23;

    /// <summary>The weight of a whole post, addresses included.</summary>
    public static int OfPost(string text)
    {
        var composed = text.Normalize(NormalizationForm.FormC);
        var weight = WeightOf(AddressPattern().Replace(composed, ""));
        return weight + (AddressPattern().Count(composed) * AddressWeight);
    }

    /// <summary>The weight of words without addresses.</summary>
    public static int WeightOf(ReadOnlySpan<char> text)
    {
        var weight = 0;
        while (text.Length > 0)
        {
            var length = System.Globalization.StringInfo.GetNextTextElementLength(text);
            weight += OfGrapheme(text[..length]);
            text = text[length..];
        }

        return weight;
    }

    private static int OfGrapheme(ReadOnlySpan<char> grapheme)
    {
        var weight = 0;
        foreach (var rune in grapheme.EnumerateRunes())
        {
            if (rune.Value is 0x200D or 0xFE0F or (>= 0x1F1E6 and <= 0x1FAFF))
            {
                return 2;
            }

            weight += rune.Value is <= 0x10FF or (>= 0x2000 and <= 0x200C) or (>= 0x2010 and <= 0x201F) or (>= 0x2032 and <= 0x2037) ? 1 : 2;
        }

        return weight;
    }

    [GeneratedRegex(@"https?://[^\s]+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AddressPattern();
}
