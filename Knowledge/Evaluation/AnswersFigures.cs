namespace CareBot.Knowledge.Evaluation;

/// <param name="Expected">An article's id; empty when none answers.</param>
internal sealed record AskedCase(string Expected, MatchResult Result, double Milliseconds)
{
    /// <summary>What was asked; empty when nobody needs it.</summary>
    public string Question { get; init; } = "";

    public bool InScope => Expected.Length > 0;

    public string Top => Result.Ranked.Count > 0 ? Result.Ranked[0].ArticleId : "";

    /// <summary>Place of the expected article, from 1; 0 when it is not ranked.</summary>
    public int Rank
    {
        get
        {
            for (var i = 0; i < Result.Ranked.Count; i++)
            {
                if (Result.Ranked[i].ArticleId == Expected)
                {
                    return i + 1;
                }
            }

            return 0;
        }
    }
}

/// <summary>The figures of an evaluation of answers.</summary>
internal static class AnswersFigures
{
    private const int Bins = 15;

    public static IReadOnlyList<KeyValuePair<string, double>> Of(IReadOnlyList<AskedCase> cases, double buildSeconds)
    {
        var inScope = cases.Where(asked => asked.InScope).ToArray();
        var answered = cases.Where(asked => asked.Result.Decision == MatchDecision.Answer).ToArray();
        var clarified = cases.Where(asked => asked.Result.Decision == MatchDecision.Clarify).ToArray();
        var declined = cases.Where(asked => asked.Result.Decision == MatchDecision.Decline).ToArray();
        var times = cases.Select(asked => asked.Milliseconds).Order().ToArray();
        return
        [
            new("cases", cases.Count),
            new("in_scope", inScope.Length),
            new("out_of_scope", cases.Count - inScope.Length),
            new("top1", Share(inScope, asked => asked.Rank == 1)),
            new("top3", Share(inScope, asked => asked.Rank is > 0 and <= 3)),
            new("mrr", inScope.Select(asked => asked.Rank > 0 ? 1.0 / asked.Rank : 0).DefaultIfEmpty().Average()),
            new("answered", answered.Length),
            new("answered_right", answered.Count(asked => asked.Rank == 1)),
            new("clarified", clarified.Length),
            new("clarified_right", clarified.Count(asked => asked.Result.Choices.Any(choice => choice.ArticleId == asked.Expected))),
            new("declined", declined.Length),
            new("oos_declined", declined.Count(asked => !asked.InScope)),
            new("mcc", Matthews(cases.Select(asked => (asked.Expected, asked.Result.Decision == MatchDecision.Decline ? "" : asked.Top)))),
            new("mcc_best", BestMatthews(cases)),
            new("auroc", AreaUnderCurve(cases)),
            new("ece", CalibrationError(inScope)),
            new("build_seconds", buildSeconds),
            new("p50_ms", Quantile(times, 0.5)),
            new("p99_ms", Quantile(times, 0.99)),
            new("peak_mb", Environment.WorkingSet / 1048576.0),
        ];
    }

    private static double Share(AskedCase[] cases, Func<AskedCase, bool> holds) => cases.Length == 0 ? 0 : (double)cases.Count(holds) / cases.Length;

    private static double Quantile(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];

    /// <summary>Multi-class Matthews correlation (Gorodkin, 2004): 0 when one side never varies.</summary>
    public static double Matthews(IEnumerable<(string Expected, string Given)> pairs)
    {
        var (expected, given) = (new Dictionary<string, double>(StringComparer.Ordinal), new Dictionary<string, double>(StringComparer.Ordinal));
        var (total, right) = (0.0, 0.0);
        foreach (var (wanted, got) in pairs)
        {
            expected[wanted] = expected.GetValueOrDefault(wanted) + 1;
            given[got] = given.GetValueOrDefault(got) + 1;
            right += wanted == got ? 1 : 0;
            total++;
        }

        var both = expected.Sum(entry => entry.Value * given.GetValueOrDefault(entry.Key));
        var spread = ((total * total) - expected.Values.Sum(n => n * n)) * ((total * total) - given.Values.Sum(n => n * n));
        return spread <= 0 ? 0 : ((right * total) - both) / Math.Sqrt(spread);
    }

    private static double BestMatthews(IReadOnlyList<AskedCase> cases)
    {
        var sorted = cases.Select(asked => asked.Result.TopProbability).Order().ToArray();
        return Enumerable.Range(0, 101)
            .Select(i => i == 0 ? -1 : Quantile(sorted, i / 100.0))
            .Max(threshold => Matthews(cases.Select(asked => (asked.Expected, asked.Result.TopProbability > threshold ? asked.Top : ""))));
    }

    private static double AreaUnderCurve(IReadOnlyList<AskedCase> cases)
    {
        var sorted = cases.OrderBy(asked => asked.Result.AnyProbability).ToArray();
        var (inScope, rankSum) = ((double)sorted.Count(asked => asked.InScope), 0.0);
        for (int i = 0, next; i < sorted.Length; i = next)
        {
            for (next = i; next < sorted.Length && sorted[next].Result.AnyProbability <= sorted[i].Result.AnyProbability; next++)
            {
            }

            rankSum += sorted[i..next].Count(asked => asked.InScope) * ((i + next + 1) / 2.0);
        }

        var foreign = sorted.Length - inScope;
        return inScope == 0 || foreign == 0 ? 0 : (rankSum - (inScope * (inScope + 1) / 2)) / (inScope * foreign);
    }

    private static double CalibrationError(AskedCase[] cases) => cases
        .Select(asked => (P: asked.Result.Ranked.Count > 0 ? asked.Result.Ranked[0].Probability : 0, Right: asked.Rank == 1))
        .GroupBy(pair => Math.Min(Bins - 1, (int)(pair.P * Bins)))
        .Sum(bin => Math.Abs(bin.Sum(pair => (pair.Right ? 1 : 0) - pair.P)) / cases.Length);
}
