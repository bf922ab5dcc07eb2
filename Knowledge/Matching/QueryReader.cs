using System.Collections.Frozen;
using CareBot.Language;

namespace CareBot.Knowledge.Matching;

/// <summary>A customer's text in the words of the knowledge base. Immutable and safe for any number of threads.</summary>
/// <param name="Language">As identified; the words are of <see cref="QueryReader.WordsLanguage"/>.</param>
internal sealed record ReadQuery(IReadOnlyList<string> Words, string Language, string WordsLanguage);

/// <summary>Reads a text: its language, its normalised words and, where no article is written in that language, their translations.</summary>
internal sealed class QueryReader
{
    private const double SureLanguage = 0.8;

    /// <summary>The share of a text's words that must be strange to the examples and known in another language, to take it for that one.</summary>
    private const double FewestOfSure = 0.01;
    private const double FewestOfLikely = 0.2;
    private const double FewestOfOther = 0.4;
    private const double Margin = 0.1;

    /// <summary>Examples that are read for their words, when the first mistyped word comes.</summary>
    private const int MostRead = 50_000;

    private readonly Bm25Index _questions;
    private readonly Synonyms _synonyms;
    private readonly Lazy<KnownSpellings> _spellings;
    private readonly string _mainLanguage;
    private readonly FrozenSet<string> _languages;
    private readonly FrozenDictionary<string, KnownMeanings> _meanings;

    public QueryReader(ExampleIndex index)
    {
        (_questions, _synonyms) = (index.Questions, index.Synonyms);
        var languages = index.Examples.CountBy(example => example.Language).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        _languages = languages.Select(pair => pair.Key).ToFrozenSet(StringComparer.Ordinal);
        var step = (index.Examples.Count / MostRead) + 1;
        _spellings = new(() => new(index.Examples.Where((_, i) => i % step == 0).AsParallel().AsOrdered().Select(example => Words(example.Text, example.Language))));
        _mainLanguage = languages.Length > 0 ? languages[0].Key : LanguageCode.Indonesian;
        _meanings = _languages.ToFrozenDictionary(language => language, language => new KnownMeanings(_questions, language), StringComparer.Ordinal);
    }

    /// <param name="language">The conversation's language; it counts when articles are written in it. Null: read from the text.</param>
    public ReadQuery Read(string text, string? language)
    {
        var read = InOwnWords(text, language);
        var words = _synonyms.Apply(Spelt(read.Words, read.WordsLanguage), read.WordsLanguage);
        return read with { Words = _meanings.TryGetValue(read.WordsLanguage, out var meanings) ? meanings.Read(words) : words };
    }

    /// <summary>Words that no example has, as the known word that is one slip away where one is meant.</summary>
    private IReadOnlyList<string> Spelt(IReadOnlyList<string> words, string language)
    {
        string[]? meant = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Length >= KnownSpellings.Least && !_questions.Knows(FeatureExtractor.StemKey(words[i], language)) && !Normalizer.Knows(words[i])
                && !Translations.Default.Knows(words[i]) && _spellings.Value.Meant(words[i]) is { } word)
            {
                meant ??= [.. words];
                meant[i] = word;
            }
        }

        return meant ?? words;
    }

    private ReadQuery InOwnWords(string text, string? language)
    {
        if (language is not null && _languages.Contains(language))
        {
            return new(Words(text, language), language, language);
        }

        var guess = LanguageIdentifier.Default.Identify(text);
        var likely = LanguageCode.IsSpoken(guess.Language) ? guess.Language : _mainLanguage;
        if (_languages.Contains(likely) && guess.Probability >= SureLanguage || _languages.Count == 0)
        {
            return new(Words(text, likely), likely, likely);
        }

        return Foreign(text, likely, guess.Probability >= SureLanguage)
            ?? (_languages.Contains(likely) ? new(Words(text, likely), likely, likely) : new(Words(text, _mainLanguage), likely, _mainLanguage));
    }

    private static string[] Words(string text, string language) => [.. Normalizer.Default.Normalize(text, language).Words.Select(word => word.Text)];

    /// <summary>
    /// The text as one of a language in which no article is written; null where too few of its words are strange to the
    /// examples and known in that language.
    /// </summary>
    private ReadQuery? Foreign(string text, string likely, bool isSure)
    {
        ReadQuery? best = null;
        var most = 0.0;
        foreach (var from in LanguageCode.All.Where(from => !_languages.Contains(from)))
        {
            var words = Words(text, from);
            var translations = Array.ConvertAll(words, word => Translate(word, from));
            var strange = 0.0;
            for (var i = 0; i < words.Length; i++)
            {
                strange += translations[i].Count > 0 && !IsKnown(words[i]) ? 1.0 / words.Length : 0;
            }

            var needed = from != likely ? FewestOfOther : isSure ? FewestOfSure : FewestOfLikely;
            if (strange >= needed && strange > most + (best is null ? 0 : Margin))
            {
                most = strange;
                best = new([.. words.SelectMany((word, i) => translations[i].Count == 0 || IsKnown(word)
                    ? translations[i].Prepend(word).Distinct(StringComparer.Ordinal)
                    : translations[i])], from, _mainLanguage);
            }
        }

        return best;
    }

    private IReadOnlyList<string> Translate(string word, string from)
    {
        var translations = Translations.Default.Of(word, from, _mainLanguage);
        return translations.Count > 0 ? translations : Translations.Default.Of(Stemmer.Default.Stem(word, from), from, _mainLanguage);
    }

    /// <summary>A word that the examples know stays beside its translation: it may be a name, or the language was guessed wrong.</summary>
    private bool IsKnown(string word) => _synonyms.Knows(word, _mainLanguage) || _questions.Knows(FeatureExtractor.StemKey(word, _mainLanguage));
}
