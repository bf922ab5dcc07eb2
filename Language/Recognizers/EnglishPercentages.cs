using CareBot.Language.Recognizers.Numbers;
using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers;

/// <summary>Percentages in English. Resolution: <c>value</c>, with its sign: <c>10%</c>.</summary>
public static class EnglishPercentages
{
    public static IReadOnlyList<ModelResult> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Recognize(TokenList.Of(text));
    }

    internal static IReadOnlyList<ModelResult> Recognize(TokenList tokens) => Percentages.Recognize(tokens, static (all, at) => EnglishQuantity.Read(all, at, glued: true));
}
