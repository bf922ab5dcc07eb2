using System.Globalization;
using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.Numbers;

/// <summary>Ordinals: <c>21st</c>, <c>third</c>, <c>one hundred twenty-fifth</c>, and their plurals, which name parts of a whole.</summary>
internal static class EnglishOrdinalPhrase
{
    /// <summary>The last letters of ordinals; most words end otherwise and need no look-up.</summary>
    private static readonly string Endings = string.Concat(EnglishNumberWords.UnitOrdinals.Keys.Concat(EnglishNumberWords.TeenOrdinals.Keys)
        .Concat(EnglishNumberWords.TensOrdinals.Keys).Concat(EnglishNumberWords.ScaleOrdinals.Keys).Select(word => word[^1]).Distinct());

    public static (decimal Value, bool Plural, int Next)? Read(TokenList tokens, int at) =>
        tokens.English.Ordinals.TryGet(at, out var known) ? known : tokens.English.Ordinals.Keep(at, ReadNew(tokens, at));

    private static (decimal Value, bool Plural, int Next)? ReadNew(TokenList tokens, int at)
    {
        if (tokens[at].IsNumber)
        {
            return tokens.Text(at + 1) is "st" or "nd" or "rd" or "th" && tokens.Glued(at + 1) && tokens[at].Length <= 18
                ? (long.Parse(tokens.Text(at), CultureInfo.InvariantCulture), false, at + 2)
                : null;
        }

        var cardinal = EnglishCardinal.Read(tokens, at, numerals: false);
        if (cardinal is null)
        {
            return Word(tokens, at, CardinalKind.None) is { } alone ? (alone.Value, alone.Plural, at + 1) : null;
        }

        var next = cardinal.Next;
        if (tokens.Is(next, "-") || (tokens.Is(next, "and") && cardinal.Last is CardinalKind.Hundred or CardinalKind.Scale))
        {
            next++;
        }

        if (Word(tokens, next, cardinal.Last) is not { } word || tokens[next].Text.Length == 0)
        {
            return null;
        }

        var count = cardinal.Value(cardinal.Parts.Count);
        return (word.Multiplies ? count * word.Value : count + word.Value, word.Plural, next + 1);
    }

    private static (decimal Value, bool Plural, bool Multiplies)? Word(TokenList tokens, int at, CardinalKind before)
    {
        var text = tokens.Text(at);
        if (!tokens[at].IsWord || !Endings.Contains(text.EndsWith('s') && text.Length > 1 ? text[^2] : text[^1]))
        {
            return null;
        }

        var open = before is CardinalKind.None or CardinalKind.Hundred or CardinalKind.Scale;
        if (Find(EnglishNumberWords.UnitOrdinals, text, out var plural) is { } unit)
        {
            return open || before == CardinalKind.Tens ? (unit, plural, false) : null;
        }

        if ((Find(EnglishNumberWords.TeenOrdinals, text, out plural) ?? Find(EnglishNumberWords.TensOrdinals, text, out plural)) is { } tens)
        {
            return open ? (tens, plural, false) : null;
        }

        return Find(EnglishNumberWords.ScaleOrdinals, text, out plural) is { } scale ? (scale, plural, before != CardinalKind.None) : null;
    }

    private static T? Find<T>(Dictionary<string, T> words, string text, out bool plural)
        where T : struct
    {
        plural = text.EndsWith('s') && words.TryGetValue(text[..^1], out _);
        return words.TryGetValue(plural ? text[..^1] : text, out var value) ? value : null;
    }
}
