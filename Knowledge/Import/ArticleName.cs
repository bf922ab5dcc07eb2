using System.Globalization;
using System.Text;

namespace CareBot.Knowledge.Import;

/// <summary>The ids of articles.</summary>
internal static class ArticleName
{
    public const string Allowed = "up to 64 lower-case letters, digits and hyphens";
    private const int MaxLength = 64;
    private const int MaxMade = 48;

    public static bool IsValid(string id) =>
        id.Length is > 0 and <= MaxLength && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-');

    /// <summary>An id made from a text: its Latin letters and digits, with hyphens between the words. Not yet unique.</summary>
    public static string From(string text)
    {
        var name = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            {
                name.Append(c);
            }
            else if (name.Length > 0 && name[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not ('\'' or '’'))
            {
                name.Append('-');
            }

            if (name.Length >= MaxMade)
            {
                break;
            }
        }

        var made = name.ToString().Trim('-');
        return made.Length == 0 ? "article" : made;
    }

    /// <summary><paramref name="name"/>, or the first of name-2, name-3 … that is not in <paramref name="taken"/>; it is in it afterwards.</summary>
    public static string Unique(string name, HashSet<string> taken)
    {
        var unique = name;
        for (var i = 2; !taken.Add(unique); i++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}");
        }

        return unique;
    }
}
