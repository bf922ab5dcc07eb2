using System.Globalization;
using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.Numbers;

/// <summary>
/// Numbers written in digits: <c>1,234.5</c>, <c>1 234 567</c>, <c>12,34,567.89</c> where the comma groups (English, Malay);
/// <c>1.234,5</c> where the point does (Indonesian). A chain that is no such number ("22,24,26", "192.168.1.2") gives its numbers one by one.
/// </summary>
internal static class Numeral
{
    private const int MostDigits = 28;
    private const int MostDigitsOfLong = 18;

    /// <param name="tokens">The text.</param>
    /// <param name="at">A token; a leading decimal point may stand there.</param>
    /// <param name="point">The decimal point: <c>.</c> or <c>,</c>; the other one groups.</param>
    public static Quantity? Read(TokenList tokens, int at, char point = '.')
    {
        if (!tokens[at].IsNumber)
        {
            return StartsWithPoint(tokens, at, point) ? Decimal(tokens, at, at + 2, point) : null;
        }

        if (IsLink(tokens, at - 1) && tokens.Glued(at) && tokens[at - 2].IsNumber)
        {
            return Whole(tokens, at);
        }

        var end = ChainEnd(tokens, at);
        if (end == at + 1)
        {
            return Spaced(tokens, at, point) ?? Whole(tokens, at);
        }

        return Chain(tokens, at, end, point) ?? Whole(tokens, at);
    }

    private static bool IsLink(TokenList tokens, int at) => tokens.Text(at) is "." or "," && tokens.Glued(at);

    private static int ChainEnd(TokenList tokens, int at)
    {
        var end = at + 1;
        while (IsLink(tokens, end) && tokens[end + 1].IsNumber && tokens.Glued(end + 1))
        {
            end += 2;
        }

        return end;
    }

    private static bool StartsWithPoint(TokenList tokens, int at, char point) =>
        tokens.Text(at) is [var c] && c == point && !(tokens.Glued(at) && (tokens[at - 1].IsNumber || tokens[at - 1].IsWord))
        && tokens[at + 1].IsNumber && tokens.Glued(at + 1) && ChainEnd(tokens, at + 1) == at + 2;

    private static Quantity? Whole(TokenList tokens, int at) => Decimal(tokens, at, at + 1, '.');

    private static Quantity? Chain(TokenList tokens, int at, int end, char point)
    {
        var links = (end - at - 1) / 2;
        var last = tokens.Text(end - 2)[0];
        var grouping = true;
        for (var i = at + 1; i < end - 2; i += 2)
        {
            grouping &= tokens.Text(i)[0] != point;
        }

        var behind = last == point ? end - 2 : end;
        if (!grouping || !Grouped(tokens, at, behind))
        {
            var lone = links == 1 && (last == point || tokens[end - 1].Length < 3);
            return lone ? Decimal(tokens, at, end, last) : null;
        }

        return Decimal(tokens, at, end, point);
    }

    /// <summary>Groups of three, or the Indian way: twos and then a three; nothing but the first group may be shorter.</summary>
    private static bool Grouped(TokenList tokens, int at, int end)
    {
        if (end == at + 1)
        {
            return true;
        }

        var threes = tokens[at].Length <= 3;
        var twos = tokens[at].Length <= 2;
        for (var i = at + 2; i < end; i += 2)
        {
            threes &= tokens[i].Length == 3;
            twos &= tokens[i].Length == (i == end - 1 ? 3 : 2);
        }

        return threes || twos;
    }

    /// <summary>"1 234 567.89": single spaces, groups of three.</summary>
    private static Quantity? Spaced(TokenList tokens, int at, char point)
    {
        var end = at + 1;
        if (tokens[at].Length > 3 || tokens.Text(at)[0] == '0' || tokens.Glued(at))
        {
            return null;
        }

        while (tokens[end].IsNumber && tokens[end].Length == 3 && tokens[end].Start == tokens[end - 1].End + 1 && tokens.Source[tokens[end].Start - 1] is ' ' or '\u00A0' or '\u202F')
        {
            end++;
        }

        if (end == at + 1 || (tokens[end].IsWord && tokens.Glued(end)))
        {
            return null;
        }

        var decimals = tokens.Text(end) is [var c] && c == point && tokens.Glued(end) && tokens[end + 1].IsNumber && tokens.Glued(end + 1);
        return Decimal(tokens, at, decimals ? end + 2 : end, point);
    }

    private static Quantity? Decimal(TokenList tokens, int at, int end, char point)
    {
        if (end == at + 1 && tokens[at].IsNumber && tokens[at].Length < MostDigitsOfLong)
        {
            return Quantity.Of((decimal)long.Parse(tokens.Text(at), NumberStyles.None, CultureInfo.InvariantCulture), "integer", end);
        }

        var digits = new System.Text.StringBuilder();
        var isDecimal = false;
        for (var i = at; i < end; i++)
        {
            var text = tokens.Text(i);
            if (tokens[i].IsNumber)
            {
                digits.Append(text);
            }
            else if (text[0] == point)
            {
                digits.Append('.');
                isDecimal = true;
            }
        }

        if (digits.Length > MostDigits)
        {
            return double.TryParse(digits.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var large) && double.IsFinite(large)
                ? new(null, large, isDecimal ? "decimal" : "integer", end)
                : null;
        }

        return decimal.TryParse(digits.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? Quantity.Of(value, isDecimal ? "decimal" : "integer", end)
            : null;
    }
}
