using System.Text.RegularExpressions;

namespace CareBot.Knowledge.Questions;

/// <summary>The places in a message where one question may end and another begin.</summary>
internal static partial class QuestionCuts
{
    private const int FewestWords = 2;

    /// <summary>The pieces between the cuts, in their order, without what cuts them; pieces of a single word go with their neighbour.</summary>
    public static IReadOnlyList<Range> Pieces(string text)
    {
        var pieces = new List<Range>();
        var start = 0;
        foreach (var cut in Cut().EnumerateMatches(text))
        {
            if (IsClause(text.AsSpan(start, cut.Index - start)) && IsClause(text.AsSpan(cut.Index + cut.Length)))
            {
                pieces.Add(start..cut.Index);
                start = cut.Index + cut.Length;
            }
        }

        pieces.Add(start..text.Length);
        return pieces;
    }

    private static bool IsClause(ReadOnlySpan<char> text)
    {
        var words = 0;
        foreach (var _ in Word().EnumerateMatches(text))
        {
            if (++words == FewestWords)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    /// <summary>Ends of sentences, line breaks, commas, and the words that join clauses in Indonesian, Malay and English.</summary>
    [GeneratedRegex(
        @"(?:[?!;]+|\.+(?=\s|$)|,(?=\s)|[\r\n]+)[\s?!.]*(?:(?:dan|sama|terus|trus|trs|lalu|juga|jg|and|also|then|plus)\s+){0,3}"
        + @"|\s(?:(?:dan|sama|terus|trus|trs|lalu|juga|jg|serta|plus|lepas\s+tu|and|also)\s+){1,3}",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex Cut();
}
