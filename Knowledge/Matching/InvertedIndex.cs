using System.Runtime.InteropServices;

namespace CareBot.Knowledge.Matching;

/// <summary>
/// For each feature the articles that have most of it, as a share of the article: of a frequent feature only the first
/// <see cref="Longest"/>, so that no walk is long. Immutable.
/// </summary>
internal sealed class InvertedIndex
{
    private const int Longest = 2000;

    private readonly int[] _starts;
    private readonly int[] _articles;
    private readonly float[] _shares;

    private InvertedIndex(int[] starts, int[] articles, float[] shares) => (_starts, _articles, _shares) = (starts, articles, shares);

    public int Rows => _starts.Length - 1;

    public ReadOnlySpan<int> Articles(int feature) => _articles.AsSpan(_starts[feature], _starts[feature + 1] - _starts[feature]);

    public ReadOnlySpan<float> Shares(int feature) => _shares.AsSpan(_starts[feature], _starts[feature + 1] - _starts[feature]);

    /// <param name="articles">How many.</param>
    /// <param name="sum">The sum of an article's examples, good until the next; asked for three times.</param>
    /// <param name="norms">Theirs, known when an article was asked for once.</param>
    public static InvertedIndex Of(int features, int articles, Func<int, SparseVector> sum, float[] norms)
    {
        var thresholds = Thresholds(features, articles, sum, norms, out var starts);
        for (var feature = 0; feature < features; feature++)
        {
            starts[feature + 1] += starts[feature];
        }

        var (listed, shares, next) = (new int[starts[features]], new float[starts[features]], starts[..features]);
        for (var article = 0; article < articles; article++)
        {
            var vector = sum(article);
            for (var j = 0; j < vector.Index.Length; j++)
            {
                var (feature, share) = (vector.Index[j], vector.Value[j] / norms[article]);
                if (share >= thresholds[feature] && next[feature] < starts[feature + 1])
                {
                    (listed[next[feature]], shares[next[feature]++]) = (article, share);
                }
            }
        }

        return new(starts, listed, shares);
    }

    /// <summary>The index of changed articles, in one walk over this one.</summary>
    /// <param name="features">How many there are now.</param>
    /// <param name="fresh">The sums of the articles that are new or changed.</param>
    /// <param name="norms">By article as they are now.</param>
    public InvertedIndex After(Changes changes, int features, SparseVector[] fresh, float[] norms)
    {
        var added = fresh.SelectMany((sum, i) => sum.Index.Select((feature, j) => (Feature: feature, Article: changes.Fresh[i], Share: sum.Value[j] / norms[changes.Fresh[i]])))
            .OrderBy(entry => entry.Feature).ToArray();
        var starts = new int[features + 1];
        var (articles, shares) = (new int[_articles.Length + added.Length], new float[_articles.Length + added.Length]);
        var (to, next) = (0, 0);
        for (var feature = 0; feature < features; feature++)
        {
            for (var from = feature < Rows ? _starts[feature] : _articles.Length; feature < Rows && from < _starts[feature + 1]; from++)
            {
                var article = changes.NewOf[_articles[from]];
                (articles[to], shares[to]) = (article, _shares[from]);
                to += article >= 0 ? 1 : 0;
            }

            for (; next < added.Length && added[next].Feature == feature; next++)
            {
                (articles[to], shares[to++]) = (added[next].Article, added[next].Share);
            }

            starts[feature + 1] = to;
        }

        return new(starts, articles, shares);
    }

    /// <summary>By feature: the least share that is kept; 0 where all are.</summary>
    /// <param name="kept">One behind each feature: how many articles are kept.</param>
    private static float[] Thresholds(int features, int articles, Func<int, SparseVector> sum, float[] norms, out int[] kept)
    {
        kept = new int[features + 1];
        for (var article = 0; article < articles; article++)
        {
            foreach (var feature in sum(article).Index)
            {
                kept[feature + 1]++;
            }
        }

        var frequent = new List<float>?[features];
        for (var article = 0; article < articles; article++)
        {
            var vector = sum(article);
            for (var j = 0; j < vector.Index.Length; j++)
            {
                if (kept[vector.Index[j] + 1] > Longest)
                {
                    (frequent[vector.Index[j]] ??= new(kept[vector.Index[j] + 1])).Add(vector.Value[j] / norms[article]);
                }
            }
        }

        var thresholds = new float[features];
        for (var feature = 0; feature < features; feature++)
        {
            if (frequent[feature] is { } shares)
            {
                thresholds[feature] = Selection.Nth(CollectionsMarshal.AsSpan(shares), shares.Count - Longest);
                kept[feature + 1] = Longest;
                frequent[feature] = null;
            }
        }

        return thresholds;
    }
}
