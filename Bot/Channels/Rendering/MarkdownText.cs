using System.Text;

namespace CareBot.Bot.Channels.Rendering;

/// <summary>
/// Markdown brought to what a platform shows: emphasis gets the platform's own marks or none, marks of headings and quotes go, list
/// marks become bullets, a link reads <c>text (address)</c>. Lone asterisks and underscores inside words stay.
/// </summary>
internal sealed class MarkdownText
{
    private const int LongestLink = 1000;

    private readonly EmphasisMarks marks;

    private MarkdownText(EmphasisMarks marks) => this.marks = marks;

    /// <summary>For a platform that shows no emphasis.</summary>
    public static string Plain(string markdown) => Shown(markdown, EmphasisMarks.None);

    public static string Shown(string markdown, EmphasisMarks marks) => new MarkdownText(marks).Text(markdown);

    private string Text(string markdown)
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

    private string Line(string line)
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
            ? this.Strong(Inline(body[level..].Trim().TrimEnd('#').TrimEnd()))
            : indent + Inline(body);
    }

    /// <summary>A heading: strong throughout, unless it holds strong words of its own.</summary>
    private string Strong(string heading) =>
        this.marks.Strong.Length == 0 || heading.Length == 0 || heading.Contains(this.marks.Strong, StringComparison.Ordinal)
            ? heading
            : this.marks.Strong + heading + this.marks.Strong;

    private static bool IsRule(string body)
    {
        var signs = body.Replace(" ", "", StringComparison.Ordinal);
        return signs.Length >= 3 && signs[0] is '-' or '*' or '_' && signs.All(c => c == signs[0]);
    }

    private string Inline(string text)
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
                literal.Append(this.marks.Code).Append(text, at + 1, close - at - 1).Append(this.marks.Code);
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
    private void Place(string mark, string text, int at, List<string> pieces, Dictionary<string, int> openers)
    {
        var before = at > 0 ? text[at - 1] : ' ';
        var after = at + mark.Length < text.Length ? text[at + mark.Length] : ' ';
        var insideWord = mark is not ("**" or "~~") && char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after);
        if (!insideWord && !char.IsWhiteSpace(before) && openers.Remove(mark, out var opener))
        {
            pieces[opener] = this.Mark(mark);
            pieces.Add(this.Mark(mark));
            return;
        }

        if (!insideWord && !char.IsWhiteSpace(after))
        {
            openers[mark] = pieces.Count;
        }

        pieces.Add(mark);
    }

    private string Mark(string mark) => mark switch
    {
        "**" or "__" => this.marks.Strong,
        "~~" => this.marks.Struck,
        _ => this.marks.Stressed,
    };

    /// <summary>The length of a link, image or &lt;address&gt; at this place and what to show for it; 0 if there is none.</summary>
    private int Link(string text, int at, out string shown)
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
