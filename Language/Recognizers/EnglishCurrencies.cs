using CareBot.Language.Recognizers.Money;
using CareBot.Language.Recognizers.Numbers;
using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers;

/// <summary>
/// Amounts of money in English: <c>$ 4.25</c>, <c>USD200</c>, <c>five million yen</c>, <c>3 dollars 50 cents</c>. Resolution: <c>value</c> (null
/// for a currency alone), <c>unit</c>, and <c>isoCurrency</c> where the unit belongs to one country.
/// </summary>
public static class EnglishCurrencies
{
    private static readonly Amounts Reader = new(
        static (tokens, at) => EnglishQuantity.Read(tokens, at, glued: true),
        "and",
        static text => EnglishNumberWords.Scales.TryGetValue(text, out var scale) ? scale : null);

    public static IReadOnlyList<ModelResult> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Recognize(TokenList.Of(text));
    }

    internal static IReadOnlyList<ModelResult> Recognize(TokenList tokens) => Reader.Recognize(tokens, alone: true);
}
