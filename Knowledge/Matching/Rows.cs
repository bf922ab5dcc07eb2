using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CareBot.Knowledge.Index;

namespace CareBot.Knowledge.Matching;

/// <summary>
/// A matrix with a row a feature and a column an article, rows padded to whole SIMD vectors. Features beyond the last row are
/// passed over.
/// </summary>
internal sealed class Rows(int rows, int columns)
{
    private readonly float[] _values = new float[rows * Pad(columns)];

    public int Columns => columns;

    public int Width { get; } = Pad(columns);

    public static int Pad(int columns) => (columns + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    public Span<float> this[int row] => _values.AsSpan(row * Width, Width);

    /// <summary>Without the padding, whose width is the machine's.</summary>
    public void Write(IndexWriter index)
    {
        index.Write(rows);
        index.Write(columns);
        for (var row = 0; row < rows; row++)
        {
            index.Write((ReadOnlySpan<float>)this[row][..columns]);
        }
    }

    /// <exception cref="IndexException">The index holds another matrix than one of <paramref name="columns"/>.</exception>
    public static Rows Read(IndexReader index, int maxRows, int columns)
    {
        var (height, width) = (index.Int(), index.Int());
        if (height < 0 || height > maxRows || width != columns)
        {
            throw new IndexException($"The index has a matrix of {height} by {width}; at most {maxRows} by {columns} belongs there.");
        }

        var read = new Rows(height, width);
        for (var row = 0; row < height; row++)
        {
            index.Floats(read[row][..width]);
        }

        return read;
    }

    public void CopyTo(Rows other) => _values.CopyTo(other._values, 0);

    /// <summary>Adds this matrix's rows, each times its weight in <paramref name="vector"/>, to <paramref name="sum"/>.</summary>
    public void Multiply(SparseVector vector, Span<float> sum)
    {
        for (var i = 0; i < vector.Index.Length; i++)
        {
            if (vector.Index[i] < rows)
            {
                AddScaled(sum, this[vector.Index[i]], vector.Value[i]);
            }
        }
    }

    /// <summary>Adds <paramref name="change"/>, times the vector's weights, to the vector's rows.</summary>
    public void Update(SparseVector vector, ReadOnlySpan<float> change)
    {
        for (var i = 0; i < vector.Index.Length; i++)
        {
            if (vector.Index[i] < rows)
            {
                AddScaled(this[vector.Index[i]], change, vector.Value[i]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(Span<float> sum, ReadOnlySpan<float> row, float scale)
    {
        var to = MemoryMarshal.Cast<float, Vector<float>>(sum);
        var from = MemoryMarshal.Cast<float, Vector<float>>(row);
        var factor = new Vector<float>(scale);
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = Vector.MultiplyAddEstimate(from[i], factor, to[i]);
        }
    }
}
