using System.Text;

namespace CareBot.Knowledge.Import.Tables;

/// <summary>Several texts in one cell, separated by semicolons; a semicolon or backslash within one has a backslash before it.</summary>
internal static class ListCell
{
    public static string Write(IEnumerable<string> items) =>
        string.Join("; ", items.Select(item => item.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)));

    /// <summary>Blanks around the items and empty items do not count.</summary>
    public static IReadOnlyList<string> Read(string cell)
    {
        var items = new List<string>();
        var item = new StringBuilder();
        for (var i = 0; i <= cell.Length; i++)
        {
            if (i == cell.Length || cell[i] == ';')
            {
                items.Add(item.ToString().Trim());
                item.Clear();
                continue;
            }

            i += cell[i] == '\\' && i + 1 < cell.Length && cell[i + 1] is '\\' or ';' ? 1 : 0;
            item.Append(cell[i]);
        }

        return [.. items.Where(text => text.Length > 0)];
    }
}
