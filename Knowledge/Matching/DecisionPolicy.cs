using CareBot.Knowledge.Index;

namespace CareBot.Knowledge.Matching;

/// <summary>Answer, offer or decline: whichever is worth most to the customer by the stated costs.</summary>
/// <param name="choicePrice">What offering costs beside the stated costs, in right answers; 0 or more.</param>
internal sealed class DecisionPolicy(double choicePrice)
{
    public const int MaxChoices = 3;
    private const double LeastChoice = 0.08;

    /// <summary>Offers whenever the stated costs say so.</summary>
    public static DecisionPolicy Prior { get; } = new(0);

    /// <summary>The least price of offering at which no more than <see cref="MatchOptions.MostChoices"/> of the questions are met with an offer.</summary>
    /// <param name="asked">Questions that an article answers, scored without themselves: the articles' probabilities, and the gate's.</param>
    public static DecisionPolicy Fit(IReadOnlyList<(double[] Articles, double Any)> asked, MatchOptions options)
    {
        if (asked.Count == 0)
        {
            return Prior;
        }

        double[] gains = [.. asked.Select(one => Gain(First(one.Articles), one.Any, options)).OrderDescending()];
        return new(Math.Max(0, gains[Math.Min(gains.Length - 1, (int)(options.MostChoices * gains.Length))]));
    }

    public void Write(IndexWriter index) => index.Write([choicePrice]);

    /// <exception cref="IndexException">The index holds another policy.</exception>
    public static DecisionPolicy Read(IndexReader index) => index.Doubles() is [>= 0 and var price]
        ? new(price)
        : throw new IndexException("The index has no price of offering choices, which is 0 or more.");

    public MatchResult Decide(IReadOnlyList<RankedArticle> ranked, double any, MatchOptions options)
    {
        if (ranked.Count == 0)
        {
            return new(MatchDecision.Decline, ranked, any);
        }

        Span<double> first = stackalloc double[Math.Min(MaxChoices, ranked.Count)];
        for (var i = 0; i < first.Length; i++)
        {
            first[i] = ranked[i].Probability;
        }

        var (answer, offer) = (WorthOfAnswer(first, any, options), WorthOfOffer(first, any, options) - choicePrice);
        if (answer >= 0 && answer >= offer)
        {
            return new(MatchDecision.Answer, ranked, any);
        }

        return offer > 0
            ? new(MatchDecision.Clarify, ranked, any) { Choices = [.. ranked.Take(Offered(first))] }
            : new(MatchDecision.Decline, ranked, any);
    }

    /// <summary>How much more an offer is worth than the better of answering and declining.</summary>
    private static double Gain(ReadOnlySpan<double> first, double any, MatchOptions options) =>
        WorthOfOffer(first, any, options) - Math.Max(0, WorthOfAnswer(first, any, options));

    private static double WorthOfAnswer(ReadOnlySpan<double> first, double any, MatchOptions options)
    {
        var right = any * first[0];
        return right - ((1 - right) * options.WrongAnswerCost);
    }

    private static double WorthOfOffer(ReadOnlySpan<double> first, double any, MatchOptions options)
    {
        if (first.Length < 2)
        {
            return double.NegativeInfinity;
        }

        var among = 0.0;
        foreach (var probability in first[..Offered(first)])
        {
            among += any * probability;
        }

        return (among * options.ChoiceValue) - ((1 - among) * options.WrongChoiceCost);
    }

    /// <summary>Two, or three where the third is worth reading.</summary>
    private static int Offered(ReadOnlySpan<double> first) => first.Length < MaxChoices || first[2] < LeastChoice ? Math.Min(first.Length, 2) : MaxChoices;

    private static double[] First(double[] probabilities) =>
        [.. probabilities.Where(probability => probability > 0).OrderDescending().Take(MaxChoices)];
}
