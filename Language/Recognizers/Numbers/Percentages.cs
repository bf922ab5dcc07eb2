using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.Numbers;

/// <summary>Shares of a hundred: <c>10 percent</c>, <c>5%</c>, <c>per cent of 210</c>; a lone percent sign has the value <c>null</c>.</summary>
internal static class Percentages
{
    public static IReadOnlyList<ModelResult> Recognize(TokenList tokens, Func<TokenList, int, Quantity?> read)
    {
        var results = new List<ModelResult>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!InAddress(tokens, i) && read(tokens, i) is { } number)
            {
                var sign = Sign(tokens, number.Next);
                if (sign > 0)
                {
                    results.Add(tokens.Result(i, sign, "percentage", ("value", number.Text + "%")));
                }

                i = (sign > 0 ? sign : number.Next) - 1;
            }
            else if (Sign(tokens, i) is > 0 and var behind && !InAddress(tokens, i))
            {
                var of = tokens.Is(behind, "of") ? read(tokens, behind + 1) : null;
                results.Add(tokens.Result(i, of?.Next ?? behind, "percentage", ("value", of is { } share ? share.Text + "%" : "null")));
                i = (of?.Next ?? behind) - 1;
            }
        }

        return results;
    }

    /// <summary>"q=30%25": glued to what stands before.</summary>
    private static bool InAddress(TokenList tokens, int at) => tokens.Glued(at) && tokens.Text(at - 1) is not ("(" or "~" or "-" or "+" or "±" or "/" or ",");

    private static int Sign(TokenList tokens, int at) => tokens.Text(at) switch
    {
        "%" or "percent" or "percents" or "percentage" or "pct" or "persen" or "peratus" or "prosen" => tokens[at + 1].IsNumber && tokens.Glued(at + 1) ? -1 : at + 1,
        "per" when tokens.Text(at + 1) is "cent" or "cents" => at + 2,
        _ => -1,
    };
}
