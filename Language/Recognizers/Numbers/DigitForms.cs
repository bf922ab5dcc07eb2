using System.Globalization;
using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.Numbers;

/// <summary>Fractions and powers in digits: <c>1 4/5</c>, <c>3/4</c>, <c>1e10</c>, <c>1.3x10^6</c>, <c>2.5^-1</c>.</summary>
internal static class DigitForms
{
    public static Quantity? Read(TokenList tokens, int at) => Fraction(tokens, at) ?? Power(tokens, at);

    private static Quantity? Fraction(TokenList tokens, int at)
    {
        if (!tokens[at].IsNumber)
        {
            return null;
        }

        if (Slash(tokens, at) is { } plain)
        {
            return Quantity.Of((double)plain.Over / (double)plain.Under, "fraction", plain.Next);
        }

        return tokens[at + 1].IsNumber && Slash(tokens, at + 1) is { } behind && Numeral.Read(tokens, at) is { Next: var next, Exact: { } whole } && next == at + 1
            ? Quantity.Of((double)whole + ((double)behind.Over / (double)behind.Under), "fraction", behind.Next)
            : null;
    }

    private static (decimal Over, decimal Under, int Next)? Slash(TokenList tokens, int at)
    {
        var isFraction = tokens.Is(at + 1, "/") && tokens.Glued(at + 1) && tokens[at + 2].IsNumber && tokens.Glued(at + 2)
            && !(tokens.Glued(at) && tokens.Text(at - 1) is "/" or "-" or "." or ",")
            && !(tokens.Glued(at + 3) && (tokens.Text(at + 3) is "/" || tokens[at + 3].IsWord))
            && tokens[at].Length <= 15 && tokens[at + 2].Length <= 15;
        return isFraction && decimal.Parse(tokens.Text(at + 2), CultureInfo.InvariantCulture) is > 0 and var under
            ? (decimal.Parse(tokens.Text(at), CultureInfo.InvariantCulture), under, at + 3)
            : null;
    }

    private static Quantity? Power(TokenList tokens, int at)
    {
        if (Numeral.Read(tokens, at) is not { } mantissa)
        {
            return null;
        }

        var next = mantissa.Next;
        if (tokens.Is(next, "e") && tokens.Glued(next) && Exponent(tokens, next + 1) is { } tens)
        {
            return Finite(mantissa.Value * Math.Pow(10, tens.Value), tens.Next);
        }

        if (tokens.Text(next) is "x" or "×" or "*" && tokens.Glued(next) && tokens.Is(next + 1, "10") && tokens.Is(next + 2, "^") && Exponent(tokens, next + 3) is { } times)
        {
            return Finite(mantissa.Value * Math.Pow(10, times.Value), times.Next);
        }

        return tokens.Is(next, "^") && Exponent(tokens, next + 1) is { } power ? Finite(Math.Pow(mantissa.Value, power.Value), power.Next) : null;
    }

    private static (int Value, int Next)? Exponent(TokenList tokens, int at)
    {
        var sign = 1;
        for (var signs = 0; signs < 2 && tokens.Text(at) is "+" or "-"; signs++, at++)
        {
            sign = tokens.Is(at, "-") ? -sign : sign;
        }

        return tokens[at].IsNumber && tokens.Glued(at) && tokens[at].Length <= 4
            ? (sign * int.Parse(tokens.Text(at), CultureInfo.InvariantCulture), at + 1)
            : null;
    }

    private static Quantity? Finite(double value, int next) =>
        double.IsFinite(value) && Math.Abs(value) < 1e28 && Math.Abs(value) >= 1 && value == Math.Floor(value)
            ? new(value < 1e15 ? (decimal)value : null, value, "power", next)
            : double.IsFinite(value) ? new(null, value, "power", next) : null;
}
