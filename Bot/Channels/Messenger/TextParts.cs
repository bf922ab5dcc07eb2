using System.Globalization;

namespace CareBot.Bot.Channels.Messenger;

/// <summary>Text cut to a platform's limits, which count UTF-16 characters; never inside a grapheme that fits.</summary>
internal static class TextParts
{
    /// <summary>
    /// The text in parts of at most <paramref name="limit"/> characters, without blanks at their edges: cut behind a
    /// paragraph, else a line, a sentence or a word, if that leaves the part at least half full, else behind a grapheme.
    /// </summary>
    public static IReadOnlyList<string> Split(string text, int limit)
    {
        var parts = new List<string>();
        var rest = text.AsSpan().Trim();
        while (rest.Length > limit)
        {
            var end = Cut(rest, limit);
            parts.Add(rest[..end].TrimEnd().ToString());
            rest = rest[end..].TrimStart();
        }

        if (rest.Length > 0)
        {
            parts.Add(rest.ToString());
        }

        return parts;
    }

    /// <summary>The text, cut behind a grapheme and ended with … if it is longer than <paramref name="limit"/> characters.</summary>
    public static string Shorten(string text, int limit) =>
        text.Length <= limit ? text : string.Concat(text.AsSpan(0, Graphemes(text, limit - 1)).TrimEnd(), "…");

    private static int Cut(ReadOnlySpan<char> text, int limit)
    {
        Span<int> best = stackalloc int[4];
        var end = 0;
        while (end < text.Length)
        {
            var next = end + StringInfo.GetNextTextElementLength(text[end..]);
            if (next > limit)
            {
                break;
            }

            if (char.IsWhiteSpace(text[end]) && end > 0)
            {
                best[Rank(text, end)] = next;
            }

            end = next;
        }

        foreach (var candidate in best)
        {
            if (candidate > limit / 2)
            {
                return candidate;
            }
        }

        return end > 0 ? end : Characters(text, limit);
    }

    /// <summary>What ends before the blank at <paramref name="blank"/>: 0 a paragraph, 1 a line, 2 a sentence, 3 a word.</summary>
    private static int Rank(ReadOnlySpan<char> text, int blank)
    {
        if (text[blank] == '\n')
        {
            return text[blank - 1] == '\n' ? 0 : 1;
        }

        return text[blank - 1] is '.' or '!' or '?' or '…' ? 2 : 3;
    }

    private static int Graphemes(ReadOnlySpan<char> text, int limit)
    {
        var end = 0;
        while (true)
        {
            var next = end + StringInfo.GetNextTextElementLength(text[end..]);
            if (next > limit)
            {
                return end > 0 ? end : Characters(text, limit);
            }

            end = next;
        }
    }

    /// <summary>For a grapheme longer than the limit: the most characters that split no surrogate pair.</summary>
    private static int Characters(ReadOnlySpan<char> text, int limit) => char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
}
