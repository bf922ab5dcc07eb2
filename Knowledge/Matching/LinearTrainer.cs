using System.Runtime.CompilerServices;

namespace CareBot.Knowledge.Matching;

/// <summary>
/// One-against-rest support vector machines with squared hinge loss for all articles at once, by dual coordinate descent
/// (Hsieh et al., "A dual coordinate descent method for large-scale linear SVM", 2008).
/// </summary>
internal sealed class LinearTrainer
{
    private const float Cost = 1f;
    private const float PositiveCost = 4f;
    private const float Bias = 1f;
    private const float Tolerance = 0.02f;

    /// <summary>Cells of the weight matrix: 60 MB. Where articles and features are many, the rarest features stay out.</summary>
    private const int MaxCells = 15_000_000;
    private const int MaxDuals = 100_000_000;

    private readonly IReadOnlyList<Example> _examples;
    private readonly int _articles;
    private readonly int _features;
    private readonly int _seed;
    private readonly float[] _squares;
    private readonly float[] _dual;
    private readonly Rows _weights;
    private readonly float[] _bias;

    /// <param name="features">Features that the examples' vectors may name, the most frequent first.</param>
    /// <remarks>With more dual variables than <see cref="MaxDuals"/> nothing is learned and every margin is 0: the other members carry on.</remarks>
    public LinearTrainer(IReadOnlyList<Example> examples, int articles, int features, int seed)
    {
        var width = Rows.Pad(Math.Max(1, articles));
        _examples = (long)examples.Count * width <= MaxDuals ? examples : [];
        _articles = articles;
        _features = _examples.Count == 0 ? 0 : Math.Min(features, MaxCells / width);
        _seed = seed;
        _weights = new Rows(_features, articles);
        _bias = new float[_weights.Width];
        _dual = new float[_examples.Count * _weights.Width];
        _squares = [.. _examples.Select(example => SquareOf(example.Vector) + (Bias * Bias))];
    }

    public LinearModel Model => new(_weights, _bias);

    public void Train(int passes)
    {
        var order = Enumerable.Range(0, _examples.Count).ToArray();
        var random = new Random(_seed);
        var scores = new float[_weights.Width];
        for (var pass = 0; pass < passes; pass++)
        {
            random.Shuffle(order);
            var worst = 0f;
            foreach (var i in order)
            {
                _bias.CopyTo(scores, 0);
                _weights.Multiply(_examples[i].Vector, scores);
                var step = Step(i, scores);
                if (step > 0)
                {
                    worst = Math.Max(worst, step);
                    Apply(i, scores);
                }
            }

            if (worst < Tolerance)
            {
                return;
            }
        }
    }

    /// <summary>Moves the dual variables of one example; leaves the signed moves in <paramref name="scores"/>. Gives the largest violation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float Step(int example, Span<float> scores)
    {
        var dual = Dual(example);
        var own = _examples[example].Article;
        var square = _squares[example];
        var worst = 0f;
        for (var c = 0; c < _articles; c++)
        {
            var sign = c == own ? 1f : -1f;
            var slack = c == own ? 0.5f / PositiveCost : 0.5f / Cost;
            var gradient = (sign * scores[c]) - 1 + (slack * dual[c]);
            var moved = Math.Max(0, dual[c] - (gradient / (square + slack)));
            var violation = dual[c] > 0 ? Math.Abs(gradient) : Math.Max(0, -gradient);
            worst = Math.Max(worst, violation);
            scores[c] = violation > Tolerance / 4 ? sign * (moved - dual[c]) : 0;
            dual[c] = violation > Tolerance / 4 ? moved : dual[c];
        }

        return worst > Tolerance / 4 ? worst : 0;
    }

    private float SquareOf(SparseVector vector)
    {
        var square = 0f;
        for (var i = 0; i < vector.Index.Length; i++)
        {
            square += vector.Index[i] < _features ? vector.Value[i] * vector.Value[i] : 0;
        }

        return square;
    }

    private void Apply(int example, ReadOnlySpan<float> change)
    {
        _weights.Update(_examples[example].Vector, change);
        Rows.AddScaled(_bias, change, Bias * Bias);
    }

    private Span<float> Dual(int example) => _dual.AsSpan(example * _weights.Width, _weights.Width);
}
