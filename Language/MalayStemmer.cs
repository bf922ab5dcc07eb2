using System.Collections.Frozen;

namespace CareBot.Language;

/// <summary>
/// Confix stripping for Indonesian and Malay in the order of Nazief and Adriani as published by Asian, Williams and Tahaghoghi
/// (2005): particles, possessives, derivational suffix, then up to three prefixes with the first letter restored. A word that
/// is a known root stops the search; without one, a stem keeps at least two syllables.
/// </summary>
internal static class MalayStemmer
{
    private const int MaxPrefixes = 3;
    private static readonly string[] Particles = ["lah", "kah", "tah", "pun"];
    private static readonly string[] Possessives = ["nya", "ku", "mu"];
    private static readonly string[] Suffixes = ["kan", "an", "i", "in"];

    /// <summary>Roots that the length rules alone would cut ("makan" is not "ma" + "kan").</summary>
    private static readonly FrozenSet<string> Roots = WordList.Words("id.roots.txt");

    public static bool IsRoot(string word) => Roots.Contains(word);

    public static string Stem(string word)
    {
        if (word.Length <= 4 || Roots.Contains(word) || !word.All(char.IsAsciiLetterLower))
        {
            return word;
        }

        var bare = StripEnding(StripEnding(word, Particles, 3), Possessives, 3);
        if (Roots.Contains(bare))
        {
            return bare;
        }

        var withoutSuffix = Suffixes.Select(suffix => Cut(bare, suffix)).Where(cut => cut is not null);
        foreach (var candidate in withoutSuffix.Append(bare))
        {
            if (candidate is not null && RootOf(candidate) is { } root)
            {
                return root;
            }
        }

        return StripPrefixes(StripEnding(bare, Suffixes[..3], 4));
    }

    private static string? RootOf(string word)
    {
        for (var i = 0; i < MaxPrefixes; i++)
        {
            if (Roots.Contains(word))
            {
                return word;
            }

            var forms = MalayPrefixes.Strip(word);
            if (forms.FirstOrDefault(Roots.Contains) is { } root)
            {
                return root;
            }

            if (forms.Count == 0)
            {
                return null;
            }

            word = forms[0];
        }

        return Roots.Contains(word) ? word : null;
    }

    private static string StripPrefixes(string word)
    {
        for (var i = 0; i < MaxPrefixes; i++)
        {
            var forms = MalayPrefixes.Strip(word);
            if (forms.Count == 0 || !IsLongEnough(forms[0]))
            {
                return word;
            }

            word = forms[0];
        }

        return word;
    }

    private static string StripEnding(string word, string[] endings, int least)
    {
        foreach (var ending in endings)
        {
            if (Cut(word, ending) is { } cut && cut.Length >= least && IsLongEnough(cut) && !Roots.Contains(word))
            {
                return cut;
            }
        }

        return word;
    }

    private static string? Cut(string word, string ending) =>
        word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal) ? word[..^ending.Length] : null;

    private static bool IsLongEnough(string stem) => stem.Length >= 4 && stem.Count(c => c is 'a' or 'e' or 'i' or 'o' or 'u') >= 2;
}
