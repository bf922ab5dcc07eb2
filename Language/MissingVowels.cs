namespace CareBot.Language;

/// <summary>
/// Finds the known word that was typed without some of its vowels: "psti" (pasti), "blkng" (belakang). The letters that were typed must all
/// stand in it in their order, its consonants must be the same, and no other known word may want as few vowels. Three
/// consonants alone are taken for an abbreviation ("pln").
/// Immutable after it is built; safe for any number of threads.
/// </summary>
internal sealed class MissingVowels
{
    private const int Least = 4;
    private const int Most = 10;
    private readonly Dictionary<string, string[]> _byConsonants;

    public MissingVowels(IEnumerable<string> words) => _byConsonants = words
        .Where(word => word.Length is > Least and <= Most && word.All(char.IsAsciiLetterLower) && Consonants(word).Length >= 2)
        .GroupBy(Consonants, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.OrderBy(word => word.Length).ToArray(), StringComparer.Ordinal);

    public string? Meant(string typed)
    {
        if (typed.Length is < Least or > Most || !typed.All(char.IsAsciiLetterLower) || !_byConsonants.TryGetValue(Consonants(typed), out var words)
            || (typed.Length < 4 && Consonants(typed).Length == typed.Length))
        {
            return null;
        }

        string? meant = null;
        foreach (var word in words.Where(word => word.Length > typed.Length && word[0] == typed[0] && word[^1] == typed[^1] && Holds(word, typed)))
        {
            if (meant is not null)
            {
                return meant.Length < word.Length ? meant : null;
            }

            meant = word;
        }

        return meant;
    }

    private static string Consonants(string word) => string.Concat(word.Where(c => !"aiueo".Contains(c, StringComparison.Ordinal)));

    private static bool Holds(string word, string typed)
    {
        var place = 0;
        foreach (var c in word)
        {
            if (place < typed.Length && c == typed[place])
            {
                place++;
            }
        }

        return place == typed.Length;
    }
}
