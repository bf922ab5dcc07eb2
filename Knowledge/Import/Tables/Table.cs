namespace CareBot.Knowledge.Import.Tables;

/// <param name="Number">The row's line in the file, or its number in the sheet; from 1.</param>
internal sealed record TableRow(int Number, IReadOnlyList<string> Cells);

/// <summary>A table with a header. Columns are found by name in any case; a row without a cell for a column has an empty one.</summary>
internal sealed class Table
{
    private readonly string[] _header;

    private Table(string file, string[] header, IReadOnlyList<TableRow> rows)
    {
        File = file;
        _header = header;
        Rows = rows;
    }

    public string File { get; }

    /// <summary>Without the header and without rows that have no text.</summary>
    public IReadOnlyList<TableRow> Rows { get; }

    public IReadOnlyList<string> Header => _header;

    /// <returns>The table; null, with faults, when it has no header, a column twice, too many rows, or a row with more cells than the header.</returns>
    public static Table? Of(string file, IReadOnlyList<TableRow> rows, FaultList faults)
    {
        var filled = rows.Where(row => row.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell))).ToArray();
        if (filled.Length == 0)
        {
            faults.Error(file, 0, null, "the table is empty", "a header and at least one row");
            return null;
        }

        if (filled.Length > ImportLimits.MaxRows || filled[0].Cells.Count > ImportLimits.MaxColumns)
        {
            faults.Error(file, 0, null, $"the table has {filled.Length} rows and {filled[0].Cells.Count} columns", $"at most {ImportLimits.MaxRows} rows and {ImportLimits.MaxColumns} columns");
            return null;
        }

        var header = filled[0].Cells.Select(cell => cell.Trim()).ToArray();
        var sound = true;
        foreach (var doubled in header.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
        {
            faults.Error(file, filled[0].Number, doubled.Key, "the column stands twice", "each column once");
            sound = false;
        }

        foreach (var row in filled.Skip(1).Where(row => row.Cells.Skip(header.Length).Any(cell => cell.Length > 0)))
        {
            faults.Error(file, row.Number, null, $"the row has {row.Cells.Count} cells", $"{header.Length}, as the header");
            sound = false;
        }

        return sound ? new(file, header, filled[1..]) : null;
    }

    /// <summary>The same table with every cell below the header changed.</summary>
    public Table With(Func<string, string> change) => new(File, _header, [.. Rows.Select(row => row with { Cells = [.. row.Cells.Select(change)] })]);

    /// <summary>A column's place; -1 when there is none of that name.</summary>
    public int Column(string name) => Array.FindIndex(_header, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A row's cell; empty when the table has no such column (-1) or the row ends before it.</summary>
    public static string Cell(TableRow row, int column) => column >= 0 && column < row.Cells.Count ? row.Cells[column] : "";
}
