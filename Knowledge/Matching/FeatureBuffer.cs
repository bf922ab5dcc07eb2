namespace CareBot.Knowledge.Matching;

/// <summary>The n-grams of one text while they are counted. Used again and again by one thread, so that reading a text allocates nothing.</summary>
internal sealed class FeatureBuffer
{
    private ulong[] _keys = new ulong[512];
    private float[] _counts = new float[512];
    private int[] _places = new int[512];
    private int[] _table = new int[1024];
    private ulong[] _stems = new ulong[64];
    private int _kinds;
    private int _stemKinds;

    /// <summary>Distinct 64-bit hashes: the first <see cref="WordKinds"/> of words, the rest of characters.</summary>
    public ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, _kinds);

    /// <summary>How often each stands in the text; at least 1.</summary>
    public ReadOnlySpan<float> Counts => _counts.AsSpan(0, _kinds);

    public int WordKinds { get; private set; }

    /// <summary>Hashes of the text's distinct stems and what they mean, for coverage and BM25.</summary>
    public ReadOnlySpan<ulong> Stems => _stems.AsSpan(0, _stemKinds);

    /// <summary>Words in the text, repeated ones included.</summary>
    public int WordCount { get; private set; }

    public void Clear()
    {
        for (var i = 0; i < _kinds; i++)
        {
            _table[_places[i]] = 0;
        }

        (_kinds, _stemKinds, WordKinds, WordCount) = (0, 0, 0, 0);
    }

    public void Count(ulong key)
    {
        var place = (int)((key * 0x9E3779B97F4A7C15) >> 32) & (_table.Length - 1);
        while (_table[place] != 0)
        {
            if (_keys[_table[place] - 1] == key)
            {
                _counts[_table[place] - 1]++;
                return;
            }

            place = (place + 1) & (_table.Length - 1);
        }

        if (_kinds == _keys.Length)
        {
            Grow();
            Count(key);
            return;
        }

        (_keys[_kinds], _counts[_kinds], _places[_kinds]) = (key, 1, place);
        _table[place] = ++_kinds;
    }

    public void AddStem(ulong stem)
    {
        if (Stems.Contains(stem))
        {
            return;
        }

        if (_stemKinds == _stems.Length)
        {
            Array.Resize(ref _stems, 2 * _stems.Length);
        }

        _stems[_stemKinds++] = stem;
    }

    /// <summary>What was counted until now is of words, what follows of characters.</summary>
    public void EndWords(int words) => (WordKinds, WordCount) = (_kinds, words);

    private void Grow()
    {
        Array.Resize(ref _keys, 2 * _keys.Length);
        Array.Resize(ref _counts, _keys.Length);
        Array.Resize(ref _places, _keys.Length);
        _table = new int[2 * _keys.Length];
        for (var i = 0; i < _kinds; i++)
        {
            var place = (int)((_keys[i] * 0x9E3779B97F4A7C15) >> 32) & (_table.Length - 1);
            while (_table[place] != 0)
            {
                place = (place + 1) & (_table.Length - 1);
            }

            _table[place] = i + 1;
            _places[i] = place;
        }
    }
}
