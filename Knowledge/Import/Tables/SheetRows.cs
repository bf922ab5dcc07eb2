using System.Globalization;
using System.Xml;

namespace CareBot.Knowledge.Import.Tables;

/// <summary>The rows of one sheet, read once from first to last. Cells without a reference follow the one before them.</summary>
internal sealed class SheetRows(string file, string sheet, IReadOnlyList<string> shared, FaultList faults)
{
    private readonly List<TableRow> _rows = [];
    private List<string> _cells = [];
    private int _row;
    private bool _sound = true;

    public IReadOnlyList<TableRow> Rows => _rows;

    /// <returns>Whether every cell could be read; faults tell of the others.</returns>
    /// <exception cref="InvalidDataException">The sheet is larger than an import may be.</exception>
    public bool Read(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "row")
            {
                BeginRow(reader);
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "c")
            {
                Cell(reader);
            }
            else if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "row")
            {
                _rows.Add(new(_row, _cells));
            }
        }

        return _sound;
    }

    private void BeginRow(XmlReader reader)
    {
        _row = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : _row + 1;
        _cells = [];
        if (_rows.Count > ImportLimits.MaxRows)
        {
            throw new InvalidDataException($"the sheet '{sheet}' has more than {ImportLimits.MaxRows} rows");
        }
    }

    private void Cell(XmlReader reader)
    {
        var column = ColumnOf(reader.GetAttribute("r")) ?? _cells.Count;
        if (column >= ImportLimits.MaxColumns)
        {
            throw new InvalidDataException($"row {_row} of the sheet '{sheet}' has more than {ImportLimits.MaxColumns} columns");
        }

        while (_cells.Count <= column)
        {
            _cells.Add("");
        }

        var type = reader.GetAttribute("t") ?? "n";
        if (reader.IsEmptyElement)
        {
            return;
        }

        var (value, formula) = ("", false);
        using (var cell = reader.ReadSubtree())
        {
            cell.Read();
            while (cell.Read())
            {
                if (cell.NodeType == XmlNodeType.Element && cell.LocalName is "v" or "is")
                {
                    value = WorkbookText.Of(cell);
                }

                formula |= cell.NodeType == XmlNodeType.Element && cell.LocalName == "f";
            }
        }

        _cells[column] = formula ? Refuse(column, "the cell has a formula", "the text itself") : Value(type, value, column);
    }

    private string Value(string type, string value, int column) => type switch
    {
        "s" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count => shared[index],
        "s" => Refuse(column, "the cell's text is missing from the workbook", "a workbook as spreadsheet programs save it"),
        "b" => value == "1" ? "True" : "False",
        "e" => Refuse(column, $"the cell shows the error '{value}'", "text"),
        _ => value,
    };

    private string Refuse(int column, string what, string allowed)
    {
        _sound = false;
        faults.Error(file, _row, $"{sheet}!{Letters(column)}", what, allowed);
        return "";
    }

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private static int? ColumnOf(string? reference)
    {
        if (reference is null)
        {
            return null;
        }

        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            column = (column * 26) + (c - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }
}
