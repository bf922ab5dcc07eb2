namespace CareBot.Bench.Training;

/// <summary>
/// L2-regularised linear classifiers by dual coordinate descent: squared hinge loss (Hsieh and others, 2008) and logistic loss (Yu, Huang
/// and Lin, 2011). The same rows and seed give the same weights.
/// </summary>
internal static class LinearTraining
{
    private const int Seed = 20;

    /// <param name="rows">The texts.</param>
    /// <param name="isPositive">Which of them belong to the class.</param>
    /// <param name="costs">How much a mistake on each row costs.</param>
    /// <param name="rounds">Passes over the rows.</param>
    /// <returns>A weight for each bucket; the bias is a feature's weight.</returns>
    public static float[] Hinge(IReadOnlyList<SparseRow> rows, bool[] isPositive, float[] costs, int buckets, int rounds)
    {
        var weights = new float[buckets];
        var alphas = new float[rows.Count];
        Visit(rows.Count, rounds, i =>
        {
            var sign = isPositive[i] ? 1 : -1;
            var softness = 1 / (2 * costs[i]);
            var gradient = (sign * rows[i].Dot(weights)) - 1 + (softness * alphas[i]);
            var next = Math.Max(0, alphas[i] - (gradient / (rows[i].Square + softness)));
            rows[i].AddTo(weights, (next - alphas[i]) * sign);
            alphas[i] = next;
        });
        return weights;
    }

    /// <inheritdoc cref="Hinge"/>
    public static float[] Logistic(IReadOnlyList<SparseRow> rows, bool[] isPositive, float[] costs, int buckets, int rounds)
    {
        var weights = new float[buckets];
        var alphas = costs.Select(cost => (double)Math.Min(0.001f * cost, 1e-8f)).ToArray();
        for (var i = 0; i < rows.Count; i++)
        {
            rows[i].AddTo(weights, (float)alphas[i] * (isPositive[i] ? 1 : -1));
        }
        Visit(rows.Count, rounds, i =>
        {
            var sign = isPositive[i] ? 1 : -1;
            var margin = sign * rows[i].Dot(weights);
            var next = Newton(alphas[i], costs[i], rows[i].Square, margin);
            rows[i].AddTo(weights, (float)(next - alphas[i]) * sign);
            alphas[i] = next;
        });
        return weights;
    }

    /// <summary>The best alpha of one row while the others stand: a root of log(a / (c - a)) + q (a - a0) + margin.</summary>
    private static double Newton(double alpha, double cost, double square, double margin)
    {
        var (low, high, at) = (1e-10 * cost, cost * (1 - 1e-10), alpha);
        for (var step = 0; step < 20; step++)
        {
            var slope = Math.Log(at / (cost - at)) + (square * (at - alpha)) + margin;
            if (Math.Abs(slope) < 1e-4)
            {
                break;
            }
            (low, high) = slope > 0 ? (low, at) : (at, high);
            var next = at - (slope / ((cost / (at * (cost - at))) + square));
            at = next > low && next < high ? next : (low + high) / 2;
        }
        return at;
    }

    private static void Visit(int count, int rounds, Action<int> visit)
    {
        var random = new Random(Seed);
        int[] order = [.. Enumerable.Range(0, count)];
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                visit(i);
            }
        }
    }
}
