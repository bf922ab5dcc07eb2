using CareBot.Language;

namespace CareBot.Knowledge.Matching;

/// <summary>
/// Turns a text into words, stems, their neighbours, pairs of stems that stand near each other in either order, and the
/// character 2–5-grams inside its words. Safe for any number of threads.
/// </summary>
internal static class FeatureExtractor
{
    private const int MaxWords = 400;
    private const int MaxCharacters = 5;

    /// <summary>Pairs are of stems at most so many words apart: a quadratic kernel over short texts, bounded on long ones.</summary>
    private const int PairReach = 11;
    private const ulong Prime = 1099511628211;
    private const ulong WordSeed = 14695981039346656037;
    private const ulong StemSeed = WordSeed ^ 0x5355;
    private const ulong PairSeed = WordSeed ^ 0x7A11;
    private const ulong ConceptSeed = WordSeed ^ 0xC0CE;
    private const ulong CharacterSeed = WordSeed ^ 0xC4A2;
    private const string LongNumber = "#";

    [ThreadStatic]
    private static List<ulong>? _before;

    /// <param name="words">Normalised words of <paramref name="language"/>.</param>
    /// <param name="features">Overwritten.</param>
    public static void Extract(IReadOnlyList<string> words, string language, FeatureBuffer features)
    {
        features.Clear();
        var before = _before ??= [];
        before.Clear();
        var count = Math.Min(words.Count, MaxWords);
        var previous = Hash(PairSeed, "^");
        for (var i = 0; i < count; i++)
        {
            var word = IsLongNumber(words[i]) ? LongNumber : words[i];
            var stem = Stemmer.Default.Stem(word, language);
            var stemKey = Hash(StemSeed, stem);
            features.AddStem(stemKey);
            features.Count(stemKey);
            if (stem != word)
            {
                features.Count(Hash(WordSeed, word));
            }

            if (Concepts.Default.Of(word, stem) is { } concept)
            {
                var conceptKey = Hash(ConceptSeed, concept);
                features.AddStem(conceptKey);
                features.Count(conceptKey);
            }

            features.Count(Hash(previous, stem));
            CountPairs(features, before, stemKey);
            before.Add(stemKey);
            previous = Hash(Hash(PairSeed, stem), " ");
        }

        features.EndWords(count);
        for (var i = 0; i < count; i++)
        {
            CountCharacters(features, IsLongNumber(words[i]) ? LongNumber : words[i]);
        }
    }

    /// <summary>Equal for texts that are equal word by word once normalised; 0 for a text without words.</summary>
    public static ulong Identity(IReadOnlyList<string> words)
    {
        var hash = words.Count == 0 ? 0 : WordSeed;
        for (var i = 0; i < words.Count; i++)
        {
            hash = Hash(Hash(hash, words[i]), " ");
        }

        return hash;
    }

    /// <summary>The key of a word in <see cref="FeatureBag.Stems"/>.</summary>
    public static ulong StemKey(string word, string language) => Hash(StemSeed, Stemmer.Default.Stem(word, language));

    private static void CountPairs(FeatureBuffer features, List<ulong> before, ulong stem)
    {
        for (var i = Math.Max(0, before.Count - PairReach); i < before.Count; i++)
        {
            var (low, high) = before[i] < stem ? (before[i], stem) : (stem, before[i]);
            features.Count((low ^ (high << 29 | high >> 35)) * Prime);
        }
    }

    private static bool IsLongNumber(string word) => word.Length >= 4 && !word.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static void CountCharacters(FeatureBuffer features, string word)
    {
        Span<char> marked = stackalloc char[Math.Min(word.Length, 60) + 2];
        marked[0] = marked[^1] = '_';
        word.AsSpan(0, marked.Length - 2).CopyTo(marked[1..]);
        for (var start = 0; start < marked.Length - 1; start++)
        {
            var hash = Step(CharacterSeed, marked[start]);
            var end = Math.Min(marked.Length, start + MaxCharacters);
            for (var i = start + 1; i < end; i++)
            {
                hash = Step(hash, marked[i]);
                features.Count(hash);
            }
        }
    }

    private static ulong Hash(ulong seed, string text)
    {
        foreach (var c in text)
        {
            seed = Step(seed, c);
        }

        return seed;
    }

    private static ulong Step(ulong hash, char c) => (hash ^ c) * Prime;
}
