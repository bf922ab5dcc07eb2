using System.Text;

namespace CareBot.Knowledge.Import.Tables;

/// <summary>Tab-separated text. Nothing is quoted: a quotation mark is a character like any other.</summary>
internal static class TsvText
{
    public static IReadOnlyList<TableRow> Rows(string text)
    {
        var rows = new List<TableRow>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var row = line.TrimEnd('\r');
            if (row.Length > 0)
            {
                rows.Add(new(number, row.Split('\t')));
            }
        }

        return rows;
    }

    /// <summary>Writes a backslash, tab, line feed and carriage return as <c>\\</c>, <c>\t</c>, <c>\n</c>, <c>\r</c>.</summary>
    public static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

    /// <summary>The reverse of <see cref="Escape"/>; any other backslash stays as it is.</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var meant = text[i] == '\\' && i + 1 < text.Length ? text[i + 1] switch { '\\' => '\\', 't' => '\t', 'n' => '\n', 'r' => '\r', _ => '\0' } : '\0';
            plain.Append(meant == '\0' ? text[i] : meant);
            i += meant == '\0' ? 0 : 1;
        }

        return plain.ToString();
    }
}
