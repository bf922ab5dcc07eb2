namespace CareBot.Language;

/// <summary>
/// Spoken verb forms of Indonesian whose written form follows from a known root: "ngirim" (mengirim), "ngeblokir" (memblokir),
/// "kebaca" (terbaca), "dibetulin" (dibetulkan). Null where no rule leads to a known root.
/// </summary>
internal static class SpokenVerbs
{
    public static string? Written(string word, Vocabulary vocabulary) =>
        word.Length < 5 ? null : Loan(word, vocabulary) ?? Nasal(word, vocabulary) ?? Happened(word, vocabulary) ?? Passive(word, vocabulary);

    /// <summary>"nge" before a root that keeps its first letter.</summary>
    private static string? Loan(string word, Vocabulary vocabulary)
    {
        if (!word.StartsWith("nge", StringComparison.Ordinal))
        {
            return null;
        }

        var (root, ending) = Ending(word[3..]);
        if (root.Length < 4 || !vocabulary.IsRoot(root))
        {
            return null;
        }

        return root[0] switch
        {
            'l' or 'r' or 'm' or 'n' or 'w' or 'y' => "me",
            'b' or 'f' or 'p' => "mem",
            'c' or 'd' or 'j' or 't' or 's' => "men",
            _ => "meng",
        } + root + ending;
    }

    /// <summary>The written prefix is "me" before the same nasal.</summary>
    private static string? Nasal(string word, Vocabulary vocabulary)
    {
        if (word[0] != 'n' || !("aiueo".Contains(word[1], StringComparison.Ordinal) || word[1] is 'g' or 'y') || vocabulary.IsDerived(word))
        {
            return null;
        }

        var (bare, ending) = Ending(word);
        var written = "me" + bare + ending;
        return vocabulary.IsListed(written) || vocabulary.IsRoot(MalayStemmer.Stem(written)) ? written : null;
    }

    /// <summary>"ke" for "ter": only where the root is a verb, for "kerumah" is "ke rumah".</summary>
    private static string? Happened(string word, Vocabulary vocabulary)
    {
        if (!word.StartsWith("ke", StringComparison.Ordinal) || word.EndsWith("an", StringComparison.Ordinal))
        {
            return null;
        }

        var written = (word[2] == 'r' ? "te" : "ter") + word[2..];
        return vocabulary.IsListed(written) || vocabulary.IsListed("di" + word[2..]) ? written : null;
    }

    private static string? Passive(string word, Vocabulary vocabulary) =>
        word.StartsWith("di", StringComparison.Ordinal) && Ending(word[2..]) is (var root, "kan") && root.Length >= 3 && vocabulary.IsRoot(root)
            ? "di" + root + "kan"
            : null;

    /// <summary>The spoken ending "in" is written "kan".</summary>
    private static (string Root, string Ending) Ending(string word) =>
        word.Length > 5 && word.EndsWith("in", StringComparison.Ordinal) ? (word[..^2], "kan") : (word, "");
}
