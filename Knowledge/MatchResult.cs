namespace CareBot.Knowledge;

public enum MatchDecision
{
    /// <summary>Give the first ranked article's answer.</summary>
    Answer,

    /// <summary>Offer <see cref="MatchResult.Choices"/>.</summary>
    Clarify,

    /// <summary>No article answers this.</summary>
    Decline,
}

/// <param name="Probability">0 to 1: that this article is the right one, given that some article answers.</param>
/// <param name="Example">The example question (or title) that spoke most for it; null when none shares anything with the text.</param>
public sealed record RankedArticle(string ArticleId, double Probability, string? Example);

/// <param name="Ranked">Best first, at most 10.</param>
/// <param name="AnyProbability">0 to 1: that any article of the knowledge base answers.</param>
public sealed record MatchResult(MatchDecision Decision, IReadOnlyList<RankedArticle> Ranked, double AnyProbability)
{
    /// <summary>What to offer when the decision is <see cref="MatchDecision.Clarify"/>: two or three of the first; otherwise empty.</summary>
    public IReadOnlyList<RankedArticle> Choices { get; init; } = [];

    /// <summary>0 to 1: that the first ranked article answers.</summary>
    public double TopProbability => Ranked.Count == 0 ? 0 : AnyProbability * Ranked[0].Probability;
}
