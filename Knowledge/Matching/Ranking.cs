namespace CareBot.Knowledge.Matching;

/// <summary>The most probable candidates.</summary>
internal static class Ranking
{
    private const int Most = 10;

    /// <summary>Best first; of equals the first article.</summary>
    public static RankedArticle[] Of(ExampleIndex index, Scores scores, ReadOnlySpan<double> probabilities)
    {
        Span<int> best = stackalloc int[Most];
        var count = 0;
        for (var place = 0; place < probabilities.Length; place++)
        {
            var rank = count;
            while (rank > 0 && probabilities[place] > probabilities[best[rank - 1]])
            {
                rank--;
            }

            if (rank < Most && probabilities[place] > 0)
            {
                count = Math.Min(count + 1, Most);
                best[rank..(count - 1)].CopyTo(best[(rank + 1)..]);
                best[rank] = place;
            }
        }

        var ranked = new RankedArticle[count];
        for (var i = 0; i < count; i++)
        {
            var example = scores.NearestExample(best[i]);
            ranked[i] = new(index.Articles[scores.Articles[best[i]]].Id, probabilities[best[i]], example < 0 ? null : index.Examples[example].Text);
        }

        return ranked;
    }
}
