using System.Numerics;

namespace CareBot.Knowledge.Dense;

/// <summary>Vectors of length 1, row by row. Immutable.</summary>
internal sealed class VectorRows
{
    private readonly float[] _values;

    /// <exception cref="ArgumentException">Rows of different lengths, an empty row, or a row that has no direction.</exception>
    public VectorRows(IReadOnlyList<string> texts, TextVectors vectors)
    {
        Dimensions = texts.Count == 0 ? 0 : vectors.Of(texts[0]).Length;
        _values = new float[checked(texts.Count * Dimensions)];
        for (var row = 0; row < texts.Count; row++)
        {
            if (!TryNormalise(vectors.Of(texts[row]), _values.AsSpan(row * Dimensions, Dimensions)))
            {
                throw new ArgumentException($"A vector of {vectors.Model} has no direction, or not the {Dimensions} dimensions of the others.", nameof(vectors));
            }
        }
    }

    public int Dimensions { get; }

    public ReadOnlySpan<float> this[int row] => _values.AsSpan(row * Dimensions, Dimensions);

    /// <summary>The vector's direction; false if it has none, or another number of dimensions than <paramref name="direction"/>.</summary>
    public static bool TryNormalise(ReadOnlySpan<float> vector, Span<float> direction)
    {
        if (vector.Length == 0 || vector.Length != direction.Length)
        {
            return false;
        }

        var length = MathF.Sqrt(Dot(vector, vector));
        if (!(length > 1e-12f) || !float.IsFinite(length))
        {
            return false;
        }

        for (var i = 0; i < vector.Length; i++)
        {
            direction[i] = vector[i] / length;
        }

        return true;
    }

    public static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var (sum, at) = (Vector<float>.Zero, 0);
        for (; at <= one.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            sum += new Vector<float>(one[at..]) * new Vector<float>(other[at..]);
        }

        var total = Vector.Sum(sum);
        for (; at < one.Length; at++)
        {
            total += one[at] * other[at];
        }

        return total;
    }
}
