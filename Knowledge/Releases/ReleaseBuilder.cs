namespace CareBot.Knowledge.Releases;

/// <summary>Articles that were checked for publishing.</summary>
/// <param name="Knowledge">Built from the articles; null when they have errors.</param>
/// <param name="Faults">Errors first, then warnings.</param>
/// <param name="Missed">Expected answers that the candidate does not give.</param>
public sealed record ReleaseCandidate(
    IReadOnlyList<Article> Articles, KnowledgeBase? Knowledge, IReadOnlyList<ArticleFault> Faults, IReadOnlyList<MissedAnswer> Missed)
{
    public bool MayBePublished => Knowledge is not null && Missed.Count == 0;
}

/// <summary>Checks articles as thoroughly as can be before they become a release. Takes several times as long as building.</summary>
public static class ReleaseBuilder
{
    /// <summary>
    /// Errors: no answer, no question, a follow-up that leads nowhere, a doubled id. Warnings: questions of different articles
    /// that say the same, answers that contradict each other, articles that are taken for another, questions that look misfiled.
    /// </summary>
    public static ReleaseCandidate Build(IReadOnlyList<Article> articles, IReadOnlyList<ExpectedAnswer>? expected = null, MatchOptions? options = null, MatchRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var faults = ReleaseChecks.Check(articles);
        if (faults.Any(fault => fault.Severity == Severity.Error))
        {
            return new(articles, null, [.. faults.OrderBy(fault => fault.Severity)], []);
        }

        var match = options ?? MatchOptions.Default;
        var knowledge = KnowledgeBase.Build(articles, match, rules);
        var missed = (expected ?? []).Select(wanted => new MissedAnswer(wanted, knowledge.Match(new(wanted.Question)))).Where(asked => !asked.Expected.IsMetBy(asked.Result));
        return new(articles, knowledge, [.. faults, .. Warnings(articles, faults), .. Confusions.Find(articles, match)], [.. missed]);
    }

    private static IEnumerable<ArticleFault> Warnings(IReadOnlyList<Article> articles, IReadOnlyList<ArticleFault> found)
    {
        // The quick checks have told of questions that are equal letter by letter.
        var told = found.Select(fault => (fault.ArticleId, fault.Place)).ToHashSet();
        var twins = QuestionTwins.Find(articles).ToArray();
        foreach (var twin in twins.Where(twin => !told.Contains((twin.Article.Id, $"questions/{twin.Language}"))))
        {
            yield return new(
                twin.Article.Id, $"questions/{twin.Language}", $"the question '{twin.Question}' says the same as '{twin.OtherQuestion}' in '{twin.Other.Id}'",
                "a question in one article only", Severity.Warning);
        }

        foreach (var twin in twins.Where(twin => twin.Language == twin.OtherLanguage).DistinctBy(twin => (twin.Article.Id, twin.Other.Id, twin.Language)))
        {
            if (twin.Article.Texts[twin.Language].Answer != twin.Other.Texts[twin.Language].Answer)
            {
                yield return new(
                    twin.Article.Id, $"answer/{twin.Language}", $"'{twin.Other.Id}' answers the same question otherwise", "one answer a question", Severity.Warning);
            }
        }

        foreach (var (article, language, sentence, other, otherSentence) in Contradictions.Find(articles))
        {
            yield return new(
                article.Id, $"answer/{language}", $"'{sentence}' contradicts '{otherSentence}' in '{other.Id}'", "the same numbers in the same sentence", Severity.Warning);
        }
    }
}
