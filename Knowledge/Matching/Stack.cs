using CareBot.Knowledge.Index;

namespace CareBot.Knowledge.Matching;

/// <summary>One text whose right article is known, scored without itself.</summary>
/// <param name="Article">One of the candidates; -1: none.</param>
internal sealed record ScoredExample(ulong[] Stems, int Article, Scores Scores);

/// <summary>Weighs the members: P(article) is proportional to exp(Σ weight × score). Weights are never negative.</summary>
internal sealed class Stack(double[] weights)
{
    /// <summary>How many examples' worth of evidence the shipped weights are.</summary>
    private const double PriorStrength = 12;

    /// <summary>The shipped weights, in the order of <see cref="Member"/>.</summary>
    public static Stack Prior { get; } = new([1.5, 0.6, 5.0, 2.5, 2.5, 1.2]);

    public IReadOnlyList<double> Weights => weights;

    public void Write(IndexWriter index) => index.Write((ReadOnlySpan<double>)weights);

    /// <exception cref="IndexException">The index holds weights of other members.</exception>
    public static Stack Read(IndexReader index) => index.Doubles() is { Length: Scores.Members } weights
        ? new(weights)
        : throw new IndexException($"The index weighs other members than these {Scores.Members}.");

    /// <summary>Fits the weights to texts scored without themselves.</summary>
    public static Stack Fit(IReadOnlyList<ScoredExample> examples) => new(NonNegativeNewton.Minimise(
        Prior.Weights.ToArray(),
        new bool[Scores.Members],
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

    /// <summary>Unnormalised log-probabilities.</summary>
    /// <param name="logits">By place; overwritten.</param>
    public void Logits(Scores scores, Span<double> logits)
    {
        for (var place = 0; place < logits.Length; place++)
        {
            logits[place] = Logit(scores, place, weights);
        }
    }

    /// <summary>By place.</summary>
    public double[] Probabilities(Scores scores)
    {
        var logits = new double[scores.Count];
        Logits(scores, logits);
        Normalise(logits);
        return logits;
    }

    /// <summary>Turns log-probabilities into probabilities in place; gives the logarithm of their sum.</summary>
    public static double Normalise(Span<double> logits)
    {
        var top = double.NegativeInfinity;
        foreach (var logit in logits)
        {
            top = Math.Max(top, logit);
        }

        if (double.IsNegativeInfinity(top))
        {
            logits.Clear();
            return top;
        }

        var sum = 0.0;
        foreach (ref var logit in logits)
        {
            logit = Math.Exp(logit - top);
            sum += logit;
        }

        foreach (ref var logit in logits)
        {
            logit /= sum;
        }

        return top + Math.Log(sum);
    }

    private static double Logit(Scores scores, int place, ReadOnlySpan<double> weights)
    {
        var logit = 0.0;
        for (var member = 0; member < Scores.Members; member++)
        {
            logit += weights[member] * scores.Of(member, place);
        }

        return logit;
    }

    private static double AddLoss(ScoredExample example, ReadOnlySpan<double> weights, Span<double> gradient, Span<double> hessian)
    {
        var scores = example.Scores;
        Span<double> probabilities = scores.Count <= Candidates.Most ? stackalloc double[scores.Count] : new double[scores.Count];
        for (var place = 0; place < probabilities.Length; place++)
        {
            probabilities[place] = Logit(scores, place, weights);
        }

        Normalise(probabilities);
        Span<double> mean = stackalloc double[Scores.Members];
        mean.Clear();
        for (var place = 0; place < probabilities.Length; place++)
        {
            var p = probabilities[place];
            if (p < 1e-5)
            {
                continue;
            }

            for (var a = 0; a < Scores.Members; a++)
            {
                var value = scores.Of(a, place);
                mean[a] += p * value;
                for (var b = 0; b <= a; b++)
                {
                    hessian[(a * Scores.Members) + b] += p * value * scores.Of(b, place);
                }
            }
        }

        var own = scores.PlaceOf(example.Article);
        for (var a = 0; a < Scores.Members; a++)
        {
            gradient[a] += mean[a] - scores.Of(a, own);
            for (var b = 0; b <= a; b++)
            {
                hessian[(a * Scores.Members) + b] -= mean[a] * mean[b];
                hessian[(b * Scores.Members) + a] = hessian[(a * Scores.Members) + b];
            }
        }

        return -Math.Log(Math.Max(probabilities[own], 1e-12));
    }
}
