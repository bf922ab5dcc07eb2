using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.Numbers;

/// <summary>Any number in English: cardinals, decimals, mixed numbers, fractions and powers, with a sign.</summary>
internal static class EnglishQuantity
{
    /// <summary>The longest number that starts at a token. It may be glued to letters behind it only where <paramref name="glued"/> allows.</summary>
    public static Quantity? Read(TokenList tokens, int at, bool glued = false)
    {
        var (sign, first) = Sign(tokens, at);
        var read = Unsigned(tokens, first);
        if (read is not { } number || (!glued && Touches(tokens, first, number)))
        {
            return null;
        }

        return sign < 0 ? new(-number.Exact, -number.Value, number.Kind, number.Next) : number;
    }

    /// <summary>Whether letters touch a number in digits: "180ml", "a4" and "4th" are other things.</summary>
    private static bool Touches(TokenList tokens, int first, Quantity number) =>
        (tokens[number.Next].IsWord && tokens.Glued(number.Next) && tokens[number.Next - 1].Kind != TokenKind.Word)
        || (tokens[first].IsNumber && tokens.Glued(first) && tokens[first - 1].IsWord);

    private static (int Sign, int First) Sign(TokenList tokens, int at)
    {
        if (tokens.Text(at) is "minus" or "negative")
        {
            return (-1, at + 1);
        }

        var minus = tokens.Text(at) is "-" or "−" && !(tokens.Glued(at) && tokens[at - 1].Kind != TokenKind.Symbol) && !tokens[at - 1].IsNumber;
        return minus ? (-1, at + 1) : (1, at);
    }

    private static Quantity? Unsigned(TokenList tokens, int at) =>
        tokens.English.Quantities.TryGet(at, out var known) ? known : tokens.English.Quantities.Keep(at, ReadUnsigned(tokens, at));

    private static Quantity? ReadUnsigned(TokenList tokens, int at)
    {
        if (tokens.Text(at) is [var c] && EnglishNumberWords.Vulgar.TryGetValue(c, out var vulgar))
        {
            return Quantity.Of((double)vulgar.Over / vulgar.Under, "fraction", at + 1);
        }

        return DigitForms.Read(tokens, at) ?? Worded(tokens, at);
    }

    private static Quantity? Worded(TokenList tokens, int at)
    {
        var cardinal = EnglishCardinal.Read(tokens, at);
        if (cardinal is null)
        {
            return tokens.Text(at) is "half" or "quarter" or "a" or "an" ? EnglishFraction.Read(tokens, at) : null;
        }

        if (cardinal.Parts.Count == 1 && tokens.Is(at, "one") && IsPronoun(tokens, at))
        {
            return null;
        }

        if (EnglishFraction.Of(tokens, cardinal) is { } fraction)
        {
            return tokens.Is(fraction.Next, "million") || tokens.Is(fraction.Next, "of") || EnglishNumberWords.Scales.ContainsKey(tokens.Text(fraction.Next))
                ? EnglishFraction.Read(tokens, at)
                : fraction;
        }

        var value = cardinal.Value(cardinal.Parts.Count);
        return Point(tokens, cardinal, value) ?? Mixed(tokens, cardinal, value)
            ?? Quantity.Of(value, value == decimal.Truncate(value) && !DecimalLook(cardinal) ? "integer" : "decimal", cardinal.Next);
    }

    private static bool DecimalLook(EnglishCardinal cardinal) =>
        cardinal.Parts is [{ Kind: CardinalKind.Numeral } numeral, ..] && numeral.Value != decimal.Truncate(numeral.Value)
        && cardinal.Value(cardinal.Parts.Count) < 10_000;

    private static bool IsPronoun(TokenList tokens, int at) =>
        tokens.Text(at - 1) is "the" or "this" or "that" or "which" or "each" or "every" or "another" or "no" or "any" or "other"
        || tokens.Text(at + 1) is "you" or "who" or "may" or "should" or "another";

    /// <summary>"three point one four", "two hundred point seventy-one".</summary>
    private static Quantity? Point(TokenList tokens, EnglishCardinal cardinal, decimal whole)
    {
        if (!tokens.Is(cardinal.Next, "point"))
        {
            return null;
        }

        var at = cardinal.Next + 1;
        var digits = string.Empty;
        while (EnglishNumberWords.Units.TryGetValue(tokens.Text(at), out var digit) && digits.Length < 15)
        {
            digits += (char)('0' + digit);
            at++;
        }

        if (digits.Length == 0 && EnglishCardinal.Read(tokens, at, numerals: false) is { } behind && behind.Value(behind.Parts.Count) < 1_000_000)
        {
            digits = behind.Value(behind.Parts.Count).ToString(System.Globalization.CultureInfo.InvariantCulture);
            at = behind.Next;
        }

        return digits.Length > 0
            ? Quantity.Of(whole + decimal.Parse("0." + digits, System.Globalization.CultureInfo.InvariantCulture), "decimal", at)
            : null;
    }

    /// <summary>"five and a half million", "one million and a half", "one billion and three quarters million".</summary>
    private static Quantity? Mixed(TokenList tokens, EnglishCardinal cardinal, decimal whole)
    {
        var joint = cardinal.Next;
        var last = cardinal.Last;
        if (cardinal.Parts is [.., var before, { Joined: true, Kind: CardinalKind.Unit }])
        {
            (joint, last, whole) = (before.Next, before.Kind, cardinal.Value(cardinal.Parts.Count - 1));
        }

        if (!tokens.Is(joint, "and") || EnglishFraction.Read(tokens, joint + 1, scaled: false) is not { } fraction || tokens[joint + 1].IsNumber)
        {
            return null;
        }

        if (EnglishNumberWords.Scales.TryGetValue(tokens.Text(fraction.Next), out var scale))
        {
            return last == CardinalKind.Scale
                ? Quantity.Of((double)whole + (fraction.Value * (double)scale), "fraction", fraction.Next + 1)
                : Quantity.Of(((double)whole + fraction.Value) * (double)scale, "fraction", fraction.Next + 1);
        }

        var unit = last == CardinalKind.Scale ? (double)cardinal.Parts.Last(p => p.Kind == CardinalKind.Scale).Value : 1;
        return Quantity.Of((double)whole + (fraction.Value * unit), "fraction", fraction.Next);
    }
}
