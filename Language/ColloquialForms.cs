namespace CareBot.Language;

/// <summary>
/// Spoken forms of Indonesian words that follow a rule, so that no list needs them: "seger" (segar), "ilang" (hilang), "selesaiin"
/// (selesaikan), "infonyaa" (infonya). A form is taken only when the rule leads to a known word.
/// </summary>
internal static class ColloquialForms
{
    public static string? Written(string word, Vocabulary vocabulary) =>
        word.Length < 4 || vocabulary.Knows(word) ? null
        : Undoubled(word, vocabulary) ?? LastE(word, vocabulary) ?? DroppedH(word, vocabulary) ?? Suffix(word, vocabulary) ?? FinalNk(word, vocabulary)
            ?? (vocabulary.IsForeign(word) ? null : SpokenVerbs.Written(word, vocabulary));

    /// <summary>"gaenak" → "enak": what "ga" or "gak" was typed to, so that it is denied; null for any other word.</summary>
    public static string? Denied(string word, Vocabulary vocabulary)
    {
        if (!word.StartsWith("ga", StringComparison.Ordinal) || vocabulary.Knows(word) || vocabulary.IsForeign(word))
        {
            return null;
        }

        var rest = word.StartsWith("gak", StringComparison.Ordinal) && vocabulary.Knows(word[3..]) ? word[3..] : word[2..];
        return rest.Length >= 4 && vocabulary.Knows(rest) ? rest : null;
    }

    /// <summary>"sangaat" → "sangat": one doubled letter anywhere.</summary>
    private static string? Undoubled(string word, Vocabulary vocabulary)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (word[i] == word[i - 1] && char.IsAsciiLetter(word[i]) && vocabulary.Knows(word.Remove(i, 1)))
            {
                return word.Remove(i, 1);
            }
        }

        return null;
    }

    /// <summary>"pantes" → "pantas": spoken e for a in the last syllable.</summary>
    private static string? LastE(string word, Vocabulary vocabulary)
    {
        var place = word.LastIndexOf('e');
        if (place < 1 || place < word.Length - 3)
        {
            return null;
        }

        var written = string.Concat(word.AsSpan(0, place), "a", word.AsSpan(place + 1));
        return vocabulary.Knows(written) ? written : null;
    }

    private static string? DroppedH(string word, Vocabulary vocabulary) =>
        "aiu".Contains(word[0], StringComparison.Ordinal) && vocabulary.Knows("h" + word) ? "h" + word : null;

    /// <summary>"aktifin" → "aktifkan", "dibuatin" → "dibuatkan".</summary>
    private static string? Suffix(string word, Vocabulary vocabulary) =>
        word.Length > 5 && word.EndsWith("in", StringComparison.Ordinal) && vocabulary.Knows(word[..^2] + "kan") ? word[..^2] + "kan" : null;

    /// <summary>"pusink" → "pusing".</summary>
    private static string? FinalNk(string word, Vocabulary vocabulary) =>
        word.EndsWith("nk", StringComparison.Ordinal) && vocabulary.Knows(word[..^1] + "g") ? word[..^1] + "g" : null;
}
