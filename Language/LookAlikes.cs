using System.Text;

namespace CareBot.Language;

/// <summary>Letters of other scripts that are drawn like Latin ones, as used to slip past filters.</summary>
internal static class LookAlikes
{
    private const string Cyrillic = "авеікмнорстухѕјԁһ";
    private const string CyrillicAs = "abeikmhopctyxsjdh";
    private const string Greek = "αεικνορτυχ";
    private const string GreekAs = "aeiknoptux";

    public static bool HasLatin(string word) => word.Any(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));

    /// <summary>The Latin letter that <paramref name="letter"/> (lower case) looks like, else the letter itself.</summary>
    public static Rune Latin(Rune letter)
    {
        if (letter.Value < 0x80 || !letter.IsBmp)
        {
            return letter;
        }

        var c = (char)letter.Value;
        var place = Cyrillic.IndexOf(c, StringComparison.Ordinal);
        if (place >= 0)
        {
            return new Rune(CyrillicAs[place]);
        }

        place = Greek.IndexOf(c, StringComparison.Ordinal);
        return place >= 0 ? new Rune(GreekAs[place]) : letter;
    }
}
