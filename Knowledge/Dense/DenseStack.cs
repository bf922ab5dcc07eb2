using CareBot.Knowledge.Matching;

namespace CareBot.Knowledge.Dense;

/// <summary>A question scored without itself.</summary>
/// <param name="Logits">The words' log-probabilities, by place.</param>
/// <param name="Articles">The candidates, by place.</param>
/// <param name="Own">Place of the right one.</param>
internal sealed record DenseExample(double[] Logits, int[] Articles, DenseScores Nearness, int Own);

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

    /// <param name="logits">The words', by place.</param>
    /// <param name="articles">By place.</param>
    /// <param name="nearness">By article.</param>
    /// <param name="probabilities">By place; overwritten.</param>
    public void Probabilities(ReadOnlySpan<double> logits, ReadOnlySpan<int> articles, DenseScores nearness, Span<double> probabilities) =>
        Probabilities(logits, articles, nearness, weights, probabilities);

    private static void Probabilities(
        ReadOnlySpan<double> logits, ReadOnlySpan<int> articles, DenseScores nearness, ReadOnlySpan<double> weights, Span<double> probabilities)
    {
        for (var place = 0; place < probabilities.Length; place++)
        {
            probabilities[place] = (weights[0] * logits[place]) + (weights[1] * nearness.Near[articles[place]]) + (weights[2] * nearness.Answers[articles[place]]);
        }

        Stack.Normalise(probabilities);
    }

    private static double AddLoss(DenseExample example, ReadOnlySpan<double> trial, Span<double> gradient, Span<double> hessian)
    {
        var probabilities = new double[example.Logits.Length];
        Probabilities(example.Logits, example.Articles, example.Nearness, trial, probabilities);
        Span<double> mean = stackalloc double[Members];
        Span<double> values = stackalloc double[Members];
        mean.Clear();
        for (var place = 0; place < probabilities.Length; place++)
        {
            var p = probabilities[place];
            if (p < 1e-6)
            {
                continue;
            }

            Read(example, place, values);
            for (var a = 0; a < Members; a++)
            {
                mean[a] += p * values[a];
                for (var b = 0; b < Members; b++)
                {
                    hessian[(a * Members) + b] += p * values[a] * values[b];
                }
            }
        }

        Read(example, example.Own, values);
        for (var a = 0; a < Members; a++)
        {
            gradient[a] += mean[a] - values[a];
            for (var b = 0; b < Members; b++)
            {
                hessian[(a * Members) + b] -= mean[a] * mean[b];
            }
        }

        return -Math.Log(Math.Max(probabilities[example.Own], 1e-12));
    }

    private static void Read(DenseExample example, int place, Span<double> values)
    {
        var article = example.Articles[place];
        (values[0], values[1], values[2]) = (example.Logits[place], example.Nearness.Near[article], example.Nearness.Answers[article]);
    }
}
