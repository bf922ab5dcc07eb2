namespace CareBot.Knowledge.Matching;

/// <summary>Answer, offer or decline: whichever is worth most to the customer by the stated costs.</summary>
internal static class DecisionPolicy
{
    public const int MaxChoices = 3;
    private const double LeastChoice = 0.08;

    public static MatchResult Decide(IReadOnlyList<RankedArticle> ranked, double any, MatchOptions options)
    {
        if (ranked.Count == 0)
        {
            return new(MatchDecision.Decline, ranked, any);
        }

        var top = any * ranked[0].Probability;
        var answer = top - ((1 - top) * options.WrongAnswerCost);
        var choices = ranked.Take(MaxChoices).Where((article, i) => i < 2 || article.Probability >= LeastChoice).ToArray();
        var offered = any * choices.Sum(article => article.Probability);
        var clarify = choices.Length < 2 ? double.NegativeInfinity
            : (offered * options.ChoiceValue) - ((1 - offered) * options.WrongChoiceCost);
        if (answer >= 0 && answer >= clarify)
        {
            return new(MatchDecision.Answer, ranked, any);
        }

        return clarify > 0
            ? new(MatchDecision.Clarify, ranked, any) { Choices = choices }
            : new(MatchDecision.Decline, ranked, any);
    }
}
