using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.Sequences;

/// <summary>
/// Phone numbers as people write them anywhere in the world. Resolution: <c>value</c> as written, <c>score</c> from 0 to 1 (how much it looks
/// like one), and <c>e164</c> where it is an Indonesian or Malaysian number.
/// </summary>
public static class PhoneNumbers
{
    public const int FewestDigits = 7;
    public const int MostDigits = 16;

    /// <param name="text">What was said.</param>
    /// <param name="country">Where a number without country code belongs: <c>ID</c>, <c>MY</c>, or null when that is unknown.</param>
    public static IReadOnlyList<ModelResult> Recognize(string text, string? country = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Recognize(TokenList.Of(text), country);
    }

    internal static IReadOnlyList<ModelResult> Recognize(TokenList tokens, string? country)
    {
        var results = new List<ModelResult>();
        for (var i = 0; i < tokens.Count;)
        {
            if (PhoneRun.At(tokens, i) is not { } run)
            {
                i++;
                continue;
            }

            if (PhoneRules.Allow(tokens, run))
            {
                var written = tokens.Between(run.First, run.Next);
                var value = written.ToLowerInvariant();
                var score = ("score", (object)PhoneScore.Of(value));
                results.Add(E164.Of(written, country) is { } number
                    ? tokens.Result(run.First, run.Next, "phonenumber", score, ("value", value), ("e164", number))
                    : tokens.Result(run.First, run.Next, "phonenumber", score, ("value", value)));
            }

            i = Math.Max(run.Next, i + 1);
        }

        return results;
    }
}
