namespace CareBot.Dialogs.Understanding.Evaluation;

/// <summary>Which word of one text stands for which of another, by word edit distance (Levenshtein).</summary>
internal static class WordAlignment
{
    /// <summary>For each word of <paramref name="to"/> the word of <paramref name="from"/> that stands for it; null when it was put in.</summary>
    public static string?[] Of(IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        var cost = new int[from.Count + 1, to.Count + 1];
        for (var i = 0; i <= from.Count; i++)
        {
            for (var j = 0; j <= to.Count; j++)
            {
                cost[i, j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
            }
        }
        return Partners(from, to, cost);
    }

    private static string?[] Partners(IReadOnlyList<string> from, IReadOnlyList<string> to, int[,] cost)
    {
        var partners = new string?[to.Count];
        for (var (i, j) = (from.Count, to.Count); i > 0 && j > 0;)
        {
            if (cost[i, j] == cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1))
            {
                partners[--j] = from[--i];
            }
            else if (cost[i, j] == cost[i - 1, j] + 1)
            {
                i--;
            }
            else
            {
                j--;
            }
        }
        return partners;
    }
}
