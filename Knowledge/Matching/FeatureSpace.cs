using CareBot.Knowledge.Index;

namespace CareBot.Knowledge.Matching;

/// <summary>The features that the examples contain, numbered from the most frequent on, with their inverse document frequency. Immutable.</summary>
internal sealed class FeatureSpace
{
    /// <summary>How much the character n-grams weigh against the word n-grams (each part has norm 1 before).</summary>
    private const float CharacterWeight = 1f;

    private readonly ulong[] _keys;
    private readonly int[] _frequencies;
    private readonly int _texts;
    private readonly Dictionary<ulong, int> _numbers;
    private readonly float[] _idf;
    private readonly float _unknownIdf;

    /// <param name="keys">By number.</param>
    /// <param name="frequencies">By number: in how many of the texts it stands.</param>
    public FeatureSpace(ulong[] keys, int[] frequencies, int texts)
    {
        (_keys, _frequencies, _texts) = (keys, frequencies, texts);
        _numbers = new(keys.Length);
        _idf = new float[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            _numbers[keys[i]] = i;
            _idf[i] = Idf(texts, frequencies[i]);
        }

        _unknownIdf = Idf(texts, 0);
    }

    public int Count => _idf.Length;

    public void Write(IndexWriter index)
    {
        index.Write(_texts);
        index.Write(_keys.Length);
        for (var i = 0; i < _keys.Length; i++)
        {
            index.Write(_keys[i]);
            index.Write(_frequencies[i]);
        }
    }

    /// <exception cref="IndexException">The index ends first.</exception>
    public static FeatureSpace Read(IndexReader index)
    {
        var texts = index.Int();
        var count = index.CountOf(sizeof(ulong) + sizeof(int));
        var (keys, frequencies) = (new ulong[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            (keys[i], frequencies[i]) = (index.Long(), index.Int());
        }

        return new(keys, frequencies, texts);
    }

    /// <summary>This space with features beside those that it has. The known ones keep number and weight.</summary>
    public FeatureSpace With(IReadOnlyList<ulong> added) =>
        added.Count == 0 ? this : new([.. _keys, .. added], [.. _frequencies, .. Enumerable.Repeat(1, added.Count)], _texts);

    public bool Knows(ulong key) => _numbers.ContainsKey(key);

    /// <summary>-1: unknown.</summary>
    public int Number(ulong key) => _numbers.GetValueOrDefault(key, -1);

    /// <param name="numbers">As long as the text has features; overwritten.</param>
    /// <param name="values">Likewise.</param>
    public SparseView Vector(FeatureBuffer text, Span<int> numbers, Span<float> values)
    {
        var keys = text.Keys;
        for (var i = 0; i < keys.Length; i++)
        {
            numbers[i] = Number(keys[i]);
        }

        text.Counts.CopyTo(values);
        Weigh(numbers[..keys.Length], values[..keys.Length], text.WordKinds);
        var known = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            if (numbers[i] >= 0)
            {
                (numbers[known], values[known++]) = (numbers[i], values[i]);
            }
        }

        return new(numbers[..known], values[..known]);
    }

    public SparseVector Vector(FeatureBuffer text)
    {
        var (numbers, values) = (new int[text.Keys.Length], new float[text.Keys.Length]);
        var known = Vector(text, numbers, values).Index.Length;
        Array.Resize(ref numbers, known);
        Array.Resize(ref values, known);
        return new(numbers, values);
    }

    /// <summary>Turns counts into weights in place.</summary>
    /// <param name="numbers">-1: an unknown feature.</param>
    /// <param name="wordKinds">So many of the first are of words.</param>
    public void Weigh(ReadOnlySpan<int> numbers, Span<float> values, int wordKinds)
    {
        var (wordNorm, characterNorm) = (0.0, 0.0);
        for (var i = 0; i < numbers.Length; i++)
        {
            var weight = (values[i] < 1.5f ? 1 : 1 + MathF.Log(values[i])) * (numbers[i] < 0 ? _unknownIdf : _idf[numbers[i]]);
            values[i] = weight;
            wordNorm += i < wordKinds ? weight * weight : 0;
            characterNorm += i < wordKinds ? 0 : weight * weight;
        }

        Scale(values[..wordKinds], 1, wordNorm);
        Scale(values[wordKinds..], CharacterWeight, characterNorm);
    }

    private static void Scale(Span<float> values, float share, double norm)
    {
        var scale = share / MathF.Sqrt(1 + (CharacterWeight * CharacterWeight)) / (float)Math.Sqrt(Math.Max(norm, 1e-12));
        foreach (ref var value in values)
        {
            value *= scale;
        }
    }

    private static float Idf(int texts, int count) => MathF.Log((texts + 1f) / (count + 1f)) + 1;
}
