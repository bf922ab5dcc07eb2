using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace CareBot.Knowledge.Import.Tables;

/// <summary>The texts of a workbook (ECMA-376, part 1, 18.4 and 22.9.2.19): runs are joined; <c>_x000D_</c> stands for the character of that number.</summary>
internal static partial class WorkbookText
{
    /// <summary>The text of the element that the reader stands on, which it leaves. Phonetic readings do not count.</summary>
    public static string Of(XmlReader reader)
    {
        var text = new StringBuilder();
        using var element = reader.ReadSubtree();
        var (phonetic, inText) = (-1, reader.LocalName == "v");
        while (element.Read())
        {
            if (phonetic >= 0 && element.NodeType == XmlNodeType.EndElement && element.Depth == phonetic)
            {
                phonetic = -1;
            }
            else if (element.NodeType == XmlNodeType.Element && element.LocalName == "rPh" && !element.IsEmptyElement)
            {
                phonetic = element.Depth;
            }
            else if (element.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
            {
                inText = element.NodeType == XmlNodeType.Element && element.LocalName is "t" or "v";
            }
            else if (phonetic < 0 && inText && element.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA or XmlNodeType.Whitespace)
            {
                text.Append(element.Value);
            }
        }

        return Decode(text.ToString());
    }

    public static string Decode(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Coded().Replace(text, match => ((char)ushort.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    /// <summary>The reverse of <see cref="Decode"/>, for every text: what XML cannot hold, and what reads like a code, becomes a code.</summary>
    public static string Encode(string text)
    {
        var coded = text.Contains("_x", StringComparison.Ordinal) ? Coded().Replace(text, match => "_x005F" + match.Value) : text;
        if (coded.All(IsPlain))
        {
            return coded;
        }

        var safe = new StringBuilder();
        for (var i = 0; i < coded.Length; i++)
        {
            var pair = i + 1 < coded.Length && char.IsSurrogatePair(coded[i], coded[i + 1]);
            if (pair || (IsPlain(coded[i]) && !char.IsSurrogate(coded[i])))
            {
                safe.Append(coded[i]);
                if (pair)
                {
                    safe.Append(coded[++i]);
                }
            }
            else
            {
                safe.Append(CultureInfo.InvariantCulture, $"_x{(int)coded[i]:X4}_");
            }
        }

        return safe.ToString();
    }

    private static bool IsPlain(char c) => (c >= ' ' && c < '\uFFFE' && !char.IsSurrogate(c)) || c is '\n' or '\t';

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.None, 1000)]
    private static partial Regex Coded();
}
