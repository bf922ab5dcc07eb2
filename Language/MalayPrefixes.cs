namespace CareBot.Language;

/// <summary>The prefixes of Indonesian and Malay and the first letters that they swallow (meng + kirim → mengirim).</summary>
internal static class MalayPrefixes
{
    private const string Vowels = "aeiou";

    /// <summary>What may stand behind the outermost prefix, the likeliest first; empty when the word has none.</summary>
    public static IReadOnlyList<string> Strip(string word)
    {
        if (word.Length < 5)
        {
            return [];
        }

        foreach (var plain in (ReadOnlySpan<string>)["di", "ke", "se", "ku", "ter", "ber", "per"])
        {
            if (word.StartsWith(plain, StringComparison.Ordinal) && word.Length - plain.Length >= 3)
            {
                return [word[plain.Length..]];
            }
        }

        if (word.StartsWith("bel", StringComparison.Ordinal) || word.StartsWith("pel", StringComparison.Ordinal))
        {
            return word[3..] == "ajar" ? [word[3..]] : [];
        }

        if (word.StartsWith("me", StringComparison.Ordinal) || word.StartsWith("pe", StringComparison.Ordinal))
        {
            return Nasal(word[2..]);
        }

        return word[0] == 'n' && word.Length > 5 ? Colloquial(word) : [];
    }

    private static string[] Nasal(string rest) => rest switch
    {
        ['n', 'g', 'e', ..] when rest.Length >= 6 => [rest[2..], "k" + rest[2..], rest[3..]],
        ['n', 'g', var next, ..] when Vowels.Contains(next, StringComparison.Ordinal) => [rest[2..], "k" + rest[2..]],
        ['n', 'g', ..] => [rest[2..]],
        ['n', 'y', ..] => ["s" + rest[2..], rest[1..]],
        ['n', var next, ..] when Vowels.Contains(next, StringComparison.Ordinal) => ["t" + rest[1..], rest],
        ['n', ..] => [rest[1..]],
        ['m', var next, ..] when Vowels.Contains(next, StringComparison.Ordinal) => ["p" + rest[1..], rest],
        ['m', ..] => [rest[1..]],
        _ when rest.Length >= 4 => [rest],
        _ => [],
    };

    /// <summary>Spoken verbs drop the first syllable: "ngirim", "nyoba", "nukar".</summary>
    private static string[] Colloquial(string word) => word switch
    {
        ['n', 'g', 'e', ..] when word.Length >= 7 => [word[3..]],
        ['n', 'g', ..] => ["k" + word[2..], word[2..]],
        ['n', 'y', ..] => ["s" + word[2..], "c" + word[2..]],
        _ => [],
    };
}
