namespace CareBot.Knowledge.Matching;

/// <summary>Okapi BM25 (k1 = 1.2, b = 0.5) over one document an article. Immutable.</summary>
internal sealed class Bm25Index
{
    private const float Saturation = 1.2f;
    private const float LengthShare = 0.5f;

    private readonly Dictionary<ulong, (int Article, float Count)[]> _postings;
    private readonly float[] _lengthFactors;
    private readonly int _articles;

    /// <param name="texts">The stems of each text and the article it belongs to.</param>
    public Bm25Index(int articles, IEnumerable<(int Article, ulong[] Stems)> texts)
    {
        _articles = articles;
        var lengths = new float[articles];
        var counts = new Dictionary<ulong, Dictionary<int, float>>();
        foreach (var (article, stems) in texts)
        {
            lengths[article] += stems.Length;
            foreach (var stem in stems)
            {
                var places = counts.TryGetValue(stem, out var known) ? known : counts[stem] = [];
                places[article] = places.GetValueOrDefault(article) + 1;
            }
        }

        var mean = Math.Max(1, lengths.DefaultIfEmpty().Average());
        _lengthFactors = [.. lengths.Select(length => Saturation * (1 - LengthShare + (LengthShare * length / mean)))];
        _postings = counts.ToDictionary(entry => entry.Key, entry => entry.Value.Select(place => (place.Key, place.Value)).ToArray());
    }

    /// <summary>Weight of a stem: high for one that few articles have, highest for one that none has.</summary>
    public float IdfOf(ulong stem)
    {
        var count = _postings.TryGetValue(stem, out var places) ? places.Length : 0;
        return MathF.Log(1 + ((_articles - count + 0.5f) / (count + 0.5f)));
    }

    /// <param name="own">The article that counts each stem once less, because the text is one of its examples; -1 for none.</param>
    public void Score(ulong[] stems, int own, Span<float> scores)
    {
        scores.Clear();
        var total = Math.Max(1e-6f, stems.Sum(IdfOf));
        foreach (var stem in stems)
        {
            if (!_postings.TryGetValue(stem, out var places))
            {
                continue;
            }

            var idf = IdfOf(stem) / total;
            foreach (var (article, count) in places)
            {
                var left = article == own ? count - 1 : count;
                scores[article] += idf * left * (1 + Saturation) / (left + _lengthFactors[article]);
            }
        }
    }

    /// <summary>Whether an article other than those that <paramref name="hidden"/> names has the stem, beyond its own example.</summary>
    public bool Knows(ulong stem, int own, IReadOnlyList<bool>? hidden)
    {
        if (!_postings.TryGetValue(stem, out var places))
        {
            return false;
        }

        foreach (var (article, count) in places)
        {
            if ((hidden is null || !hidden[article]) && (article != own || count > 1))
            {
                return true;
            }
        }

        return false;
    }

    public bool Has(ulong stem, int article, int own)
    {
        if (!_postings.TryGetValue(stem, out var places))
        {
            return false;
        }

        foreach (var (place, count) in places)
        {
            if (place == article)
            {
                return article != own || count > 1;
            }
        }

        return false;
    }
}
