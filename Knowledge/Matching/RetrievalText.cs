namespace CareBot.Knowledge.Matching;

/// <summary>A text laid out so that examples can be compared with it feature by feature. For one thread.</summary>
internal sealed class RetrievalText
{
    /// <summary>By feature: its place in the text, from 1 on; 0: not there.</summary>
    private ushort[] _places = [];
    private float[] _weights = [];
    private float[] _masses = [];
    private int _count;

    public void Begin(SparseView text, int features)
    {
        _count = Math.Min(text.Index.Length, ushort.MaxValue - 1);
        if (_places.Length < features)
        {
            _places = new ushort[features];
        }

        if (_weights.Length <= _count)
        {
            (_weights, _masses) = (new float[_count + 1], new float[_count + 1]);
        }

        for (var i = 0; i < _count; i++)
        {
            _places[text.Index[i]] = (ushort)(i + 1);
            _weights[i + 1] = text.Value[i];
        }
    }

    /// <summary>Leaves the room clean.</summary>
    public void End(SparseView text)
    {
        for (var i = 0; i < _count; i++)
        {
            _places[text.Index[i]] = 0;
        }
    }

    /// <summary>Forgets the examples that were added.</summary>
    public void Clear() => Array.Clear(_masses, 0, _count + 1);

    /// <summary>Adds an example's weights to the masses and gives its product with the text.</summary>
    public float Add(SparseVector example)
    {
        var product = 0f;
        var (index, value) = (example.Index, example.Value);
        for (var i = 0; i < index.Length && i < value.Length; i++)
        {
            var place = _places[index[i]];
            if (place != 0)
            {
                product += value[i] * _weights[place];
                _masses[place] += value[i];
            }
        }

        return product;
    }

    /// <summary>The text's weights times the logarithms of the masses of multinomial Bayes, summed.</summary>
    public float Logarithms()
    {
        var sum = 0f;
        for (var place = 1; place <= _count; place++)
        {
            sum += _masses[place] == 0 ? 0 : _weights[place] * MathF.Log(1 + (_masses[place] / ArticleMasses.Smoothing));
        }

        return sum;
    }
}
