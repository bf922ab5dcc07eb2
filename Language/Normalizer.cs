namespace CareBot.Language;

/// <summary>
/// Brings what customers type to plain written words: Unicode form, case, look-alike letters, stretched letters, digits for
/// letters, doubling by "2", abbreviations and slang. Reads at most <see cref="MaxLength"/> UTF-16 units of a text.
/// Immutable and safe for any number of threads; never fails, whatever the text.
/// </summary>
public sealed class Normalizer(LanguageIdentifier identifier)
{
    public const int MaxLength = 4000;

    public static Normalizer Default { get; } = new(LanguageIdentifier.Default);

    /// <param name="language">The text's language; identified when null or not one that the bot speaks.</param>
    public NormalizedText Normalize(string text, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var vocabulary = Vocabulary.Of(LanguageCode.IsSpoken(language) ? language! : identifier.Identify(text).Language);
        var words = new List<NormalizedWord>();
        foreach (var typed in WordScanner.Scan(text.AsSpan(0, Math.Min(text.Length, MaxLength))))
        {
            AddWritten(typed, vocabulary, words);
        }

        Neighbours.Settle(text, vocabulary, words);
        return new(words);
    }

    /// <summary>Whether the word, in small letters, is one of a language of the bot as it stands, or made of one by affixes.</summary>
    public static bool Knows(string word) => Vocabulary.IsKnownAnywhere(word) || Vocabulary.Of(LanguageCode.Indonesian).IsDerived(word);

    private static void AddWritten(TypedWord typed, Vocabulary vocabulary, List<NormalizedWord> words)
    {
        var text = typed.Text;
        if (vocabulary.Written(text) is { } listed)
        {
            AddAll(listed, typed, words);
            return;
        }

        if (vocabulary.IsMalayic && Spelling.IsLaughter(text))
        {
            AddAll(["hahaha"], typed, words);
            return;
        }

        text = Spelling.Undouble(text) ?? text;
        if (text.Contains('-', StringComparison.Ordinal))
        {
            foreach (var part in text.Split('-', StringSplitOptions.RemoveEmptyEntries))
            {
                AddPlain(part, typed, vocabulary, words);
            }

            return;
        }

        AddPlain(text, typed, vocabulary, words);
    }

    private static void AddPlain(string text, TypedWord typed, Vocabulary vocabulary, List<NormalizedWord> words)
    {
        text = Spelling.Unstretch(text, vocabulary);
        text = Spelling.LettersForDigits(text, vocabulary) ?? text;
        if (vocabulary.Written(text) is { } written)
        {
            AddAll(written, typed, words);
            return;
        }

        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits > 0 && text.Length - digits >= 2 && !text.AsSpan(digits).ContainsAnyInRange('0', '9'))
        {
            words.Add(new(text[..digits], typed.Start, typed.Length));
            text = text[digits..];
            AddAll(vocabulary.Written(text) ?? [text], typed, words);
            return;
        }

        if (vocabulary.IsMalayic && ColloquialForms.Written(text, vocabulary) is { } spoken)
        {
            AddAll(vocabulary.Written(spoken) ?? [spoken], typed, words);
            return;
        }

        if (vocabulary.IsMalayic && ColloquialForms.Denied(text, vocabulary) is { } denied)
        {
            AddAll(["tidak", .. vocabulary.Written(denied) ?? [denied]], typed, words);
            return;
        }

        words.Add(new(vocabulary.Meant(text) ?? text, typed.Start, typed.Length));
    }

    private static void AddAll(string[] written, TypedWord typed, List<NormalizedWord> words)
    {
        foreach (var word in written)
        {
            words.Add(new(word, typed.Start, typed.Length));
        }
    }
}
