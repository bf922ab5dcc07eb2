namespace CareBot.Knowledge.Evaluation;

/// <summary>A UTF-8 table of tab-separated values with a header, read whole. Cells are as they stand; nothing is quoted.</summary>
public sealed class TsvTable
{
    private readonly string[] _header;

    private TsvTable(string[] header, IReadOnlyList<string[]> rows)
    {
        _header = header;
        Rows = rows;
    }

    public IReadOnlyList<string[]> Rows { get; }

    /// <param name="needed">Columns that must stand in the header.</param>
    /// <exception cref="InvalidDataException">A needed column is missing, or a row has more or fewer cells than the header.</exception>
    public static TsvTable Read(string path, params ReadOnlySpan<string> needed)
    {
        var lines = File.ReadAllLines(path);
        var header = lines.Length == 0 ? [] : lines[0].TrimStart('\uFEFF').Split('\t');
        foreach (var column in needed)
        {
            if (!header.Contains(column, StringComparer.Ordinal))
            {
                throw new InvalidDataException($"{path}:1: the column '{column}' is missing; allowed: a header with {string.Join(", ", needed.ToArray())}");
            }
        }

        var rows = new List<string[]>(lines.Length);
        for (var i = 1; i < lines.Length; i++)
        {
            var cells = lines[i].Split('\t');
            if (lines[i].Length == 0)
            {
                continue;
            }

            if (cells.Length != header.Length)
            {
                throw new InvalidDataException($"{path}:{i + 1}: the row has {cells.Length} cells; allowed: {header.Length}, as the header");
            }

            rows.Add(cells);
        }

        return new(header, rows);
    }

    /// <summary>The place of a column in each row; -1 when the table has none of that name.</summary>
    public int Column(string name) => Array.IndexOf(_header, name);
}
