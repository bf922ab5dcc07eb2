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

    /// <param name="scores">As a share of the text's own weight; overwritten.</param>
    public void Score(ulong[] stems, Span<float> scores)
    {
        scores.Clear();
        var total = 1e-6f;
        foreach (var stem in stems)
        {
            total += IdfOf(stem);
        }

        foreach (var stem in stems)
        {
            if (!_postings.TryGetValue(stem, out var places))
            {
                continue;
            }

            var idf = IdfOf(stem) / total;
            foreach (var (article, count) in places)
            {
                scores[article] += idf * count * (1 + Saturation) / (count + _lengthFactors[article]);
            }
        }
    }

    public bool Knows(ulong stem) => _postings.ContainsKey(stem);

    public bool Has(ulong stem, int article)
    {
        if (_postings.TryGetValue(stem, out var places))
        {
            foreach (var (place, _) in places)
            {
                if (place == article)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
