namespace CareBot.Language.Recognizers.Sequences;

/// <summary>E-mail addresses. Resolution: <c>value</c>, in lower case. Dots may not stand at an edge or side by side.</summary>
public static class Emails
{
    private const int LongestLocal = 64;
    private const int LongestDomain = 253;

    public static IReadOnlyList<ModelResult> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var results = new List<ModelResult>();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (Local(text, at) is >= 0 and var start && Domain(text, at + 1) is > 0 and var end)
            {
                results.Add(ModelResult.At(text, start, end - start, "email", ("value", text[start..end].ToLowerInvariant())));
            }
        }

        return results;
    }

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%' or '\'';

    /// <summary>Where the part before the sign begins, or -1.</summary>
    private static int Local(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start <= LongestLocal && IsLocal(text[start - 1]))
        {
            start--;
        }

        while (start < at && text[start] is '\'' or '-' or '%')
        {
            start++;
        }

        var local = text.AsSpan(start, at - start);
        return local.Length is > 0 and <= LongestLocal && local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal) ? start : -1;
    }

    /// <summary>Where the part behind the sign ends, or -1.</summary>
    private static int Domain(string text, int start)
    {
        if (start < text.Length && text[start] == '[')
        {
            var close = text.AsSpan(start, Math.Min(20, text.Length - start)).IndexOf(']');
            return close > 0 && System.Net.IPAddress.TryParse(text.AsSpan(start + 1, close - 1), out _) ? start + close + 1 : -1;
        }

        var end = start;
        while (end < text.Length && end - start < LongestDomain && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        while (end > start && text[end - 1] is '.' or '-')
        {
            end--;
        }

        var domain = text.AsSpan(start, end - start);
        var dot = domain.LastIndexOf('.');
        return dot > 0 && domain.Length - dot > 2 && domain[0] is not ('.' or '-') && !domain.Contains("..", StringComparison.Ordinal)
            && !domain[(dot + 1)..].ContainsAnyExceptInRange('A', 'z') ? end : -1;
    }
}
