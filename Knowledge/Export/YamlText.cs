using System.Globalization;
using System.Text;

namespace CareBot.Knowledge.Export;

/// <summary>A text as a YAML scalar on one line: plain where that is safe, else in double quotes.</summary>
internal static class YamlText
{
    public static string Scalar(string text) => IsPlain(text) ? text : Quoted(text);

    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or '\u007F' or '\u0085' or '\u00A0' or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' =>
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Letters, digits and harmless signs, so that no reader takes the text for a list, a map, a comment, a number or a truth value.</summary>
    private static bool IsPlain(string text) =>
        text.Length > 1
        && char.IsLetter(text[0])
        && text[^1] != ' '
        && text.All(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '?' or '!' or '/' or '(' or ')' or '+' or '-' or '_' or '\'' or ';' or '%')
        && text.ToUpperInvariant() is not ("YES" or "NO" or "ON" or "OFF" or "TRUE" or "FALSE" or "NULL");
}
