using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CareBot.Knowledge;

/// <summary>The stored form of an article: JSON with fixed order of keys, so that equal articles are equal texts.</summary>
public static class ArticleJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 8,
    };

    public static string Write(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return JsonSerializer.Serialize(new Stored(
            article.Id,
            new(article.Texts.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
            article.FollowUps,
            article.Tags,
            article.ValidFrom,
            article.ValidUntil), Options);
    }

    /// <exception cref="JsonException">The text is not JSON, lacks a key, or has one that articles do not have.</exception>
    public static Article Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var stored = JsonSerializer.Deserialize<Stored>(json, Options) ?? throw new JsonException("An article is an object, not null.");
        return new(stored.Id, stored.Texts, stored.FollowUps, stored.Tags, stored.ValidFrom, stored.ValidUntil);
    }

    private sealed record Stored(
        string Id,
        SortedDictionary<string, ArticleText> Texts,
        IReadOnlyList<string> FollowUps,
        IReadOnlyList<string> Tags,
        DateTimeOffset? ValidFrom = null,
        DateTimeOffset? ValidUntil = null);
}
