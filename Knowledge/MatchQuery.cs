namespace CareBot.Knowledge;

/// <summary>What a customer asks, with what is known of the conversation.</summary>
/// <param name="Text">As typed; the first 4,000 UTF-16 units count.</param>
public sealed record MatchQuery(string Text)
{
    /// <summary>The conversation's language; null: read from the text. Prefers articles written in it, excludes none.</summary>
    public string? Language { get; init; }

    /// <summary>The article that answered last; its follow-ups are favoured when the text is short.</summary>
    public string? LastArticleId { get; init; }

    /// <summary>Only articles valid at this instant answer; null: all do.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Articles that carry one of these are favoured.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>
    /// The text's vector, by the model of <see cref="KnowledgeBase.VectorModel"/>. Without one, with one of other dimensions, or where the
    /// knowledge base has no vectors, words alone decide.
    /// </summary>
    public ReadOnlyMemory<float>? Embedding { get; init; }
}
