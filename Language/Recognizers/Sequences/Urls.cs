namespace CareBot.Language.Recognizers.Sequences;

/// <summary>Web addresses with a scheme (<c>https://…</c>) or a known top-level domain (<c>bit.ly</c>, <c>www.toko.co.id</c>). Resolution: <c>value</c>, in lower case.</summary>
public static class Urls
{
    private const int LongestHost = 253;

    private static readonly string[] Schemes = ["https://", "http://", "ftp://"];

    public static IReadOnlyList<ModelResult> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var results = new List<ModelResult>();
        for (var at = 0; at < text.Length;)
        {
            var end = At(text, at);
            if (end > at)
            {
                results.Add(ModelResult.At(text, at, end - at, "url", ("value", text[at..end].ToLowerInvariant())));
                at = end;
            }
            else
            {
                at = NextStart(text, at);
            }
        }

        return results;
    }

    /// <summary>The next place where an address could begin: behind the run of host characters, or at a scheme inside it.</summary>
    private static int NextStart(string text, int at)
    {
        at++;
        while (at < text.Length && (IsHost(text[at - 1]) || text[at - 1] is '@' or '_'))
        {
            if (text[at] is 'h' or 'H' && !char.IsAsciiLetterOrDigit(text[at - 1]) && Scheme(text, at) > 0)
            {
                return at;
            }

            at++;
        }

        return at;
    }

    private static bool IsHost(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-';

    private static int Scheme(string text, int at)
    {
        foreach (var scheme in Schemes)
        {
            if (text.AsSpan(at).StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return scheme.Length;
            }
        }

        return 0;
    }

    private static int At(string text, int start)
    {
        if (!char.IsAsciiLetterOrDigit(text[start]))
        {
            return -1;
        }

        var scheme = Scheme(text, start);
        var host = start + scheme;
        var end = host;
        while (end < text.Length && end - host <= LongestHost && IsHost(text[end]))
        {
            end++;
        }

        var open = end;
        while (end > host && text[end - 1] is '.' or '-')
        {
            end--;
        }

        if (end == host || (open == end && end < text.Length && text[end] is '@' or '_') || !IsName(text.AsSpan(host, end - host), scheme > 0))
        {
            return -1;
        }

        return open > end ? end : Rest(text, end);
    }

    private static bool IsName(ReadOnlySpan<char> host, bool schemed)
    {
        if (host.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        if (schemed && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (host.Count('.') == 3 && System.Net.IPAddress.TryParse(host, out _))))
        {
            return true;
        }

        var dot = host.LastIndexOf('.');
        if (dot <= 0 || !TopLevelDomains.Contains(host[(dot + 1)..]))
        {
            return false;
        }

        var last = host[..dot];
        var isTime = !schemed && host[(dot + 1)..].Equals("am", StringComparison.OrdinalIgnoreCase) | host[(dot + 1)..].Equals("pm", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(last, out var hour) && hour is > 0 and <= 12;
        return !isTime && (schemed || last.ContainsAnyInRange('a', 'z') || last.ContainsAnyInRange('A', 'Z') || last.ContainsAnyInRange('0', '9'));
    }

    /// <summary>Port, path, query and fragment; punctuation at the very end belongs to the sentence.</summary>
    private static int Rest(string text, int end)
    {
        if (end < text.Length && text[end] == ':' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))
        {
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }
        }

        if (end >= text.Length || text[end] is not ('/' or '?' or '#'))
        {
            return end;
        }

        var begin = end;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '<' or '>' or '\'' or '`' or '{' or '}' or '|' or '\\'))
        {
            end++;
        }

        while (end > begin + 1 && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']')
        {
            end--;
        }

        return end;
    }
}
