namespace CareBot.Knowledge.Matching;

/// <summary>The room in which one thread finds the candidates among many articles.</summary>
internal sealed class Retrieval
{
    /// <summary>With so many postings walked, the more frequent features are left.</summary>
    private const int MostWalked = 60_000;

    private readonly List<int> _touched = [];
    private readonly RetrievalText _text = new();
    private float[] _sums = [];
    private float[] _ranked = [];
    private int[] _order = [];
    private int[] _chosen = [];

    /// <summary>The articles whose sums are nearest to the text, at most <see cref="Candidates.Most"/> and those wanted; rising.</summary>
    public ReadOnlySpan<int> Find(InvertedIndex index, int articles, SparseView text, bool[]? hidden, ReadOnlySpan<int> wanted)
    {
        _sums = _sums.Length >= articles ? _sums : new float[articles];
        Walk(index, text);
        foreach (var article in wanted)
        {
            Touch(article, float.MaxValue);
        }

        _ranked = _ranked.Length >= _touched.Count ? _ranked : new float[2 * _touched.Count];
        var count = 0;
        foreach (var article in _touched)
        {
            _sums[article] = hidden is not null && hidden[article] ? 0 : _sums[article];
            _ranked[count++] = _sums[article];
        }

        var threshold = count <= Candidates.Most ? 0 : Selection.Nth(_ranked.AsSpan(0, count), count - Candidates.Most);
        return Above(threshold, Candidates.Most + wanted.Length);
    }

    /// <summary>Ready to compare the text with examples.</summary>
    public RetrievalText Begin(SparseView text, int features)
    {
        _text.Begin(text, features);
        return _text;
    }

    public void End(SparseView text) => _text.End(text);

    private void Walk(InvertedIndex index, SparseView text)
    {
        var length = text.Index.Length;
        _order = _order.Length >= length ? _order : new int[2 * length];
        for (var i = 0; i < length; i++)
        {
            _order[i] = i;
        }

        var order = _order.AsSpan(0, length);
        SortRarestFirst(order, text.Index);
        var walked = 0;
        foreach (var i in order)
        {
            if (text.Index[i] >= index.Rows)
            {
                continue;
            }

            var articles = index.Articles(text.Index[i]);
            if ((walked += articles.Length) > MostWalked)
            {
                break;
            }

            var shares = index.Shares(text.Index[i]);
            for (var j = 0; j < articles.Length; j++)
            {
                Touch(articles[j], text.Value[i] * shares[j]);
            }
        }
    }

    private void SortRarestFirst(Span<int> order, ReadOnlySpan<int> numbers)
    {
        _ranked = _ranked.Length >= order.Length ? _ranked : new float[2 * order.Length];
        var keys = _ranked.AsSpan(0, order.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = -numbers[i];
        }

        keys.Sort(order);
    }

    private void Touch(int article, float added)
    {
        if (_sums[article] == 0)
        {
            _touched.Add(article);
        }

        _sums[article] += added;
    }

    /// <summary>Leaves the room clean.</summary>
    private ReadOnlySpan<int> Above(float threshold, int most)
    {
        _chosen = _chosen.Length >= most ? _chosen : new int[most];
        var count = 0;
        foreach (var article in _touched)
        {
            if (_sums[article] > 0 && _sums[article] >= threshold && count < most)
            {
                _chosen[count++] = article;
            }

            _sums[article] = 0;
        }

        _touched.Clear();
        var chosen = _chosen.AsSpan(0, count);
        chosen.Sort();
        return chosen;
    }
}
