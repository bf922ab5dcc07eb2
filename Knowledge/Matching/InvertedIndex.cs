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

    /// <param name="sums">By article: the sum of its examples.</param>
    /// <param name="norms">Theirs.</param>
    public static InvertedIndex Of(int features, SparseVector[] sums, float[] norms)
    {
        var thresholds = Thresholds(features, sums, norms);
        var starts = new int[features + 1];
        Each(sums, norms, thresholds, (feature, _, _) => starts[feature + 1]++);
        for (var feature = 0; feature < features; feature++)
        {
            starts[feature + 1] += starts[feature];
        }

        var (articles, shares, next) = (new int[starts[features]], new float[starts[features]], starts[..features]);
        Each(sums, norms, thresholds, (feature, article, share) =>
        {
            articles[next[feature]] = article;
            shares[next[feature]++] = share;
        });
        return new(starts, articles, shares);
    }

    /// <summary>By feature: the least share that is kept; 0 where all are.</summary>
    private static float[] Thresholds(int features, SparseVector[] sums, float[] norms)
    {
        var counts = new int[features];
        foreach (var sum in sums)
        {
            foreach (var feature in sum.Index)
            {
                counts[feature]++;
            }
        }

        var frequent = new Dictionary<int, List<float>>();
        for (var feature = 0; feature < features; feature++)
        {
            if (counts[feature] > Longest)
            {
                frequent[feature] = new(counts[feature]);
            }
        }

        for (var article = 0; article < sums.Length; article++)
        {
            for (var j = 0; j < sums[article].Index.Length; j++)
            {
                if (counts[sums[article].Index[j]] > Longest)
                {
                    frequent[sums[article].Index[j]].Add(sums[article].Value[j] / norms[article]);
                }
            }
        }

        var thresholds = new float[features];
        foreach (var (feature, shares) in frequent)
        {
            thresholds[feature] = Selection.Nth(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(shares), shares.Count - Longest);
        }

        return thresholds;
    }

    private static void Each(SparseVector[] sums, float[] norms, float[] thresholds, Action<int, int, float> take)
    {
        for (var article = 0; article < sums.Length; article++)
        {
            var sum = sums[article];
            for (var j = 0; j < sum.Index.Length; j++)
            {
                var share = sum.Value[j] / norms[article];
                if (share >= thresholds[sum.Index[j]])
                {
                    take(sum.Index[j], article, share);
                }
            }
        }
    }
}
