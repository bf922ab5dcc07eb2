namespace CareBot.Knowledge.Matching;

/// <summary>Asks the customer wherever two articles are near that must never be taken for one another.</summary>
internal sealed class NeverConfused(IReadOnlyList<ArticlePair> pairs)
{
    /// <summary>How likely the other must be, given that some article answers. An exact example leaves it less.</summary>
    private const double Near = 0.05;

    private readonly ILookup<string, string> _others = pairs.SelectMany(pair => new[] { (pair.One, pair.Other), (pair.Other, pair.One) })
        .Distinct().ToLookup(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    public MatchResult Apply(MatchResult result)
    {
        if (_others.Count == 0 || result.Decision == MatchDecision.Decline)
        {
            return result;
        }

        var offered = result.Decision == MatchDecision.Answer ? [result.Ranked[0]] : result.Choices;
        var others = offered.SelectMany(article => _others[article.ArticleId]).ToHashSet(StringComparer.Ordinal);
        var near = result.Ranked.Where(article => article.Probability >= Near && others.Contains(article.ArticleId)).ToArray();
        if (near.Length == 0)
        {
            return result;
        }

        // The first and its near partners have their places before the rest.
        var choices = near.Prepend(offered[0]).Concat(offered).Distinct().Take(DecisionPolicy.MaxChoices).OrderByDescending(article => article.Probability);
        return result with { Decision = MatchDecision.Clarify, Choices = [.. choices] };
    }
}
