using System.Buffers;
using System.Text;

namespace CareBot.Knowledge.Import.Tables;

/// <summary>Comma-separated text as in RFC 4180, also with semicolons, as spreadsheets in many countries write it.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",;\"\r\n");

    /// <returns>The rows; null, with a fault, when a quotation does not end or goes on after its end.</returns>
    public static IReadOnlyList<TableRow>? Rows(string file, string text, FaultList faults)
    {
        var separator = Separator(text);
        var rows = new List<TableRow>();
        var cells = new List<string>();
        var (i, line, first) = (0, 1, 1);
        while (i < text.Length)
        {
            var start = i;
            if (text[i] == '"')
            {
                if (Quoted(text, ref i, ref line) is not { } cell)
                {
                    faults.Error(file, first, null, "a quotation does not end", "a second '\"' at its end; '\"\"' for one within it");
                    return null;
                }

                if (i < text.Length && text[i] != separator && text[i] is not ('\r' or '\n'))
                {
                    faults.Error(file, line, null, "text follows a quotation", $"'{separator}' or the line's end after it");
                    return null;
                }

                cells.Add(cell);
            }
            else
            {
                while (i < text.Length && text[i] != separator && text[i] is not ('\r' or '\n'))
                {
                    i++;
                }

                cells.Add(text[start..i]);
            }

            if (i < text.Length && text[i] == separator)
            {
                i++;
                if (i < text.Length)
                {
                    continue;
                }

                cells.Add("");
            }

            rows.Add(new(first, [.. cells]));
            cells.Clear();
            i += i + 1 < text.Length && text[i] == '\r' && text[i + 1] == '\n' ? 2 : 1;
            first = ++line;
        }

        return rows;
    }

    /// <summary>One record, ended by CR LF.</summary>
    public static void Append(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(cell => cell.AsSpan().ContainsAny(Special) || cell.StartsWith(' ') || cell.EndsWith(' ')
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell)).Append("\r\n");

    private static char Separator(string text)
    {
        var header = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        return header.Count(';') > header.Count(',') ? ';' : ',';
    }

    /// <summary>The text of the quotation that begins at <paramref name="i"/>, which is behind it afterwards; null when it does not end.</summary>
    private static string? Quoted(string text, ref int i, ref int line)
    {
        var cell = new StringBuilder();
        for (i++; i < text.Length; i++)
        {
            if (text[i] == '"' && (i + 1 == text.Length || text[i + 1] != '"'))
            {
                i++;
                return cell.ToString();
            }

            line += text[i] == '\n' ? 1 : 0;
            i += text[i] == '"' ? 1 : 0;
            cell.Append(text[i]);
        }

        return null;
    }
}
