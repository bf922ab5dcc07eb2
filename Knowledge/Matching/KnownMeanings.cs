using System.Collections.Frozen;
using CareBot.Language;

namespace CareBot.Knowledge.Matching;

/// <summary>
/// Says what a customer means in the examples' own words: a word that no example knows is read as the one of its meaning
/// (<see cref="Concepts"/>) that most articles know. Immutable and safe for any number of threads.
/// </summary>
internal sealed class KnownMeanings
{
    private readonly Bm25Index _questions;
    private readonly string _language;
    private readonly FrozenDictionary<string, string> _known;

    /// <param name="language">Of the words to be read.</param>
    public KnownMeanings(Bm25Index questions, string language)
    {
        (_questions, _language) = (questions, language);
        _known = Concepts.Default.Groups
            .Select(group => (Name: group[0], Word: group.Where(Knows).MinBy(word => questions.IdfOf(FeatureExtractor.StemKey(word, language)))))
            .Where(meaning => meaning.Word is not null)
            .ToFrozenDictionary(meaning => meaning.Name, meaning => meaning.Word!, StringComparer.Ordinal);
    }

    public bool Knows(string word) => _questions.Knows(FeatureExtractor.StemKey(word, _language));

    /// <summary>The strange word stays beside the one that it is read as: it may mean something else here.</summary>
    /// <param name="words">Normalised words.</param>
    public IReadOnlyList<string> Read(IReadOnlyList<string> words)
    {
        List<string>? read = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (Meant(words[i]) is { } known)
            {
                read ??= [.. words.Take(i)];
                read.Add(known);
            }

            read?.Add(words[i]);
        }

        return read ?? words;
    }

    private string? Meant(string word) =>
        Concepts.Default.Of(word, Stemmer.Default.Stem(word, _language)) is { } meaning && _known.TryGetValue(meaning, out var known) && !Knows(word) ? known : null;
}
