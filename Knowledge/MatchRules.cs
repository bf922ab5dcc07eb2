using System.Text.Encodings.Web;
using System.Text.Json;

namespace CareBot.Knowledge;

/// <summary>Two articles that must never be taken for one another.</summary>
public sealed record ArticlePair(string One, string Other);

/// <summary>What leads tell the matcher beside the articles.</summary>
/// <param name="Synonyms">Groups of words or phrases that mean the same; every one is read as the first of its group. Of a phrase in two groups the first counts.</param>
/// <param name="NeverConfuse">Where both of a pair are near, the customer is asked. Pairs of articles that are not there count for nothing.</param>
public sealed record MatchRules(IReadOnlyList<IReadOnlyList<string>> Synonyms, IReadOnlyList<ArticlePair> NeverConfuse)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static MatchRules None { get; } = new([], []);

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsEmpty => Synonyms.Count == 0 && NeverConfuse.Count == 0;

    /// <summary>The stored form; equal for equal rules in the same order.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <exception cref="JsonException">Not what <see cref="ToJson"/> writes.</exception>
    public static MatchRules FromJson(string json) =>
        JsonSerializer.Deserialize<MatchRules>(json, Options) ?? throw new JsonException("Rules are an object, not null.");
}
