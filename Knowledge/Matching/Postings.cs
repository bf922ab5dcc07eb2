using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CareBot.Knowledge.Matching;

/// <summary>
/// A sparse matrix with a row a feature. Rows that few columns share are lists of columns; the others are whole, padded to
/// SIMD vectors. Features beyond the last row are passed over. Immutable.
/// </summary>
internal sealed class Postings
{
    /// <summary>A row is whole when at least one column in so many has a value.</summary>
    private const int WholeShare = 6;

    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly float[] _values;
    private readonly int[] _wholeOf;
    private readonly float[] _whole;

    /// <param name="starts">By row, and the end: where its values begin.</param>
    /// <param name="columns">Rising within a row.</param>
    private Postings(int width, int[] starts, int[] columns, float[] values)
    {
        var rows = starts.Length - 1;
        (Columns, _starts, _wholeOf) = (width, new int[rows + 1], new int[rows]);
        var whole = 0;
        for (var row = 0; row < rows; row++)
        {
            var count = starts[row + 1] - starts[row];
            var isWhole = (long)count * WholeShare >= width && count > 0;
            _wholeOf[row] = isWhole ? whole++ : -1;
            _starts[row + 1] = _starts[row] + (isWhole ? 0 : count);
        }

        _whole = new float[whole * Pad(width)];
        (_columns, _values) = whole == 0 ? (columns, values) : (new int[_starts[rows]], new float[_starts[rows]]);
        for (var row = 0; row < rows && whole > 0; row++)
        {
            var (from, count) = (starts[row], starts[row + 1] - starts[row]);
            if (_wholeOf[row] < 0)
            {
                Array.Copy(columns, from, _columns, _starts[row], count);
                Array.Copy(values, from, _values, _starts[row], count);
                continue;
            }

            var target = Whole(row);
            for (var i = from; i < from + count; i++)
            {
                target[columns[i]] = values[i];
            }
        }
    }

    public int Columns { get; }

    public int Rows => _wholeOf.Length;

    /// <summary>How long a sum over columns must be.</summary>
    public static int Pad(int columns) => (columns + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    /// <param name="entries">Column by column in rising order; a column that comes again adds up.</param>
    /// <param name="map">What becomes of each column's values; null: they stay.</param>
    public static Postings Of(int rows, int columns, IReadOnlyList<(int Column, SparseVector Vector)> entries, Func<int, float, float>? map = null)
    {
        var last = new int[rows];
        var starts = new int[rows + 1];
        Array.Fill(last, -1);
        foreach (var (column, vector) in entries)
        {
            foreach (var row in vector.Index)
            {
                starts[row + 1] += last[row] == column ? 0 : 1;
                last[row] = column;
            }
        }

        for (var row = 0; row < rows; row++)
        {
            starts[row + 1] += starts[row];
        }

        var (places, values) = (new int[starts[rows]], new float[starts[rows]]);
        Array.Copy(starts, last, rows);
        foreach (var (column, vector) in entries)
        {
            for (var i = 0; i < vector.Index.Length; i++)
            {
                var row = vector.Index[i];
                var place = last[row] > starts[row] && places[last[row] - 1] == column ? last[row] - 1 : last[row]++;
                places[place] = column;
                values[place] += vector.Value[i];
            }
        }

        for (var i = 0; i < values.Length && map is not null; i++)
        {
            values[i] = map(places[i], values[i]);
        }

        return new(columns, starts, places, values);
    }

    /// <summary>Adds the products of the text's weights with each column's values.</summary>
    /// <param name="sums"><see cref="Pad"/> of the columns long.</param>
    public void Multiply(SparseView text, Span<float> sums)
    {
        for (var i = 0; i < text.Index.Length; i++)
        {
            var row = text.Index[i];
            if (row >= Rows)
            {
                continue;
            }

            if (_wholeOf[row] >= 0)
            {
                AddScaled(sums, Whole(row), text.Value[i]);
            }
            else
            {
                AddListed(sums, row, text.Value[i]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddScaled(Span<float> sum, ReadOnlySpan<float> row, float scale)
    {
        var to = MemoryMarshal.Cast<float, Vector<float>>(sum);
        var from = MemoryMarshal.Cast<float, Vector<float>>(row);
        var factor = new Vector<float>(scale);
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = Vector.MultiplyAddEstimate(from[i], factor, to[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddListed(Span<float> sums, int row, float weight)
    {
        var columns = _columns.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);
        var values = _values.AsSpan(_starts[row], columns.Length);
        if (sums.Length < Columns)
        {
            throw new ArgumentException($"There are {sums.Length} sums for {Columns} columns.", nameof(sums));
        }

        // Columns lie within the sums: without a check of each, a long list is walked in two thirds of the time.
        ref var first = ref MemoryMarshal.GetReference(sums);
        for (var i = 0; i < columns.Length && i < values.Length; i++)
        {
            Unsafe.Add(ref first, columns[i]) += weight * values[i];
        }
    }

    private Span<float> Whole(int row) => _whole.AsSpan(_wholeOf[row] * Pad(Columns), Pad(Columns));
}
