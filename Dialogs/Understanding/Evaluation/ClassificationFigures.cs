using System.Text.Json.Nodes;

namespace CareBot.Dialogs.Understanding.Evaluation;

/// <summary>The figures of an evaluation of labels: shares are fractions of 1, a label that never occurs counts as 0.</summary>
internal static class ClassificationFigures
{
    private const int Bins = 15;

    /// <param name="cases">The cases, read.</param>
    /// <param name="ranked">
    /// The label that <c>auroc</c> ranks against the rest; null: the mean over all labels of the file.
    /// </param>
    /// <param name="calibrated">The label whose probability <c>ece</c> judges; null: that of the label given.</param>
    public static JsonObject Of(IReadOnlyList<ReadCase> cases, string? ranked, string? calibrated)
    {
        string[] labels = [.. cases.Select(read => read.Expected).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var byLabel = labels.ToDictionary(label => label, label => Label(cases, label), StringComparer.Ordinal);
        var times = cases.Select(read => read.Microseconds).Order().ToArray();
        return new JsonObject
        {
            ["cases"] = (double)cases.Count,
            ["macro_f1"] = byLabel.Values.Average(figures => (double)figures["f1"]!),
            ["accuracy"] = (double)cases.Count(read => read.Given == read.Expected) / cases.Count,
            ["labels"] = new JsonObject(byLabel.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            ["auroc"] = ranked is null ? labels.Average(label => AreaUnderCurve(cases, label)) : AreaUnderCurve(cases, ranked),
            ["ece"] = CalibrationError(cases, calibrated),
            ["p50_us"] = Quantile(times, 0.5),
            ["p99_us"] = Quantile(times, 0.99),
        };
    }

    private static JsonObject Label(IReadOnlyList<ReadCase> cases, string label)
    {
        var right = (double)cases.Count(read => read.Given == label && read.Expected == label);
        var precision = Share(right, cases.Count(read => read.Given == label));
        var recall = Share(right, cases.Count(read => read.Expected == label));
        return new JsonObject { ["precision"] = precision, ["recall"] = recall, ["f1"] = Share(2 * precision * recall, precision + recall) };
    }

    /// <summary>The chance that a case of the label gets a higher probability than one of another; ties count half. 0 without both.</summary>
    private static double AreaUnderCurve(IReadOnlyList<ReadCase> cases, string label)
    {
        var groups = cases.GroupBy(read => read.Scores.GetValueOrDefault(label)).OrderBy(group => group.Key);
        var (others, own, wins) = (0.0, 0.0, 0.0);
        foreach (var group in groups)
        {
            var (positive, negative) = ((double)group.Count(read => read.Expected == label), (double)group.Count(read => read.Expected != label));
            wins += positive * (others + (negative / 2));
            (own, others) = (own + positive, others + negative);
        }
        return Share(wins, own * others);
    }

    private static double CalibrationError(IReadOnlyList<ReadCase> cases, string? label) => cases
        .Select(read => (P: read.Scores.GetValueOrDefault(label ?? read.Given), Right: read.Expected == (label ?? read.Given)))
        .GroupBy(pair => Math.Min(Bins - 1, (int)(pair.P * Bins)))
        .Sum(bin => Math.Abs(bin.Sum(pair => (pair.Right ? 1 : 0) - pair.P)) / cases.Count);

    private static double Quantile(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
}
