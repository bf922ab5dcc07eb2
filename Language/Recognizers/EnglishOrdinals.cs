using System.Globalization;
using CareBot.Language.Recognizers.Numbers;
using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers;

/// <summary>
/// Ordinals in English: <c>1st</c>, <c>third</c>, <c>twenty-first</c>; relative ones (<c>next</c>, <c>the last but one</c>) when asked for.
/// Resolution: <c>value</c>, <c>offset</c>, and <c>relativeTo</c> (<c>start</c>, <c>current</c>, <c>end</c>).
/// </summary>
public static class EnglishOrdinals
{
    private static readonly (string Words, string To, int Offset)[] Relative =
    [
        ("the one before the last one", "end", -1), ("the one before the last", "end", -1), ("one before the last one", "end", -1),
        ("one before the last", "end", -1), ("the last but one", "end", -1), ("last but one", "end", -1), ("next to last one", "end", -1), ("next to last", "end", -1),
        ("second to last", "end", -1), ("the second to last", "end", -1), ("penultimate one", "end", -1), ("antepenultimate one", "end", -2),
        ("penultimate", "end", -1), ("antepenultimate", "end", -2), ("previous one", "current", -1), ("next one", "current", 1),
        ("current one", "current", 0), ("last one", "end", 0), ("previous", "current", -1), ("next", "current", 1), ("current", "current", 0), ("last", "end", 0),
        ("following", "current", 1), ("preceding", "current", -1),
    ];

    /// <param name="text">What was said.</param>
    /// <param name="relative">Whether "next", "last" and their like count too.</param>
    public static IReadOnlyList<ModelResult> Recognize(string text, bool relative = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Recognize(TokenList.Of(text), relative);
    }

    internal static IReadOnlyList<ModelResult> Recognize(TokenList tokens, bool relative)
    {
        var results = new List<ModelResult>();
        for (var i = 0; i < tokens.Count;)
        {
            if (relative && ReadRelative(tokens, i) is { } found)
            {
                var value = found.To + found.Offset.ToString("+0;-0", CultureInfo.InvariantCulture);
                results.Add(Result(tokens, i, found.Next, "ordinal.relative", found.Offset.ToString(CultureInfo.InvariantCulture), found.To, value));
                i = found.Next;
            }
            else if (EnglishOrdinalPhrase.Read(tokens, i) is { Plural: false } ordinal)
            {
                if (!(ordinal.Next == i + 1 && ordinal.Value >= 100 && tokens.Text(i - 1) is "a" or "an"))
                {
                    var value = ordinal.Value.ToString(CultureInfo.InvariantCulture);
                    results.Add(Result(tokens, i, ordinal.Next, "ordinal", value, "start", value));
                }

                i = ordinal.Next;
            }
            else
            {
                i++;
            }
        }

        return results;
    }

    private static ModelResult Result(TokenList tokens, int first, int next, string type, string offset, string to, string value) =>
        tokens.Result(first, next, type, ("offset", offset), ("relativeTo", to), ("value", value));

    private static (string To, int Offset, int Next)? ReadRelative(TokenList tokens, int at)
    {
        if (!tokens[at].IsWord)
        {
            return null;
        }

        foreach (var (words, to, offset) in Relative)
        {
            if (tokens.After(at, words) is > 0 and var next)
            {
                return (to, offset, next);
            }
        }

        return null;
    }
}
