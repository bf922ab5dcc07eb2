using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.Numbers;

/// <summary>
/// Any number in Indonesian or Malay: <c>1,5jt</c>, <c>150rb</c>, <c>dua ratus lima puluh</c>, <c>2 juta 500</c> (two and a half million, as
/// prices are said), <c>setengah</c>, <c>satu setengah juta</c>, <c>tiga perempat</c>, <c>selusin</c>.
/// </summary>
internal static class MalayQuantity
{
    /// <param name="tokens">The text.</param>
    /// <param name="at">Where the number begins.</param>
    /// <param name="dialect">Tells the decimal point.</param>
    /// <param name="glued">Whether letters that are no multiplier may touch it.</param>
    public static Quantity? Read(TokenList tokens, int at, MalayDialect dialect, bool glued = false)
    {
        var minus = tokens.Text(at) is "minus" or "min" or "negatif" && (tokens[at + 1].IsNumber || MalayNumberWords.Units.ContainsKey(tokens.Text(at + 1)))
            || (tokens.Is(at, "-") && tokens[at + 1].IsNumber && tokens.Glued(at + 1) && !tokens.Glued(at));
        var first = minus ? at + 1 : at;
        if (Unsigned(tokens, first, dialect) is not { } number
            || (!glued && tokens[number.Next].IsWord && tokens.Glued(number.Next) && tokens[number.Next - 1].IsNumber)
            || (!glued && tokens[first].IsNumber && tokens.Glued(first) && tokens[first - 1].IsWord))
        {
            return null;
        }

        return minus ? new(-number.Exact, -number.Value, number.Kind, number.Next) : number;
    }

    private static Quantity? Unsigned(TokenList tokens, int at, MalayDialect dialect)
    {
        if (DigitForms.Read(tokens, at) is { Kind: "fraction" } slash)
        {
            return slash;
        }

        if (tokens.Text(at) is [var c] && EnglishNumberWords.Vulgar.TryGetValue(c, out var vulgar))
        {
            return Quantity.Of((double)vulgar.Over / vulgar.Under, "fraction", at + 1);
        }

        if (Part(tokens, at) is { } part)
        {
            return Times(tokens, Quantity.Of(part.Value, "fraction", part.Next));
        }

        var sum = Sum(tokens, at, dialect);
        return sum is { } number ? Behind(tokens, number) : null;
    }

    /// <summary>"setengah", "separuh", "seperempat", "sepertiga", "suku".</summary>
    private static (double Value, int Next)? Part(TokenList tokens, int at) => tokens.Text(at) switch
    {
        "setengah" or "stengah" or "stgh" or "separuh" or "separo" or "setgh" => (0.5, at + 1),
        "seperempat" => (0.25, at + 1),
        "sepertiga" => (1 / 3d, at + 1),
        "seperlima" => (0.2, at + 1),
        "suku" when !tokens.Is(at + 1, "cadang") && tokens.Text(at - 1) is not ("dari" or "asal") => (0.25, at + 1),
        _ => null,
    };

    private static Quantity Times(TokenList tokens, Quantity number)
    {
        var text = tokens.Text(number.Next);
        return MalayNumberWords.Scales.TryGetValue(text, out var scale) || (MalayNumberWords.Packs.TryGetValue(text, out var pack) && (scale = pack) > 0)
            ? Quantity.Of((decimal)(number.Value * (double)scale), "integer", number.Next + 1)
            : number;
    }

    /// <summary>What may follow a whole number: a decimal "koma", a fraction, "setengah", a pack.</summary>
    private static Quantity Behind(TokenList tokens, (decimal Value, string Kind, int Next, decimal LastScale) number)
    {
        var (value, kind, next, scale) = number;
        if (tokens.Text(next) is "koma" or "perpuluhan" && MalayNumberWords.Units.ContainsKey(tokens.Text(next + 1)))
        {
            var weight = 0.1m;
            for (next++; weight > 0.0000001m && MalayNumberWords.Units.TryGetValue(tokens.Text(next), out var digit); next++, weight /= 10)
            {
                value += digit * weight;
            }

            kind = "decimal";
            return MalayNumberWords.Scales.TryGetValue(tokens.Text(next), out var times) ? Quantity.Of(value * times, "integer", next + 1) : Quantity.Of(value, kind, next);
        }

        if (tokens.Text(next) is ['p', 'e', 'r', .. var denominator] && MalayNumberWords.Units.TryGetValue(denominator, out var under) && under > 1)
        {
            return Times(tokens, Quantity.Of((double)value / under, "fraction", next + 1));
        }

        if (tokens.Is(next, "suku") && value is 1 or 3)
        {
            return Times(tokens, Quantity.Of((double)value / 4, "fraction", next + 1));
        }

        if (Part(tokens, next) is { Value: 0.5 or 0.25 } part && !tokens[next + 1].IsNumber && tokens[next].Start == tokens[next - 1].End + 1)
        {
            return scale > 1 ? Quantity.Of(value + ((decimal)part.Value * scale), "integer", part.Next) : Times(tokens, Quantity.Of((double)value + part.Value, "fraction", part.Next));
        }

        return MalayNumberWords.Packs.TryGetValue(tokens.Text(next), out var pack) && kind == "integer" ? Quantity.Of(value * pack, kind, next + 1) : Quantity.Of(value, kind, next);
    }

