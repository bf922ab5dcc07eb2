using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.Numbers;

/// <summary>Parts of a whole in words: <c>two thirds</c>, <c>a quarter</c>, <c>one over twenty</c>, <c>half</c>.</summary>
internal static class EnglishFraction
{
    private const string Kind = "fraction";

    /// <summary>A fraction that starts at a token; "of a" and a scale behind it belong to it.</summary>
    public static Quantity? Read(TokenList tokens, int at, bool scaled = true)
    {
        var read = Plain(tokens, at);
        return read is { } fraction && scaled ? Scaled(tokens, fraction) : read;
    }

    private static Quantity Scaled(TokenList tokens, Quantity fraction)
    {
        var at = fraction.Next;
        at = tokens.Is(at, "of") ? at + 1 : at;
        at = tokens.Text(at) is "a" or "an" ? at + 1 : at;
        return EnglishNumberWords.Scales.TryGetValue(tokens.Text(at), out var scale)
            ? Quantity.Of(fraction.Value * (double)scale, Kind, at + 1)
            : fraction;
    }

    private static Quantity? Plain(TokenList tokens, int at)
    {
        var first = tokens.Text(at);
        if (first is "half" or "quarter")
        {
            return Quantity.Of(first == "half" ? 0.5m : 0.25m, Kind, at + 1);
        }

        if (first is "a" or "an")
        {
            var low = tokens.Is(at + 1, "-") ? at + 2 : at + 1;
            return Denominator(tokens, low) is { Plural: false } article ? Quantity.Of(1 / (double)article.Value, Kind, article.Next) : null;
        }

        return EnglishCardinal.Read(tokens, at) is { } cardinal ? Of(tokens, cardinal) : null;
    }

    /// <summary>A fraction whose numerator is <paramref name="cardinal"/>.</summary>
    public static Quantity? Of(TokenList tokens, EnglishCardinal cardinal)
    {
        var count = cardinal.Parts.Count;
        if (cardinal.Parts[^1] is { Joined: true, Kind: CardinalKind.Unit } && Denominator(tokens, cardinal.Next) is { Plural: true })
        {
            return null;
        }

        var next = tokens.Is(cardinal.Next, "-") ? cardinal.Next + 1 : cardinal.Next;
        if (cardinal.Last == CardinalKind.Tens && count > 1 && UnitDenominator(tokens, next) is { } unit)
        {
            return Divide(cardinal.Value(count - 1), cardinal.Parts[^1].Value + unit.Value, unit.Next);
        }

        var numerator = cardinal.Value(count);
        if (Denominator(tokens, next) is { } denominator && (denominator.Plural || (numerator == 1 && !cardinal.HasNumeral)))
        {
            return Divide(numerator, denominator.Value, denominator.Next);
        }

        var over = tokens.Is(cardinal.Next, "over") ? cardinal.Next + 1
            : tokens.After(cardinal.Next, "out of") is > 0 and var outOf ? outOf
            : tokens.Is(cardinal.Next, "in") && numerator == 1 && tokens[cardinal.Next + 1].IsWord ? cardinal.Next + 1
            : -1;
        return over > 0 && EnglishCardinal.Read(tokens, over) is { } under && under.Value(under.Parts.Count) is > 0 and var value && numerator < value
            ? Divide(numerator, value, under.Next)
            : null;
    }

    private static Quantity Divide(decimal over, decimal under, int next) => Quantity.Of((double)over / (double)under, Kind, next);

    private static (decimal Value, int Next)? UnitDenominator(TokenList tokens, int at) =>
        tokens.Text(at) is [.. var stem, 's'] && EnglishNumberWords.UnitOrdinals.TryGetValue(stem, out var value) ? (value, at + 1) : null;

    /// <summary>"half", "thirds", "twenty-firsts", "one hundred and fifth".</summary>
    private static (decimal Value, bool Plural, int Next)? Denominator(TokenList tokens, int at)
    {
        switch (tokens.Text(at))
        {
            case "half":
                return (2, false, at + 1);
            case "halves":
                return (2, true, at + 1);
            case "quarter":
                return (4, false, at + 1);
            case "quarters":
                return (4, true, at + 1);
        }

        if (EnglishOrdinalPhrase.Read(tokens, at) is not { } ordinal || tokens.Text(ordinal.Next - 1) is "second" or "first" && ordinal.Value < 20)
        {
            return null;
        }

        return (ordinal.Value, ordinal.Plural, ordinal.Next);
    }
}
