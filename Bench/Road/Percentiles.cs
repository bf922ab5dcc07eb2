namespace CareBot.Bench.Road;

/// <summary>Milliseconds.</summary>
internal readonly record struct Percentiles(double P50, double P95, double P99)
{
    public static Percentiles Of(List<double> values)
    {
        if (values.Count == 0)
        {
            return new(double.NaN, double.NaN, double.NaN);
        }

        values.Sort();
        return new(At(values, 0.5), At(values, 0.95), At(values, 0.99));
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}
