using System.Text.Json;
using CareBot.Knowledge;

namespace CareBot.Bot.Brands;

/// <summary>What the row of a release holds: a JSON array of the articles or, with rules, an object of <c>articles</c> and <c>rules</c>.</summary>
public static class ReleaseArticles
{
    public static string Write(IEnumerable<Article> articles, MatchRules rules)
    {
        ArgumentNullException.ThrowIfNull(articles);
        ArgumentNullException.ThrowIfNull(rules);
        var list = "[" + string.Join(',', articles.Select(ArticleJson.Write)) + "]";
        return rules.IsEmpty ? list : $"{{\"articles\":{list},\"rules\":{rules.ToJson()}}}";
    }

    /// <summary>No articles for null.</summary>
    public static IReadOnlyList<Article> Read(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        var list = document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.GetProperty("articles") : document.RootElement;
        return [.. list.EnumerateArray().Select(a => ArticleJson.Read(a.GetRawText()))];
    }

    /// <summary>No rules for null.</summary>
    public static MatchRules ReadRules(string? json)
    {
        if (json is null)
        {
            return MatchRules.None;
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object ? MatchRules.FromJson(document.RootElement.GetProperty("rules").GetRawText()) : MatchRules.None;
    }
}
