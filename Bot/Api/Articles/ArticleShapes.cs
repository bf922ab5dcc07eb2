using CareBot.Knowledge;

namespace CareBot.Bot.Api.Articles;

public enum ArticleState
{
    /// <summary>Equal in the active release.</summary>
    Published,

    /// <summary>Other than in the active release.</summary>
    Changed,

    /// <summary>Not in the active release.</summary>
    New,

    /// <summary>Only in the active release.</summary>
    Deleted,
}

/// <param name="Questions">Example questions in all languages.</param>
/// <param name="UpdatedBy">First name; null for an import.</param>
/// <param name="Faults">Errors and warnings.</param>
public sealed record ArticleRow(
    string Id, string Title, IReadOnlyList<string> Languages, int Questions, DateTimeOffset? UpdatedAt, string? UpdatedBy, ArticleState State, int Faults);

/// <summary>An article as it is edited.</summary>
/// <param name="Texts">By language: <c>id</c>, <c>en</c>, <c>ms</c>.</param>
public sealed record ArticleBody(
    string Id,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> FollowUps,
    IReadOnlyDictionary<string, ArticleText> Texts,
    DateTimeOffset? ValidFrom = null,
    DateTimeOffset? ValidUntil = null)
{
    public static ArticleBody Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new ArticleBody(article.Id, article.Tags, article.FollowUps, article.Texts, article.ValidFrom, article.ValidUntil);
    }

    /// <summary>Without empty lines and surrounding blanks, which people leave behind.</summary>
    public Article ToArticle() => new(
        this.Id,
        this.Texts.ToDictionary(
            t => t.Key,
            t => new ArticleText(t.Value.Title.Trim(), t.Value.Answer.Trim(), Lines(t.Value.Questions)),
            StringComparer.Ordinal),
        Lines(this.FollowUps),
        Lines(this.Tags),
        this.ValidFrom,
        this.ValidUntil);

    private static List<string> Lines(IReadOnlyList<string> lines) =>
        [.. lines.Select(l => l.Trim()).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal)];
}

/// <param name="Draft">Ask the articles as edited, not as published.</param>
public sealed record AskRequest(string Text, string? Language = null, bool Draft = false);

/// <param name="AnyProbability">0 to 1: that any article answers.</param>
/// <param name="Answer">Markdown; null unless the bot would answer.</param>
public sealed record Asked(MatchDecision Decision, double AnyProbability, IReadOnlyList<Cases.RankedView> Ranked, string? Answer);
