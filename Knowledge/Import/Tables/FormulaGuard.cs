using System.Buffers;

namespace CareBot.Knowledge.Import.Tables;

/// <summary>
/// Spreadsheets run a text cell of a TSV or CSV file that begins like a formula. Such texts are written with an apostrophe
/// before them, which importing takes away again; texts that begin with apostrophes before such a sign get one more, so
/// that every text comes back as it was.
/// </summary>
internal static class FormulaGuard
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    public static string Write(string text) => IsMeant(text) ? "'" + text : text;

    public static string Read(string cell) => cell.StartsWith('\'') && IsMeant(cell) ? cell[1..] : cell;

    private static bool IsMeant(string text)
    {
        var rest = text.AsSpan().TrimStart('\'');
        return rest.Length > 0 && Signs.Contains(rest[0]);
    }
}
