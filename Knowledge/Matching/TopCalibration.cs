using CareBot.Knowledge.Index;

namespace CareBot.Knowledge.Matching;

/// <summary>
/// Corrects the first article's probability: log-odds are a·ln p − b·ln(1−p) + c (Kull et al., "Beta calibration", 2017), so that
/// a knowledge base with mislabelled examples can be less sure at the top without being less sure in the middle.
/// </summary>
internal sealed class TopCalibration(double[] weights)
{
    /// <summary>How many questions' worth of evidence the unchanged probability is.</summary>
    private const double PriorStrength = 60;
    private const double Edge = 1e-4;

    /// <summary>Changes nothing.</summary>
    public static TopCalibration None { get; } = new([1, 1, 0]);

    /// <param name="asked">Questions scored without themselves: the first article's probability and whether it was right.</param>
    public static TopCalibration Fit(IReadOnlyList<(double Top, bool Right)> asked) => new(NonNegativeNewton.Minimise(
        [1, 1, 0],
        [false, false, true],
        PriorStrength,
        (trial, gradient, hessian) =>
        {
            var loss = 0.0;
            Span<double> x = stackalloc double[3];
            foreach (var (top, right) in asked)
            {
                Read(top, x);
                var p = Sigmoid(x, trial);
                loss -= Math.Log(Math.Max(right ? p : 1 - p, 1e-12));
                for (var a = 0; a < 3; a++)
                {
                    gradient[a] += (p - (right ? 1 : 0)) * x[a];
                    for (var b = 0; b < 3; b++)
                    {
                        hessian[(a * 3) + b] += p * (1 - p) * x[a] * x[b];
                    }
                }
            }

            return loss;
        }));

    public void Write(IndexWriter index) => index.Write((ReadOnlySpan<double>)weights);

    /// <exception cref="IndexException">The index holds weights of another form.</exception>
    public static TopCalibration Read(IndexReader index) => index.Doubles() is { Length: 3 } stored
        ? new(stored)
        : throw new IndexException("The index corrects probabilities by other weights than these 3.");

    /// <summary>Corrects the greatest probability and scales the others to what it leaves; the order stays.</summary>
    public void Apply(Span<double> probabilities)
    {
        var (top, second) = (-1, 0.0);
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (top < 0 || probabilities[i] > probabilities[top])
            {
                (second, top) = (top < 0 ? 0 : probabilities[top], i);
            }
            else
            {
                second = Math.Max(second, probabilities[i]);
            }
        }

        if (top < 0 || second <= 0)
        {
            return;
        }

        Span<double> x = stackalloc double[3];
        Read(probabilities[top], x);
        var rest = 1 - probabilities[top];
        var equal = second / (rest + second);
        var corrected = Math.Max(Sigmoid(x, weights), equal + ((1 - equal) * Edge));
        foreach (ref var probability in probabilities)
        {
            probability *= rest <= 0 ? 1 : (1 - corrected) / rest;
        }

        probabilities[top] = rest <= 0 ? 1 : corrected;
    }

    private static void Read(double top, Span<double> x)
    {
        top = Math.Clamp(top, Edge, 1 - Edge);
        (x[0], x[1], x[2]) = (Math.Log(top), -Math.Log(1 - top), 1);
    }

    private static double Sigmoid(ReadOnlySpan<double> x, ReadOnlySpan<double> weights) =>
        1 / (1 + Math.Exp(-((x[0] * weights[0]) + (x[1] * weights[1]) + (x[2] * weights[2]))));
}
