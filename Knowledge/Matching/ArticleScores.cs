namespace CareBot.Knowledge.Matching;

/// <summary>What every member says of every article, before the candidates are chosen. Used again and again by one thread.</summary>
internal sealed class ArticleScores
{
    private float[] _values = [];
    private float[] _similarities = [];
    private int[] _nearest = [];
    private int _width;
    private int _examples;
    private int _articles;

    /// <summary>By article, padded.</summary>
    public Span<float> this[Member member] => _values.AsSpan((int)member * _width, _width);

    /// <summary>By example, padded.</summary>
    public Span<float> Similarities => _similarities.AsSpan(0, _examples);

    /// <summary>By article: the number of its nearest example; -1 when none shares a feature.</summary>
    public Span<int> NearestExample => _nearest.AsSpan(0, _articles);

    /// <summary>Everything zero.</summary>
    public void Begin(int articles, int examples)
    {
        (_width, _examples, _articles) = (Postings.Pad(articles), Postings.Pad(examples), articles);
        _values = Cleared(_values, Scores.Members * _width);
        _similarities = Cleared(_similarities, _examples);
        _nearest = _nearest.Length >= articles ? _nearest : new int[articles];
        NearestExample.Fill(-1);
    }

    private static float[] Cleared(float[] values, int length)
    {
        if (values.Length < length)
        {
            return new float[length];
        }

        Array.Clear(values, 0, length);
        return values;
    }
}
