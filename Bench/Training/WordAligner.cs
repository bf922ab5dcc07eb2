using System.Runtime.InteropServices;

namespace CareBot.Bench.Training;

/// <summary>
/// Which word of one language stands for which of another, estimated from sentences that say the same in both
/// (Brown et al., "The mathematics of statistical machine translation", 1993, model 1, with the empty word), in both
/// directions; a pair's weight is the geometric mean, so that both must agree.
/// </summary>
internal static class WordAligner
{
    private const int Rounds = 6;
    private const int None = -1;

    /// <summary>Draws words seen once or twice, of which little is known, away from certainty.</summary>
    private const float Doubt = 0.3f;
    private const float LeastWeight = 0.1f;
    private const float LeastOfRare = 0.03f;
    private const int MostTranslations = 4;

    /// <summary>By source word: its translations, heaviest first, at most 4, each with a weight of at most 1.</summary>
    public static SortedDictionary<string, (string Word, float Weight)[]> Align(IReadOnlyList<string[]> source, IReadOnlyList<string[]> target)
    {
        var (sourceWords, targetWords) = (new Numbering(), new Numbering());
        var pairs = source.Zip(target, (from, to) => (From: sourceWords.Of(from), To: targetWords.Of(to))).ToArray();
        var forward = Estimate(pairs);
        var backward = Estimate([.. pairs.Select(pair => (pair.To, pair.From))]);
        var found = new SortedDictionary<string, (string, float)[]>(StringComparer.Ordinal);
        foreach (var group in forward.Where(entry => entry.Key.From != None)
            .Select(entry => (entry.Key.From, entry.Key.To, Weight: MathF.Sqrt(entry.Value * backward.GetValueOrDefault((entry.Key.To, entry.Key.From)))))
            .Where(entry => entry.Weight >= LeastOfRare)
            .GroupBy(entry => entry.From))
        {
            var best = group.OrderByDescending(entry => entry.Weight).ThenBy(entry => targetWords[entry.To], StringComparer.Ordinal).Take(MostTranslations).ToArray();
            found[sourceWords[group.Key]] = [.. best.Where((entry, i) => i == 0 || entry.Weight >= LeastWeight).Select(entry => (targetWords[entry.To], entry.Weight))];
        }

        return found;
    }

    private static Dictionary<(int From, int To), float> Estimate((int[] From, int[] To)[] pairs)
    {
        var chances = new Dictionary<(int From, int To), float>();
        foreach (var (from, to) in pairs)
        {
            foreach (var word in to)
            {
                chances[(None, word)] = 1;
                foreach (var other in from)
                {
                    chances[(other, word)] = 1;
                }
            }
        }

        for (var round = 0; round < Rounds; round++)
        {
            chances = Improve(pairs, chances);
        }

        return chances;
    }

    private static Dictionary<(int From, int To), float> Improve((int[] From, int[] To)[] pairs, Dictionary<(int From, int To), float> chances)
    {
        var counts = new Dictionary<(int From, int To), float>(chances.Count);
        var totals = new Dictionary<int, float>();
        foreach (var (from, to) in pairs)
        {
            foreach (var word in to)
            {
                var sum = chances[(None, word)] + from.Sum(other => chances[(other, word)]);
                foreach (var other in from.Append(None))
                {
                    var share = chances[(other, word)] / sum;
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, (other, word), out _) += share;
                    CollectionsMarshal.GetValueRefOrAddDefault(totals, other, out _) += share;
                }
            }
        }

        return counts.ToDictionary(entry => entry.Key, entry => entry.Value / (totals[entry.Key.From] + (entry.Key.From == None ? 0 : Doubt)));
    }

    private sealed class Numbering
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
        private readonly List<string> _words = [];

        public string this[int number] => _words[number];

        public int[] Of(string[] words) => [.. words.Distinct(StringComparer.Ordinal).Select(Of)];

        private int Of(string word)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, word, out var known);
            if (!known)
            {
                number = _words.Count;
                _words.Add(word);
            }

            return number;
        }
    }
}
