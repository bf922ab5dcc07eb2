namespace CareBot.Knowledge;

public enum Severity
{
    /// <summary>Nothing may be published or imported.</summary>
    Error,

    /// <summary>May be published; somebody should look.</summary>
    Warning,
}

/// <param name="Place">What of the article is meant: <c>id</c>, <c>follow-ups</c>, <c>valid-until</c>, or <c>questions/en</c>, <c>answer/en</c>.</param>
/// <param name="What">What is wrong, with the value found.</param>
/// <param name="Allowed">What is allowed instead.</param>
public sealed record ArticleFault(string ArticleId, string Place, string What, string Allowed, Severity Severity);

/// <summary>What must hold for articles before customers may be answered from them.</summary>
public static class ReleaseChecks
{
    public static IReadOnlyList<ArticleFault> Check(IReadOnlyList<Article> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var ids = articles.Select(article => article.Id).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var faults = new List<ArticleFault>();
        foreach (var article in articles)
        {
            if (!seen.Add(article.Id))
            {
                faults.Add(new(article.Id, "id", $"the id '{article.Id}' is used twice", "an id of its own for every article", Severity.Error));
            }

            faults.AddRange(CheckTexts(article));
            faults.AddRange(CheckFollowUps(article, ids));
            if (article.ValidFrom >= article.ValidUntil)
            {
                faults.Add(new(article.Id, "valid-until", "the article ends before it begins", "an end after 'valid-from'", Severity.Error));
            }
        }

        return [.. faults, .. SharedQuestions(articles)];
    }

    private static IEnumerable<ArticleFault> CheckTexts(Article article)
    {
        if (article.Texts.Count == 0)
        {
            yield return new(article.Id, "languages", "there is no text", "at least one language with title, questions and answer", Severity.Error);
        }

        foreach (var (language, text) in article.Texts.OrderBy(text => text.Key, StringComparer.Ordinal))
        {
            if (string.IsNullOrWhiteSpace(text.Title))
            {
                yield return new(article.Id, $"title/{language}", $"the title in '{language}' is missing", "one line of text", Severity.Error);
            }

            if (text.Questions.All(string.IsNullOrWhiteSpace))
            {
                yield return new(article.Id, $"questions/{language}", $"there are no questions in '{language}'", "at least one example question", Severity.Error);
            }

            if (string.IsNullOrWhiteSpace(text.Answer))
            {
                yield return new(article.Id, $"answer/{language}", $"the answer in '{language}' is missing", $"a section '# {language}' with text", Severity.Error);
            }
        }
    }

    private static IEnumerable<ArticleFault> CheckFollowUps(Article article, HashSet<string> ids)
    {
        foreach (var followUp in article.FollowUps)
        {
            if (followUp == article.Id)
            {
                yield return new(article.Id, "follow-ups", "the article follows itself", "ids of other articles", Severity.Error);
            }
            else if (!ids.Contains(followUp))
            {
                yield return new(article.Id, "follow-ups", $"the follow-up '{followUp}' does not exist", "ids of articles of this knowledge base", Severity.Error);
            }
        }
    }

    private static IEnumerable<ArticleFault> SharedQuestions(IReadOnlyList<Article> articles)
    {
        var first = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var article in articles)
        {
            foreach (var (language, text) in article.Texts)
            {
                foreach (var question in text.Questions.Select(question => question.Trim()).Distinct(StringComparer.OrdinalIgnoreCase))
                {
                    if (!first.TryAdd(question, article.Id) && first[question] != article.Id)
                    {
                        yield return new(
                            article.Id,
                            $"questions/{language}",
                            $"a question also stands in '{first[question]}'",
                            "a question in one article only",
                            Severity.Warning);
                    }
                }
            }
        }
    }
}
