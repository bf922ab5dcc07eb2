namespace CareBot.Knowledge.Matching;

/// <summary>What all articles' machines share: the examples, their squares and their mean.</summary>
internal sealed class LinearProblem
{
    public LinearProblem(IReadOnlyList<Example> examples, int features, int meanFeatures)
    {
        Vectors = [.. examples.Select(example => example.Vector)];
        Features = features;
        Mean = new float[Math.Min(features, meanFeatures)];
        foreach (var vector in Vectors)
        {
            for (var i = 0; i < vector.Index.Length; i++)
            {
                if (vector.Index[i] < Mean.Length)
                {
                    Mean[vector.Index[i]] += vector.Value[i] / Vectors.Length;
                }
            }
        }

        Squares = [.. Vectors.Select(vector => vector.Value.Sum(value => value * value))];
        OfMean = [.. Vectors.Select(vector => LinearModel.Product(vector.View, Mean))];
        MeanSquare = Mean.Sum(value => value * value);
    }

    public SparseVector[] Vectors { get; }

    public int Features { get; }

    public float[] Mean { get; }

    public float MeanSquare { get; }

    /// <summary>By example: the square of its norm.</summary>
    public float[] Squares { get; }

    /// <summary>By example: its product with the mean.</summary>
    public float[] OfMean { get; }
}
