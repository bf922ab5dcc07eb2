namespace CareBot.Dialogs.Understanding.Evaluation;

/// <summary>Which words of one text stand for which of another.</summary>
internal static class WordAlignment
{
    private const double Missing = 1.0;

    /// <summary>
    /// The cheapest alignment: equal words cost nothing, a word left out or put in costs 1, one word for another costs 1 and a little
    /// for how unlike their letters are; one word may stand for two and two for one ("terimakasih", "terima kasih") where the letters are
    /// the same. Words without a partner are left out.
    /// </summary>
    /// <returns>Pairs of ranges: start and count in <paramref name="left"/>, start and count in <paramref name="right"/>.</returns>
    public static IReadOnlyList<(int Left, int LeftCount, int Right, int RightCount)> Of(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var cost = new double[left.Count + 1, right.Count + 1];
        var step = new (int Left, int Right)[left.Count + 1, right.Count + 1];
        for (var i = 0; i <= left.Count; i++)
        {
            for (var j = 0; j <= right.Count; j++)
            {
                if (i + j == 0)
                {
                    continue;
                }
                cost[i, j] = double.PositiveInfinity;
                Try(i, j, 1, 0, Missing);
                Try(i, j, 0, 1, Missing);
                if (i > 0 && j > 0)
                {
                    Try(i, j, 1, 1, left[i - 1] == right[j - 1] ? 0 : 1 + (0.5 * Unlikeness(left[i - 1], right[j - 1])));
                    Try(i, j, 1, 2, j > 1 && left[i - 1] == right[j - 2] + right[j - 1] ? 1 : double.PositiveInfinity);
                    Try(i, j, 2, 1, i > 1 && left[i - 2] + left[i - 1] == right[j - 1] ? 1 : double.PositiveInfinity);
                }
            }
        }
        return Pairs(step, left.Count, right.Count);

        void Try(int i, int j, int takenLeft, int takenRight, double price)
        {
            if (i >= takenLeft && j >= takenRight && cost[i - takenLeft, j - takenRight] + price < cost[i, j])
            {
                cost[i, j] = cost[i - takenLeft, j - takenRight] + price;
                step[i, j] = (takenLeft, takenRight);
            }
        }
    }

    private static List<(int Left, int LeftCount, int Right, int RightCount)> Pairs((int Left, int Right)[,] step, int i, int j)
    {
        var pairs = new List<(int, int, int, int)>();
        while (i + j > 0)
        {
            var (left, right) = step[i, j];
            (i, j) = (i - left, j - right);
            if (left > 0 && right > 0)
            {
                pairs.Add((i, left, j, right));
            }
        }
        pairs.Reverse();
        return pairs;
    }

    /// <summary>Levenshtein distance as a share of the longer word, 0 to 1.</summary>
    private static double Unlikeness(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var next = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], next);
            }
        }
        return (double)row[right.Length] / Math.Max(left.Length, right.Length);
    }
}
