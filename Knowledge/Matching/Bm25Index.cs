using System.Runtime.InteropServices;

namespace CareBot.Knowledge.Matching;

/// <summary>Okapi BM25 (k1 = 1.2, b = 0.5) over one document an article. Immutable.</summary>
internal sealed class Bm25Index
{
    private const float Saturation = 1.2f;
    private const float LengthShare = 0.5f;

    private readonly Dictionary<ulong, (int Start, int Count)> _places;
    private readonly int[] _articles;
    private readonly float[] _impacts;
    private readonly int _count;

    /// <param name="texts">The stems of each text and the article it belongs to, which never falls from one to the next.</param>
    public Bm25Index(int articles, IEnumerable<(int Article, ulong[] Stems)> texts)
    {
        _count = articles;
        var lengths = new float[articles];
        var counts = new Dictionary<ulong, List<(int Article, float Count)>>();
        var total = 0;
        foreach (var (article, stems) in texts)
        {
            lengths[article] += stems.Length;
            foreach (var stem in stems)
            {
                ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, stem, out _);
                places ??= new(1);
                if (places.Count > 0 && places[^1].Article == article)
                {
                    places[^1] = (article, places[^1].Count + 1);
                    continue;
                }

                places.Add((article, 1));
                total++;
            }
        }

        var mean = Math.Max(1, lengths.DefaultIfEmpty().Average());
        (_places, _articles, _impacts) = (new(counts.Count), new int[total], new float[total]);
        var at = 0;
        foreach (var (stem, places) in counts)
        {
            _places[stem] = (at, places.Count);
            foreach (var (article, count) in places)
            {
                _articles[at] = article;
                _impacts[at++] = count * (1 + Saturation) / (count + (Saturation * (1 - LengthShare + (LengthShare * lengths[article] / mean))));
            }
        }
    }

    /// <summary>Weight of a stem: high for one that few articles have, highest for one that none has.</summary>
    public float IdfOf(ulong stem)
    {
        var count = _places.GetValueOrDefault(stem).Count;
        return MathF.Log(1 + ((_count - count + 0.5f) / (count + 0.5f)));
    }

    /// <summary>Adds each article's score as a share of the text's own weight.</summary>
    public void Score(ReadOnlySpan<ulong> stems, Span<float> scores)
    {
        var total = 1e-6f;
        foreach (var stem in stems)
        {
            total += IdfOf(stem);
        }

        foreach (var stem in stems)
        {
            var (start, count) = _places.GetValueOrDefault(stem);
            var articles = _articles.AsSpan(start, count);
            var impacts = _impacts.AsSpan(start, count);
            var idf = count == 0 ? 0 : IdfOf(stem) / total;
            for (var i = 0; i < articles.Length; i++)
            {
                scores[articles[i]] += idf * impacts[i];
            }
        }
    }

    /// <summary>The same for some articles only.</summary>
    /// <param name="articles">Rising.</param>
    /// <param name="scores">By place in <paramref name="articles"/>; overwritten.</param>
    public void Score(ReadOnlySpan<ulong> stems, ReadOnlySpan<int> articles, Span<float> scores)
    {
        scores.Clear();
        var total = 1e-6f;
        foreach (var stem in stems)
        {
            total += IdfOf(stem);
        }

        foreach (var stem in stems)
        {
            var (start, count) = _places.GetValueOrDefault(stem);
            var idf = count == 0 ? 0 : IdfOf(stem) / total;
            for (var (place, from) = (0, start); place < articles.Length && from < start + count; place++)
            {
                var found = Array.BinarySearch(_articles, from, start + count - from, articles[place]);
                scores[place] += found >= 0 ? idf * _impacts[found] : 0;
                from = found >= 0 ? found + 1 : ~found;
            }
        }
    }

    public bool Knows(ulong stem) => _places.ContainsKey(stem);

    public bool Has(ulong stem, int article) =>
        _places.TryGetValue(stem, out var place) && _articles.AsSpan(place.Start, place.Count).BinarySearch(article) >= 0;
}
