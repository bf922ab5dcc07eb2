using CareBot.Language;

namespace CareBot.Knowledge.Matching;

/// <summary>
/// Reads every phrase of a group of synonyms as the group's first, in examples and in questions alike, so that they are the same
/// words to every member. Words are compared by stem, longer phrases before shorter ones. Immutable and safe for any number of threads.
/// </summary>
internal sealed class Synonyms
{
    private readonly Dictionary<(string Language, string Stem), Phrase[]> _phrases;

    /// <param name="groups">A group without a second phrase says nothing.</param>
    public Synonyms(IReadOnlyList<IReadOnlyList<string>> groups) =>
        _phrases = LanguageCode.All.SelectMany(language => groups.SelectMany(group => Read(group, language)))
            .GroupBy(phrase => (phrase.Language, phrase.Stems[0]))
            .ToDictionary(
                phrases => phrases.Key,
                phrases => phrases.DistinctBy(phrase => string.Join(' ', phrase.Stems), StringComparer.Ordinal).OrderByDescending(phrase => phrase.Stems.Length).ToArray());

    /// <summary>The normalised words of a text, synonyms brought to one.</summary>
    public IReadOnlyList<string> Words(string text, string language) => Apply(Normalised(text, language), language);

    /// <param name="words">Normalised words of <paramref name="language"/>.</param>
    public IReadOnlyList<string> Apply(IReadOnlyList<string> words, string language)
    {
        if (_phrases.Count == 0)
        {
            return words;
        }

        var stems = words.Select(word => Stemmer.Default.Stem(word, language)).ToArray();
        var applied = new List<string>(words.Count);
        for (var at = 0; at < stems.Length;)
        {
            var phrase = Find(stems.AsSpan(at), language);
            applied.AddRange(phrase?.Canonical ?? [words[at]]);
            at += phrase?.Stems.Length ?? 1;
        }

        return applied;
    }

    /// <summary>Whether a phrase begins with the word.</summary>
    public bool Knows(string word, string language) => _phrases.Count > 0 && _phrases.ContainsKey((language, Stemmer.Default.Stem(word, language)));

    private Phrase? Find(ReadOnlySpan<string> stems, string language)
    {
        foreach (var phrase in _phrases.GetValueOrDefault((language, stems[0])) ?? [])
        {
            if (stems.StartsWith(phrase.Stems))
            {
                return phrase;
            }
        }

        return null;
    }

    private static IEnumerable<Phrase> Read(IReadOnlyList<string> group, string language)
    {
        var phrases = group.Select(phrase => Normalised(phrase, language)).Where(words => words.Length > 0).ToArray();
        return phrases.Length < 2 ? [] : phrases.Select(words => new Phrase(language, Array.ConvertAll(words, word => Stemmer.Default.Stem(word, language)), phrases[0]));
    }

    private static string[] Normalised(string text, string language) => [.. Normalizer.Default.Normalize(text, language).Words.Select(word => word.Text)];

    /// <param name="Canonical">The words of the group's first phrase.</param>
    private sealed record Phrase(string Language, string[] Stems, string[] Canonical);
}
