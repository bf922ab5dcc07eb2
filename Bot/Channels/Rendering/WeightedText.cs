using System.Text;
using System.Text.RegularExpressions;

namespace CareBot.Bot.Channels.Rendering;

/// <summary>How X counts a post: code points of four ranges weigh 1, all others 2; an address weighs 23 however long it is; an emoji, however it is joined, 2.</summary>
/// <remarks>
/// docs.x.com, "Counting characters"; the text is counted in its composed form (NFC). X knows the endings of the world's domains; here whatever looks like a
/// domain may be one, so that a text never weighs more at X than here.
/// </remarks>
internal static partial class WeightedText
{
    public const int AddressWeight = 23;

    /// <summary>The weight of a whole post, addresses included.</summary>
    public static int OfPost(string text)
    {
        var composed = text.Normalize(NormalizationForm.FormC);
        var addresses = Addresses().Matches(composed);
        return WeightOf(Addresses().Replace(composed, "")) + addresses.Sum(a => OfAddress(a.ValueSpan));
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

    /// <summary>The weight of one match of <see cref="Addresses"/>: what has no scheme may also be no address at X.</summary>
    public static int OfAddress(ReadOnlySpan<char> address) =>
        address.StartsWith("http", StringComparison.OrdinalIgnoreCase) && address.Contains("://", StringComparison.Ordinal)
            ? AddressWeight
            : Math.Max(AddressWeight, address.Length);

    /// <summary>What X turns into a link: addresses with a scheme, and words that look like a domain. Marks at the end belong to the sentence.</summary>
    [GeneratedRegex(@"https?://(?:[a-z0-9-]+\.)+[a-z]{2,63}(?::\d+)?(?:[/?#][!-~]*[!-~-[.,;:!?'"")\]]])?/?|(?<![\w@.-])(?:[a-z0-9-]+\.)+[a-z]{2,63}\b(?:/(?:[!-~]*[!-~-[.,;:!?'"")\]]])?)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    public static partial Regex Addresses();

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
}
