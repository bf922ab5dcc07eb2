using System.Text;
using CareBot.Knowledge.Import.Tables;

namespace CareBot.Knowledge.Export;

/// <summary>Rows as text. What a spreadsheet would take for a formula is guarded.</summary>
internal static class TableWriter
{
    public static string Tsv(IReadOnlyList<string[]> rows) => PlainTsv(rows.Select(row => row.Select(cell => TsvText.Escape(FormulaGuard.Write(cell)))));

    /// <summary>Cells as they are; a tab or line break within one, for which the form has no sign, becomes a blank.</summary>
    public static string PlainTsv(IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin('\t', row.Select(cell => cell.Replace('\t', ' ').Replace('\r', ' ').Replace('\n', ' '))).Append('\n');
        }

        return text.ToString();
    }

    public static string Csv(IReadOnlyList<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            CsvText.Append(text, row.Select(FormulaGuard.Write));
        }

        return text.ToString();
    }
}
