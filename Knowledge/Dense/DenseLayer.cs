using CareBot.Knowledge.Matching;

namespace CareBot.Knowledge.Dense;

/// <summary>What vectors add to the words: a knowledge base with it answers queries without a vector as one without it. Immutable and safe for any number of threads.</summary>
internal sealed class DenseLayer(string model, DenseIndex index, DenseStack stack, DenseGate gate, TopCalibration top)
{
    public string Model => model;

    public int Dimensions => index.Dimensions;

    /// <summary>What the vector makes of the words' result; null when it cannot be compared with the articles': without a direction, or of other dimensions.</summary>
    /// <param name="vector">The query's, of the articles' model.</param>
    /// <param name="logits">The words' log-probabilities by article, not normalised; negative infinity: hidden.</param>
    /// <param name="any">The words' probability that some article answers.</param>
    /// <param name="hidden">Articles that are to be thought away; null: none.</param>
    public Joined? Join(ReadOnlySpan<float> vector, ReadOnlySpan<double> logits, double any, IReadOnlyList<bool>? hidden)
    {
        var direction = new float[index.Dimensions];
        if (!VectorRows.TryNormalise(vector, direction))
        {
            return null;
        }

        var scores = index.Score(direction, left: null);
        var probabilities = stack.Probabilities(logits, scores);
        var nearest = scores.Top(hidden);
        top.Apply(probabilities);
        return new(probabilities, double.IsFinite(nearest) ? gate.Probability(any, nearest) : any, scores.Nearest.ToArray());
    }

    /// <param name="Probabilities">By article.</param>
    /// <param name="Any">That some article answers.</param>
    /// <param name="Nearest">Number of the example with the nearest vector, by article; -1: none.</param>
    public sealed record Joined(double[] Probabilities, double Any, int[] Nearest)
    {
        /// <summary>Names the nearest example by vector where no example shares a word (-1).</summary>
        public void Complete(int[] nearest)
        {
            for (var article = 0; article < nearest.Length; article++)
            {
                nearest[article] = nearest[article] < 0 ? Nearest[article] : nearest[article];
            }
        }
    }
}
