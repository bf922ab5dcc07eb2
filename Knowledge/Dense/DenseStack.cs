using CareBot.Knowledge.Matching;

namespace CareBot.Knowledge.Dense;

/// <summary>A question scored without itself: the words' log-probabilities and the vectors' nearness, by article, and the right one.</summary>
internal sealed record DenseExample(double[] Logits, DenseScores Scores, int Article);

/// <summary>Joins words and vectors: log-odds are the words' times a weight, and the nearness of example and answer each times theirs. No weight is negative.</summary>
internal sealed class DenseStack(double[] weights)
{
    private const int Members = 3;

    /// <summary>How many examples' worth of evidence the shipped weights are.</summary>
    private const double PriorStrength = 12;

    /// <summary>The shipped weights: words, nearest example, answer.</summary>
    public static DenseStack Prior { get; } = new([1, 1.2, 0.3]);

    public static DenseStack Fit(IReadOnlyList<DenseExample> examples) => new(NonNegativeNewton.Minimise(
        Prior.Weights,
        new bool[Members],
        PriorStrength,
        (trial, gradient, hessian) =>
        {
            var loss = 0.0;
            foreach (var example in examples)
            {
                loss += AddLoss(example, trial, gradient, hessian);
            }

            return loss;
        }));

    public ReadOnlySpan<double> Weights => weights;

    /// <summary>Probabilities by article; the words' negative infinity hides an article here too.</summary>
    public double[] Probabilities(ReadOnlySpan<double> logits, DenseScores scores) => Probabilities(logits, scores, weights);

    private static double[] Probabilities(ReadOnlySpan<double> logits, DenseScores scores, ReadOnlySpan<double> weights)
    {
        var joined = new double[logits.Length];
        for (var article = 0; article < joined.Length; article++)
        {
            joined[article] = double.IsNegativeInfinity(logits[article])
                ? double.NegativeInfinity
                : (weights[0] * logits[article]) + (weights[1] * scores.Near[article]) + (weights[2] * scores.Answers[article]);
        }

        Stack.Normalise(joined);
        return joined;
    }

    private static double AddLoss(DenseExample example, ReadOnlySpan<double> trial, Span<double> gradient, Span<double> hessian)
    {
        var probabilities = Probabilities(example.Logits, example.Scores, trial);
        Span<double> mean = stackalloc double[Members];
        Span<double> values = stackalloc double[Members];
        mean.Clear();
        for (var article = 0; article < probabilities.Length; article++)
        {
            var p = probabilities[article];
            if (p < 1e-6)
            {
                continue;
            }

            Read(example, article, values);
            for (var a = 0; a < Members; a++)
            {
                mean[a] += p * values[a];
                for (var b = 0; b < Members; b++)
                {
                    hessian[(a * Members) + b] += p * values[a] * values[b];
                }
            }
        }

        Read(example, example.Article, values);
        for (var a = 0; a < Members; a++)
        {
            gradient[a] += mean[a] - values[a];
            for (var b = 0; b < Members; b++)
            {
                hessian[(a * Members) + b] -= mean[a] * mean[b];
            }
        }

        return -Math.Log(Math.Max(probabilities[example.Article], 1e-12));
    }

    private static void Read(DenseExample example, int article, Span<double> values) =>
        (values[0], values[1], values[2]) = (example.Logits[article], example.Scores.Near[article], example.Scores.Answers[article]);
}
