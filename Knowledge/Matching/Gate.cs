using CareBot.Knowledge.Index;

namespace CareBot.Knowledge.Matching;

/// <summary>P(some article answers): a logistic model over <see cref="GateFeatures"/>, its weights never negative.</summary>
internal sealed class Gate(double[] weights)
{
    private readonly double[] _weights = weights;

    /// <summary>The share of foreign texts that are small talk and the like, the rest being questions of articles that are not there.</summary>
    private const double TalkShare = 0.6;

    private const double PriorStrength = 2;

    /// <summary>The share of foreign texts for which the shipped bias stands.</summary>
    private const double PriorForeignShare = 0.35;

    /// <summary>The shipped weights: one a feature, then the bias.</summary>
    private static readonly double[] PriorWeights = [0.45, 0.2, 1.2, 0.9, 0.3, 1.4, 0.3, 0.3, 0.15, 0.25, 0.15, 0.15, -1.0];

    /// <summary>The shipped gate, for a share of foreign texts between 0 and 1.</summary>
    public static Gate Prior(double foreignShare) =>
        new([.. PriorWeights[..^1], PriorWeights[^1] + Odds(PriorForeignShare) - Odds(foreignShare)]);

    /// <param name="answered">Features of texts scored without themselves.</param>
    /// <param name="foreign">Features of texts scored without their whole article.</param>
    /// <param name="elsewhere">Features of talk that hardly any knowledge base answers.</param>
    /// <param name="foreignShare">The share of foreign texts to expect, 0 to 1.</param>
    public static Gate Fit(IReadOnlyList<double[]> answered, IReadOnlyList<double[]> foreign, IReadOnlyList<double[]> elsewhere, double foreignShare)
    {
        var talk = elsewhere.Count == 0 ? 0 : TalkShare * foreignShare;
        var total = answered.Count + foreign.Count;
        var answeredWeight = (1 - foreignShare) * total / Math.Max(1, answered.Count);
        var foreignWeight = (foreignShare - talk) * total / Math.Max(1, foreign.Count);
        var talkWeight = talk * total / Math.Max(1, elsewhere.Count);
        var free = new bool[GateFeatures.Count + 1];
        free[^1] = true;
        return new(NonNegativeNewton.Minimise(Prior(foreignShare)._weights, free, PriorStrength, (trial, gradient, hessian) =>
        {
            var loss = 0.0;
            foreach (var features in answered)
            {
                loss += AddLoss(features, 1, answeredWeight, trial, gradient, hessian);
            }

            foreach (var features in foreign)
            {
                loss += AddLoss(features, 0, foreignWeight, trial, gradient, hessian);
            }

            foreach (var features in elsewhere)
            {
                loss += AddLoss(features, 0, talkWeight, trial, gradient, hessian);
            }

            return loss;
        }));
    }

    public void Write(IndexWriter index) => index.Write((ReadOnlySpan<double>)_weights);

    /// <exception cref="IndexException">The index holds weights of other features.</exception>
    public static Gate Read(IndexReader index) => index.Doubles() is { Length: GateFeatures.Count + 1 } weights
        ? new(weights)
        : throw new IndexException($"The index weighs other features than these {GateFeatures.Count}.");

    public double Probability(ReadOnlySpan<double> features) => Sigmoid(Sum(features, _weights));

    private static double Sum(ReadOnlySpan<double> features, ReadOnlySpan<double> weights)
    {
        var sum = weights[^1];
        for (var i = 0; i < features.Length; i++)
        {
            sum += weights[i] * features[i];
        }

        return sum;
    }

    private static double Odds(double share) => Math.Log(share / (1 - share));

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-Math.Clamp(x, -30, 30)));

    private static double AddLoss(
        double[] features, double label, double weight, ReadOnlySpan<double> trial, Span<double> gradient, Span<double> hessian)
    {
        var p = Sigmoid(Sum(features, trial));
        var size = trial.Length;
        for (var a = 0; a < size; a++)
        {
            var x = a < features.Length ? features[a] : 1;
            gradient[a] += weight * (p - label) * x;
            for (var b = 0; b < size; b++)
            {
                hessian[(a * size) + b] += weight * p * (1 - p) * x * (b < features.Length ? features[b] : 1);
            }
        }

        return -weight * Math.Log(Math.Max(label > 0.5 ? p : 1 - p, 1e-12));
    }
}
