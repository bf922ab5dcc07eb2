namespace CareBot.Knowledge.Releases;

/// <summary>A message that two releases treat differently.</summary>
public sealed record ChangedAnswer(string Question, MatchResult Before, MatchResult After);

/// <summary>What changes for customers when one release follows another.</summary>
public static class ReleaseDifference
{
    /// <summary>The questions for which the decision, the article answered, its answer, or the articles offered are others; in the given order.</summary>
    public static IReadOnlyList<ChangedAnswer> Of(KnowledgeBase before, KnowledgeBase after, IEnumerable<string> questions)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(questions);
        return [.. questions.Select(question => new ChangedAnswer(question, before.Match(new(question)), after.Match(new(question))))
            .Where(change => Shown(before, change.Before) != Shown(after, change.After))];
    }

    /// <summary>What a customer sees of a result.</summary>
    private static string Shown(KnowledgeBase knowledge, MatchResult result) => result.Decision switch
    {
        MatchDecision.Answer => "answer " + result.Ranked[0].ArticleId + " " + (knowledge.Find(result.Ranked[0].ArticleId) is { } article ? ArticleJson.Write(article with { FollowUps = [], Tags = [] }) : ""),
        MatchDecision.Clarify => "offer " + string.Join(' ', result.Choices.Select(choice => choice.ArticleId)),
        _ => "decline",
    };
}
