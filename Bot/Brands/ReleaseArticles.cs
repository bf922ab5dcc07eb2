using System.Text.Json;
using CareBot.Knowledge;

namespace CareBot.Bot.Brands;

/// <summary>The articles of a release as the one JSON array that its row holds.</summary>
public static class ReleaseArticles
{
    public static string Write(IEnumerable<Article> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        return "[" + string.Join(',', articles.Select(ArticleJson.Write)) + "]";
    }

    /// <summary>No articles for null.</summary>
    public static IReadOnlyList<Article> Read(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(a => ArticleJson.Read(a.GetRawText()))];
    }
}
