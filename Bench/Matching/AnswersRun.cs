using System.Globalization;
using CareBot.Knowledge.Evaluation;

namespace CareBot.Bench.Matching;

/// <param name="Name">As printed and as <c>--only</c> names it.</param>
/// <param name="Knowledge">Name of the set whose articles are built.</param>
/// <param name="Cases">Name of the set whose cases are asked.</param>
internal sealed record AnswersSet(string Name, string Knowledge, string Cases, int? Shots = null, int Seeds = 1, double Noise = 0);

/// <summary>Asks the cases of every set and prints one line each, so that a change of the matcher is seen whole.</summary>
internal static class AnswersRun
{
    private static readonly string[] Figures = ["top1", "top3", "auroc", "mcc", "mcc_best", "ece", "build_seconds", "p50_ms", "p99_ms"];

    private static readonly AnswersSet[] Sets =
    [
        new("curekart", "hint3-curekart", "hint3-curekart"),
        new("banking77", "banking77", "banking77"),
        new("banking77-10", "banking77", "banking77", 10, 3),
        new("banking77-5", "banking77", "banking77", 5, 3),
        new("banking77-10-noise", "banking77", "banking77", 10, 3, 0.3),
        new("clinc150", "clinc150", "clinc150"),
        new("clinc150-10", "clinc150", "clinc150", 10),
        new("massive-id", "massive-id-ID", "massive-id-ID"),
        new("massive-ms", "massive-ms-MY", "massive-ms-MY"),
        new("massive-en", "massive-en-US", "massive-en-US"),
        new("massive-en-asked-id", "massive-en-US", "massive-id-ID"),
        new("massive-en-asked-ms", "massive-en-US", "massive-ms-MY"),
        new("massive-id-asked-ms", "massive-id-ID", "massive-ms-MY"),
        new("massive-id-asked-en", "massive-id-ID", "massive-en-US"),
        new("bitext", "bitext", "bitext"),
    ];

    public static void Run(string folder, string[] only, TextWriter output)
    {
        output.WriteLine("set                  " + string.Join(' ', Figures.Select(name => name.PadLeft(8)[..8])) + "  clarify    wrong oos@95in    t_best    p_top");
        foreach (var set in Sets.Where(set => only.Length == 0 || only.Any(name => name == set.Name || name.EndsWith('*') && set.Name.StartsWith(name[..^1], StringComparison.Ordinal))))
        {
            var runs = Enumerable.Range(1, set.Seeds).Select(seed => Measure(folder, set, seed)).ToArray();
            var means = Enumerable.Range(0, runs[0].Length).Select(i => runs.Average(run => run[i]));
            output.WriteLine($"{set.Name,-20} " + string.Join(' ', means.Select(mean => mean.ToString("0.0000", CultureInfo.InvariantCulture).PadLeft(8))));
        }
    }

    private static double[] Measure(string folder, AnswersSet set, int seed)
    {
        var (asked, seconds) = AnswersEvaluation.Ask(new(
            Path.Combine(folder, set.Knowledge + ".kb.tsv"), Path.Combine(folder, set.Cases + ".cases.tsv"), Shots: set.Shots, Seed: seed, Noise: set.Noise));
        var figures = AnswersFigures.Of(asked, seconds).ToDictionary(figure => figure.Key, figure => figure.Value, StringComparer.Ordinal);
        return [.. Figures.Select(name => figures[name]), ClarifiedShare(asked), WrongShare(asked), ForeignDeclined(asked), BestThreshold(asked), MeanTop(asked)];
    }

    private static double ClarifiedShare(IReadOnlyList<AskedCase> asked) =>
        asked.Where(one => one.InScope).Average(one => one.Result.Decision == Knowledge.MatchDecision.Clarify ? 1 : 0);

    private static double WrongShare(IReadOnlyList<AskedCase> asked) =>
        asked.Where(one => one.InScope && one.Result.Decision == Knowledge.MatchDecision.Answer).Select(one => one.Rank == 1 ? 0.0 : 1).DefaultIfEmpty().Average();

    /// <summary>The share of foreign cases below the gate's threshold that lets 95 % of the others through; 0 without foreign ones.</summary>
    private static double ForeignDeclined(IReadOnlyList<AskedCase> asked)
    {
        var inScope = asked.Where(one => one.InScope).Select(one => one.Result.AnyProbability).Order().ToArray();
        var threshold = inScope[(int)(inScope.Length * 0.05)];
        return asked.Where(one => !one.InScope).Select(one => one.Result.AnyProbability < threshold ? 1.0 : 0).DefaultIfEmpty().Average();
    }

    private static double BestThreshold(IReadOnlyList<AskedCase> asked) => Enumerable.Range(0, 50).Select(i => i / 50.0)
        .MaxBy(t => AnswersFigures.Matthews(asked.Select(one => (one.Expected, one.Result.TopProbability > t ? one.Top : ""))));

    /// <summary>Above <c>top1</c>: too sure; below: not sure enough.</summary>
    private static double MeanTop(IReadOnlyList<AskedCase> asked) =>
        asked.Where(one => one.InScope).Average(one => one.Result.Ranked.Count > 0 ? one.Result.Ranked[0].Probability : 0);
}
