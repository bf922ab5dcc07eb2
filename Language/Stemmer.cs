using System.Collections.Frozen;

namespace CareBot.Language;

/// <summary>
/// Reduces a normalised word to its stem: Indonesian and Malay by confix stripping, English by Porter2.
/// The stem is a key for matching, not always a word. Immutable and safe for any number of threads.
/// </summary>
public sealed class Stemmer
{
    private readonly FrozenDictionary<string, Func<string, string>> _stems = new Dictionary<string, Func<string, string>>(StringComparer.Ordinal)
    {
        [LanguageCode.Indonesian] = MalayStemmer.Stem,
        [LanguageCode.Malay] = MalayStemmer.Stem,
        [LanguageCode.English] = EnglishStemmer.Stem,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Stemmer Default { get; } = new();

    /// <param name="word">A lower-case word as <see cref="Normalizer"/> gives it.</param>
    /// <param name="language">One of <see cref="LanguageCode.All"/>; of any other the word comes back as it is.</param>
    public string Stem(string word, string language)
    {
        ArgumentNullException.ThrowIfNull(word);
        return _stems.TryGetValue(language, out var stem) ? stem(word) : word;
    }
}
