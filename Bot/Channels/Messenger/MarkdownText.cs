using System.Text;

namespace CareBot.Bot.Channels.Messenger;

/// <summary>
/// Markdown brought to plain text for a platform that shows none: marks of emphasis, headings, code and quotes go, list
/// marks become bullets, a link reads <c>text (address)</c>. Lone asterisks and underscores inside words stay.
/// </summary>
internal static class MarkdownText
{
    private const int LongestLink = 1000;

    public static string Plain(string markdown)
    {
        var lines = new List<string>();
        var fenced = false;
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                fenced = !fenced;
                continue;
            }

            var plain = fenced ? line : Line(line.TrimEnd());
            if (plain.Length > 0 || lines is [.., { Length: > 0 }])
            {
                lines.Add(plain);
            }
        }

        return string.Join('\n', lines).TrimEnd();
    }

    private static string Line(string line)
    {
        var body = line.TrimStart(' ', '\t');
        var indent = line[..^body.Length];
        if (IsRule(body))
        {
            return "";
        }

        if (body is ['>', ..])
        {
            return Line(body.TrimStart('>', ' ', '\t'));
        }

        if (body is ['-' or '*' or '+', ' ', ..])
        {
            return $"{indent}• {Inline(body[2..].TrimStart())}";
        }

        var level = body.AsSpan().IndexOfAnyExcept('#');
        return level is > 0 and <= 6 && body[level] == ' '
            ? Inline(body[level..].Trim().TrimEnd('#').TrimEnd())
            : indent + Inline(body);
    }

    private static bool IsRule(string body)
    {
        var marks = body.Replace(" ", "", StringComparison.Ordinal);
        return marks.Length >= 3 && marks[0] is '-' or '*' or '_' && marks.All(c => c == marks[0]);
    }

    private static string Inline(string text)
    {
        var pieces = new List<string>();
        var openers = new Dictionary<string, int>(StringComparer.Ordinal);
        var literal = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '\\' && at + 1 < text.Length && (char.IsPunctuation(text[at + 1]) || char.IsSymbol(text[at + 1])))
            {
                literal.Append(text[at + 1]);
                at += 2;
            }
            else if (text[at] == '`' && text.IndexOf('`', at + 1) is > 0 and var close)
            {
                literal.Append(text, at + 1, close - at - 1);
                at = close + 1;
            }
            else if (Link(text, at, out var shown) is > 0 and var length)
            {
                literal.Append(shown);
                at += length;
            }
            else if (Run(text, at) is > 3 and var run)
            {
                literal.Append(text, at, run);
                at += run;
            }
            else if (Mark(text, at) is { } mark)
            {
                pieces.Add(literal.ToString());
                literal.Clear();
                Place(mark, text, at, pieces, openers);
                at += mark.Length;
            }
            else
            {
                literal.Append(text[at++]);
            }
        }

        return string.Concat(pieces) + literal;
    }

    /// <summary>How many equal marks stand here; more than three are decoration.</summary>
    private static int Run(string text, int at) =>
        text[at] is not ('*' or '_' or '~') ? 0
        : text.AsSpan(at).IndexOfAnyExcept(text[at]) is >= 0 and var length ? length : text.Length - at;

    private static string? Mark(string text, int at) => text[at] switch
    {
        '*' => at + 1 < text.Length && text[at + 1] == '*' ? "**" : "*",
        '_' => at + 1 < text.Length && text[at + 1] == '_' ? "__" : "_",
        '~' => at + 1 < text.Length && text[at + 1] == '~' ? "~~" : null,
        _ => null,
    };

    /// <summary>A mark that closes an open one takes both away; a mark that can open waits as a literal; any other is literal.</summary>
    private static void Place(string mark, string text, int at, List<string> pieces, Dictionary<string, int> openers)
    {
        var before = at > 0 ? text[at - 1] : ' ';
        var after = at + mark.Length < text.Length ? text[at + mark.Length] : ' ';
        var insideWord = mark is not ("**" or "~~") && char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after);
        if (!insideWord && !char.IsWhiteSpace(before) && openers.Remove(mark, out var opener))
        {
            pieces[opener] = "";
            return;
        }

        if (!insideWord && !char.IsWhiteSpace(after))
        {
            openers[mark] = pieces.Count;
        }

        pieces.Add(mark);
    }

    /// <summary>The length of a link, image or &lt;address&gt; at this place and what to show for it; 0 if there is none.</summary>
    private static int Link(string text, int at, out string shown)
    {
        shown = "";
        if (text[at] == '<' && text.IndexOf('>', at) is > 0 and var close && close - at < LongestLink
            && text.AsSpan(at + 1, close - at - 1) is var address
            && (address.StartsWith("http://") || address.StartsWith("https://") || address.StartsWith("mailto:")) && address.IndexOf(' ') < 0)
        {
            shown = Bare(address.ToString());
            return close + 1 - at;
        }

        var label = text[at] == '!' && at + 1 < text.Length && text[at + 1] == '[' ? at + 2 : text[at] == '[' ? at + 1 : -1;
        if (label < 0 || Closing(text, label, '[', ']') is not (> 0 and var end) || end + 1 >= text.Length || text[end + 1] != '('
            || Closing(text, end + 2, '(', ')') is not (> 0 and var last))
        {
            return 0;
        }

        var target = text[(end + 2)..last].Trim();
        var title = target.IndexOf(' ', StringComparison.Ordinal);
        target = Bare((title < 0 ? target : target[..title]).Trim('<', '>'));
        var words = Inline(text[label..end]).Trim();
        shown = words.Length == 0 || words == target ? target : target.Length == 0 ? words : $"{words} ({target})";
        return last + 1 - at;
    }

    private static int Closing(string text, int from, char open, char close)
    {
        var depth = 0;
        for (var at = from; at < text.Length && at - from < LongestLink; at++)
        {
            if (text[at] == open)
            {
                depth++;
            }
            else if (text[at] == close && depth-- == 0)
            {
                return at;
            }
        }

        return -1;
    }

    private static string Bare(string address) =>
        address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? address[7..]
        : address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? address[4..]
        : address;
}
