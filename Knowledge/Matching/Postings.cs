namespace CareBot.Knowledge.Matching;

/// <summary>For every row the columns that have a value there, and the values. Immutable.</summary>
internal sealed class Postings
{
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly float[] _values;

    /// <param name="entries">Column by column in rising order; equal places are added up when adjacent.</param>
    public Postings(int rows, IReadOnlyList<(int Column, SparseVector Vector)> entries)
    {
        var last = new int[rows];
        _starts = new int[rows + 1];
        Array.Fill(last, -1);
        foreach (var (column, vector) in entries)
        {
            foreach (var row in vector.Index)
            {
                _starts[row + 1] += last[row] == column ? 0 : 1;
                last[row] = column;
            }
        }

        for (var row = 0; row < rows; row++)
        {
            _starts[row + 1] += _starts[row];
        }

        _columns = new int[_starts[rows]];
        _values = new float[_starts[rows]];
        Fill(rows, entries);
    }

    public ReadOnlySpan<int> Columns(int row) => _columns.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    public ReadOnlySpan<float> Values(int row) => _values.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    /// <summary>Adds the products of the text's weights with each column's values.</summary>
    public void Multiply(SparseVector text, Span<float> sums)
    {
        for (var i = 0; i < text.Index.Length; i++)
        {
            var columns = Columns(text.Index[i]);
            var values = Values(text.Index[i]);
            var weight = text.Value[i];
            for (var j = 0; j < columns.Length; j++)
            {
                sums[columns[j]] += weight * values[j];
            }
        }
    }

    private void Fill(int rows, IReadOnlyList<(int Column, SparseVector Vector)> entries)
    {
        var next = new int[rows];
        Array.Copy(_starts, next, rows);
        foreach (var (column, vector) in entries)
        {
            for (var i = 0; i < vector.Index.Length; i++)
            {
                var row = vector.Index[i];
                var place = next[row] > _starts[row] && _columns[next[row] - 1] == column ? next[row] - 1 : next[row]++;
                _columns[place] = column;
                _values[place] += vector.Value[i];
            }
        }
    }
}