    /// <summary>Groups with falling scales: "dua juta lima ratus ribu", "2 juta 500".</summary>
    private static (decimal Value, string Kind, int Next, decimal LastScale)? Sum(TokenList tokens, int at, MalayDialect dialect)
    {
        decimal total = 0, lastScale = decimal.MaxValue;
        var kind = "integer";
        var next = at;
        decimal unit = 1;
        while (Group(tokens, next, dialect, opening: next == at) is { } group && group.Scale < lastScale)
        {
            var behindDigits = next > at && group.Digits && group.Scale == 1;
            if (next > at && (group.Kind != "integer" || (behindDigits && (group.Value >= 1000 || tokens[next].Start != tokens[next - 1].End + 1)) || (group.Value == 0)))
            {
                break;
            }

            var thousands = behindDigits && lastScale == 1_000_000 && group.Value is >= 100 and < 1000;
            total += group.Value * (thousands ? 1000 : group.Scale);
            kind = next == at && group.Scale == 1 ? group.Kind : total == decimal.Truncate(total) ? "integer" : "decimal";
            (next, lastScale, unit) = (group.Next, group.Scale, group.Scale);
            if (lastScale == 1)
            {
                break;
            }
        }

        return next > at ? (total, kind, next, unit) : null;
    }

    private static (decimal Value, decimal Scale, string Kind, bool Digits, int Next)? Group(TokenList tokens, int at, MalayDialect dialect, bool opening)
    {
        if (MalayNumberWords.OneScale.TryGetValue(tokens.Text(at), out var one))
        {
            return (1, one, "integer", false, at + 1);
        }

        if (opening && MalayNumberWords.OnePack.TryGetValue(tokens.Text(at), out var pack))
        {
            return (pack, 1, "integer", false, at + 1);
        }

        if (Numeral.Read(tokens, at, dialect.DecimalPoint) is { Exact: { } exact } digits)
        {
            // "3 ratus"
            var (value, next) = tokens.Is(digits.Next, "ratus") ? (exact * 100, digits.Next + 1) : tokens.Is(digits.Next, "puluh") ? (exact * 10, digits.Next + 1) : (exact, digits.Next);
            return Scaled(tokens, value, digits.Kind, true, next);
        }

        return Words(tokens, at) is { } words ? Scaled(tokens, words.Value, "integer", false, words.Next) : null;
    }

    private static (decimal Value, decimal Scale, string Kind, bool Digits, int Next) Scaled(TokenList tokens, decimal value, string kind, bool digits, int next) =>
        MalayNumberWords.Scales.TryGetValue(tokens.Text(next), out var scale) && (tokens[next].Length > 1 || tokens.Glued(next)) && value < 1_000_000_000
            ? (value, scale, "integer", digits, next + 1)
            : (value, 1, kind, digits, next);

    /// <summary>Words below a thousand: "dua ratus lima puluh satu", also written together: "limaratus".</summary>
    private static (decimal Value, int Next)? Words(TokenList tokens, int at)
    {
        decimal total = 0;
        var most = 1000;
        var next = at;
        while (most > 1 && Word(tokens, next, at) is { } word && word.Size < most && !(total > 0 && word.Value == 0))
        {
            total += word.Value;
            (next, most) = (word.Next, word.Size);
        }

        return next > at ? (total, next) : null;
    }

    private static (decimal Value, int Size, int Next)? Word(TokenList tokens, int at, int first)
    {
        var text = tokens.Text(at);
        if (MalayNumberWords.Whole.TryGetValue(text, out var whole))
        {
            return (whole, whole == 100 ? 100 : 1, at + 1);
        }

        if (!MalayNumberWords.Units.TryGetValue(text, out var unit))
        {
            return Together(text) is { } joined ? (joined.Value, joined.Size, at + 1) : null;
        }

        if (text == "satu" && at == first && (tokens.Text(at - 1) is "salah" || tokens.Text(at + 1) is "-" && tokens.Glued(at + 1)) || (text == "kosong" && tokens.Text(at - 1) is not ("nol" or "koma")))
        {
            return null;
        }

        return tokens.Text(at + 1) switch
        {
            "ratus" => (unit * 100, 100, at + 2),
            "puluh" => (unit * 10, 10, at + 2),
            "belas" => (10 + unit, 1, at + 2),
            _ => (unit, 1, at + 1),
        };
    }

    private static (decimal Value, int Size)? Together(string text)
    {
        foreach (var (suffix, size) in ((string, int)[])[("ratus", 100), ("puluh", 10), ("belas", 1)])
        {
            if (text.Length > suffix.Length && text.EndsWith(suffix, StringComparison.Ordinal) && MalayNumberWords.Units.TryGetValue(text[..^suffix.Length], out var unit) && unit > 0)
            {
                return size == 1 ? (10 + unit, 1) : (unit * size, size);
            }
        }

        return null;
    }
}
