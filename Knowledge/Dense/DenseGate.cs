using CareBot.Knowledge.Matching;

namespace CareBot.Knowledge.Dense;

/// <summary>P(some article answers), from the words' gate and the nearness of the nearest example of all.</summary>
internal sealed class DenseGate(double[] weights)
{
    private const int Size = 3;
    private const double PriorStrength = 12;
    private const double Edge = 1e-4;

    /// <summary>The shipped weights: log-odds of the words' gate, nearness, and a bias by which 2.7 deviations say nothing either way.</summary>
    public static DenseGate Prior { get; } = new([1, 0.5, -1.35]);

    /// <param name="answered">The words' probability and the nearness, of questions scored without themselves.</param>
    /// <param name="foreign">The same of questions scored without their article.</param>
    /// <param name="foreignShare">The share of foreign texts to expect, 0 to 1.</param>
    public static DenseGate Fit(IReadOnlyList<(double Any, double Near)> answered, IReadOnlyList<(double Any, double Near)> foreign, double foreignShare)
    {
        var total = answered.Count + foreign.Count;
        return new(NonNegativeNewton.Minimise(Prior.Weights, [false, false, true], PriorStrength, (trial, gradient, hessian) =>
            AddLoss(answered, 1, (1 - foreignShare) * total / Math.Max(1, answered.Count), trial, gradient, hessian)
            + AddLoss(foreign, 0, foreignShare * total / Math.Max(1, foreign.Count), trial, gradient, hessian)));
    }

    private ReadOnlySpan<double> Weights => weights;

    public double Probability(double any, double near)
    {
        Span<double> features = stackalloc double[Size];
        Read(any, near, features);
        return Sigmoid(features, weights);
    }

    private static double AddLoss(
        IReadOnlyList<(double Any, double Near)> asked, double label, double weight, ReadOnlySpan<double> trial, Span<double> gradient, Span<double> hessian)
    {
        var loss = 0.0;
        Span<double> features = stackalloc double[Size];
        foreach (var (any, near) in asked)
        {
            Read(any, near, features);
            var p = Sigmoid(features, trial);
            for (var a = 0; a < Size; a++)
            {
                gradient[a] += weight * (p - label) * features[a];
                for (var b = 0; b < Size; b++)
                {
                    hessian[(a * Size) + b] += weight * p * (1 - p) * features[a] * features[b];
                }
            }

            loss -= weight * Math.Log(Math.Max(label > 0.5 ? p : 1 - p, 1e-12));
        }

        return loss;
    }

    private static void Read(double any, double near, Span<double> features)
    {
        any = Math.Clamp(any, Edge, 1 - Edge);
        (features[0], features[1], features[2]) = (Math.Log(any / (1 - any)), near, 1);
    }

    private static double Sigmoid(ReadOnlySpan<double> features, ReadOnlySpan<double> weights) =>
        1 / (1 + Math.Exp(-((features[0] * weights[0]) + (features[1] * weights[1]) + (features[2] * weights[2]))));
}
