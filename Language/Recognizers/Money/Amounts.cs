using CareBot.Language.Recognizers.Numbers;
using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.Money;

/// <summary>Amounts of money: a number with a currency before or behind it, cents behind that, or a currency alone.</summary>
/// <param name="read">Reads the number at a token, also where a currency is glued to it.</param>
/// <param name="and">The word that joins whole units and cents.</param>
/// <param name="scale">The value of a scale word behind a currency ("75 USD million"), or null.</param>
internal sealed class Amounts(Func<TokenList, int, Quantity?> read, string and, Func<string, decimal?> scale)
{
    public IReadOnlyList<ModelResult> Recognize(TokenList tokens, bool alone)
    {
        var results = new List<ModelResult>();
        for (var i = 0; i < tokens.Count;)
        {
            var next = Prefixed(tokens, i, results);
            next = next > 0 ? next : Suffixed(tokens, i, results);
            if (next < 0 && alone && CurrencyWords.Name(tokens, i) is { } lone && tokens[i].Length > 3 && lone.Currency.Unit is not ("Mark" or "Pound" or "Peruvian sol"))
            {
                results.Add(Result(tokens, i, lone.Next, lone.Currency, null));
                next = lone.Next;
            }

            i = Math.Max(next, i + 1);
        }

        return results;
    }

    private static ModelResult Result(TokenList tokens, int first, int next, Currency currency, decimal? value)
    {
        var text = value is { } amount ? Quantity.Of(amount, "decimal", next).Text : null;
        return currency.Code is { } code
            ? tokens.Result(first, next, "currency", ("value", text!), ("unit", currency.Unit), ("isoCurrency", code))
            : tokens.Result(first, next, "currency", ("value", text!), ("unit", currency.Unit));
    }

    private static decimal Amount(Quantity number) => number.Exact ?? (decimal)Math.Clamp(number.Value, -1e27, 1e27);

    private int Prefixed(TokenList tokens, int at, List<ModelResult> results)
    {
        if (CurrencyWords.Before(tokens, at) is not { } sign || (tokens.Glued(at) && tokens[at - 1].IsWord)
            || (tokens.Is(sign.Next, "-") ? null : read(tokens, sign.Next)) is not { } number
            || (number.Kind == "fraction" && tokens[sign.Next].IsNumber))
        {
            return -1;
        }

        results.Add(Result(tokens, at, number.Next, sign.Currency, Amount(number)));
        return number.Next;
    }

    private int Suffixed(TokenList tokens, int at, List<ModelResult> results)
    {
        if ((tokens.Glued(at) && tokens[at - 1].Kind != TokenKind.Symbol && tokens[at].IsWord) || read(tokens, at) is not { } number)
        {
            return -1;
        }

        var value = Amount(number);
        var next = tokens.Is(number.Next, "-") && tokens.Glued(number.Next) ? number.Next + 1 : number.Next;
        if (CurrencyWords.Scaled(tokens.Text(next)) is { } scaled)
        {
            results.Add(Result(tokens, at, next + 1, scaled.Currency, value * scaled.Scale));
            return next + 1;
        }

        if ((CurrencyWords.Name(tokens, next) ?? CurrencyWords.Sign(tokens, next)) is not { } unit
            || (tokens[unit.Next].IsNumber && tokens.Glued(unit.Next) && !tokens.Glued(next)))
        {
            return tokens[at].IsNumber && tokens[at + 1].IsNumber ? at + 1 : number.Next;
        }

        if (scale(tokens.Text(unit.Next)) is { } times)
        {
            results.Add(Result(tokens, at, unit.Next + 1, unit.Currency, value * times));
            return unit.Next + 1;
        }

        var cents = unit.Currency.HasHundredths ? Hundredths(tokens, unit.Next) : null;
        results.Add(Result(tokens, at, cents?.Next ?? unit.Next, unit.Currency, value + (cents?.Cents / 100m ?? 0)));
        return cents?.Next ?? unit.Next;
    }

    private (decimal Cents, int Next)? Hundredths(TokenList tokens, int at)
    {
        var first = tokens.Is(at, and) ? at + 1 : at;
        if (tokens[first].Start != tokens[first - 1].End + 1 || read(tokens, first) is not { IsCount: true, Count: > 0 and < 100 } cents)
        {
            return null;
        }

        if (CurrencyWords.Name(tokens, cents.Next) is { } unit)
        {
            return unit.Currency.IsHundredth ? (cents.Count, unit.Next) : null;
        }

        if (scale(tokens.Text(cents.Next)) is not null || tokens.Text(cents.Next) is "times" or "%" or "percent" or "per" or "persen" or "kali"
            || (tokens.Glued(cents.Next) && tokens[cents.Next].IsWord))
        {
            return null;
        }

        return (cents.Count, cents.Next);
    }
}
