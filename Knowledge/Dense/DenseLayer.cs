using CareBot.Knowledge.Matching;

namespace CareBot.Knowledge.Dense;

/// <summary>What vectors add to the words: a knowledge base with it answers queries without a vector as one without it. Immutable and safe for any number of threads.</summary>
internal sealed class DenseLayer(string model, DenseIndex index, DenseStack stack, DenseGate gate, TopCalibration top)
{
    public string Model => model;

    public int Dimensions => index.Dimensions;

    /// <summary>How near the articles are to the vector; null when it cannot be compared with theirs: without a direction, or of other dimensions.</summary>
    public DenseScores? Score(ReadOnlySpan<float> vector)
    {
        var direction = new float[index.Dimensions];
        return VectorRows.TryNormalise(vector, direction) ? index.Score(direction, left: null) : null;
    }

    /// <summary>What vectors make of the words' result.</summary>
    /// <param name="nearness">Of the query's vector.</param>
    /// <param name="candidates">The words'; one that shares no feature with the text takes the example with the nearest vector.</param>
    /// <param name="words">Their log-probabilities by place, not normalised.</param>
    /// <param name="any">The words' probability that some article answers.</param>
    /// <param name="probabilities">By place; overwritten.</param>
    /// <returns>The probability that some article answers.</returns>
    public double Join(DenseScores nearness, Scores candidates, ReadOnlySpan<double> words, double any, Span<double> probabilities)
    {
        stack.Probabilities(words, candidates.Articles, nearness, probabilities);
        top.Apply(probabilities);
        for (var place = 0; place < candidates.Count; place++)
        {
            if (candidates.NearestExample(place) < 0)
            {
                candidates.SetNearest(place, nearness.NearestExample(candidates.Articles[place]));
            }
        }

        return gate.Probability(any, nearness.Top(candidates.Articles));
    }
}
