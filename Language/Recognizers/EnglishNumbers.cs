using CareBot.Language.Recognizers.Numbers;
using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers;

/// <summary>
/// Numbers in English: in digits (<c>1,234.5</c>, <c>-3</c>, <c>2k</c>, <c>1e10</c>, <c>3/4</c>), in words (<c>two hundred and five</c>,
/// <c>three point one</c>, <c>two thirds</c>, <c>a dozen</c>) and mixed (<c>3 million</c>). Resolution: <c>value</c> and <c>subtype</c>
/// (<c>integer</c>, <c>decimal</c>, <c>fraction</c>, <c>power</c>).
/// </summary>
public static class EnglishNumbers
{
    public static IReadOnlyList<ModelResult> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Recognize(TokenList.Of(text));
    }

    internal static IReadOnlyList<ModelResult> Recognize(TokenList tokens)
    {
        var results = new List<ModelResult>();
        for (var i = 0; i < tokens.Count;)
        {
            if (EnglishOrdinalPhrase.Read(tokens, i) is { Plural: false, Next: var behind } && EnglishQuantity.Read(tokens, i) is not { Kind: "fraction" })
            {
                i = behind;
            }
            else if (EnglishQuantity.Read(tokens, i) is { } number)
            {
                results.Add(tokens.Result(i, number.Next, "number", ("subtype", number.Kind), ("value", number.Text)));
                i = number.Next;
            }
            else
            {
                i++;
            }
        }

        return results;
    }
}
