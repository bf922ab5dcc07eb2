using System.Runtime.InteropServices;

namespace CareBot.Knowledge.Matching;

/// <summary>A text as numbers of known features with tf-idf weights; its norm counts the unknown ones too, so it is at most 1.</summary>
internal sealed record SparseVector(int[] Index, float[] Value);

/// <summary>The features that the examples contain, numbered from the most frequent on, with their inverse document frequency. Immutable.</summary>
internal sealed class FeatureSpace
{
    /// <summary>How much the character n-grams weigh against the word n-grams (each part has norm 1 before).</summary>
    private const float CharacterWeight = 1f;

    private readonly Dictionary<ulong, int> _numbers;
    private readonly float[] _idf;
    private readonly float _unknownIdf;

    public FeatureSpace(IReadOnlyList<FeatureBag> bags)
    {
        var frequency = new Dictionary<ulong, int>();
        foreach (var bag in bags)
        {
            foreach (var key in bag.Keys)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(frequency, key, out _)++;
            }
        }

        var sorted = frequency.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).ToArray();
        _numbers = new(sorted.Length);
        _idf = new float[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            _numbers[sorted[i].Key] = i;
            _idf[i] = Idf(bags.Count, sorted[i].Value);
        }

        _unknownIdf = Idf(bags.Count, 0);
    }

    public int Count => _idf.Length;

    /// <summary>Differs where a number stands for another feature: a model is only of use with the features that it learned from.</summary>
    public ulong Fingerprint
    {
        get
        {
            var print = 14695981039346656037UL;
            foreach (var (key, _) in _numbers.OrderBy(pair => pair.Value))
            {
                print = (print ^ key) * 1099511628211UL;
            }

            return print;
        }
    }

    private int Find(ulong key) => _numbers.GetValueOrDefault(key, -1);

    public SparseVector Vector(FeatureBag bag)
    {
        var known = 0;
        Span<int> numbers = bag.Keys.Length <= 2048 ? stackalloc int[bag.Keys.Length] : new int[bag.Keys.Length];
        var (wordNorm, characterNorm) = (0.0, 0.0);
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Find(bag.Keys[i]);
            known += numbers[i] >= 0 ? 1 : 0;
            var weight = Weight(bag.Counts[i], numbers[i]);
            if (i < bag.WordKinds)
            {
                wordNorm += weight * weight;
            }
            else
            {
                characterNorm += weight * weight;
            }
        }

        var scale = 1 / MathF.Sqrt(1 + (CharacterWeight * CharacterWeight));
        var wordScale = scale / (float)Math.Sqrt(Math.Max(wordNorm, 1e-12));
        var characterScale = scale * CharacterWeight / (float)Math.Sqrt(Math.Max(characterNorm, 1e-12));
        return Select(bag, numbers, known, wordScale, characterScale);
    }

    private SparseVector Select(FeatureBag bag, ReadOnlySpan<int> numbers, int known, float wordScale, float characterScale)
    {
        var vector = new SparseVector(new int[known], new float[known]);
        for (int i = 0, to = 0; i < numbers.Length; i++)
        {
            if (numbers[i] >= 0)
            {
                vector.Index[to] = numbers[i];
                vector.Value[to++] = Weight(bag.Counts[i], numbers[i]) * (i < bag.WordKinds ? wordScale : characterScale);
            }
        }

        return vector;
    }

    private float Weight(float count, int number) => (1 + MathF.Log(count)) * (number < 0 ? _unknownIdf : _idf[number]);

    private static float Idf(int texts, int count) => MathF.Log((texts + 1f) / (count + 1f)) + 1;
}
