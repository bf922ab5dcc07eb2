using System.Globalization;
using System.Text;

namespace CareBot.Bot.Channels.Rendering;

/// <summary>Text cut to a platform's limits, counted as the platform counts; never inside a grapheme that fits.</summary>
internal static class TextParts
{
    /// <summary>
    /// The text in parts within <paramref name="limit"/>, without blanks at their edges: cut behind a paragraph, else a
    /// line, a sentence or a word, if that leaves the part at least half full, else behind a grapheme.
    /// </summary>
    public static IReadOnlyList<string> Split(string text, TextLimit limit)
    {
        var parts = new List<string>();
        var rest = text.AsSpan().Trim();
        while (!limit.Holds(rest))
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

    /// <summary>The text, cut behind a grapheme and ended with … if it is longer than <paramref name="limit"/>.</summary>
    public static string Shorten(string text, TextLimit limit)
    {
        if (limit.Holds(text))
        {
            return text;
        }

        var room = limit with { Most = limit.Most - limit.SizeOf("…") };
        return string.Concat(text.AsSpan(0, Graphemes(text, room)).TrimEnd(), "…");
    }

    private static int Cut(ReadOnlySpan<char> text, TextLimit limit)
    {
        Span<(int End, int Size)> best = stackalloc (int, int)[4];
        var (end, size) = (0, 0);
        while (end < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text[end..]);
            var next = size + limit.SizeOf(text.Slice(end, length));
            if (next > limit.Most)
            {
                break;
            }

            if (char.IsWhiteSpace(text[end]) && end > 0)
            {
                best[Rank(text, end)] = (end + length, next);
            }

            (end, size) = (end + length, next);
        }

        foreach (var candidate in best)
        {
            if (candidate.Size > limit.Most / 2)
            {
                return candidate.End;
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

    private static int Graphemes(ReadOnlySpan<char> text, TextLimit limit)
    {
        var (end, size) = (0, 0);
        while (end < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text[end..]);
            size += limit.SizeOf(text.Slice(end, length));
            if (size > limit.Most)
            {
                return end > 0 ? end : Characters(text, limit);
            }

            end += length;
        }

        return end;
    }

    /// <summary>For a grapheme longer than the limit: the most characters that split no surrogate pair; at least one.</summary>
    private static int Characters(ReadOnlySpan<char> text, TextLimit limit)
    {
        var (end, size) = (0, 0);
        while (end < text.Length)
        {
            Rune.DecodeFromUtf16(text[end..], out _, out var length);
            size += limit.SizeOf(text.Slice(end, length));
            if (size > limit.Most && end > 0)
            {
                return end;
            }

            end += length;
        }

        return end;
    }
}
