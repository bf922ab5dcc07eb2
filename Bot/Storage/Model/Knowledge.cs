namespace CareBot.Bot.Storage.Model;

/// <summary>A draft article: what leads edit until the next release.</summary>
public sealed class ArticleDraft
{
    public long Id { get; set; }
    public long BrandId { get; set; }

    /// <summary>The article's id, unique within the brand.</summary>
    public required string ArticleId { get; set; }

    /// <summary>As <c>ArticleJson</c> writes it.</summary>
    public required string Content { get; set; }
    public long Version { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The person who saved it; null for an import.</summary>
    public long? UpdatedBy { get; set; }
}

/// <summary>A published state of a brand's knowledge base; never changed after it was made.</summary>
public sealed class Release
{
    public long Id { get; set; }
    public long BrandId { get; set; }

    /// <summary>1, 2, 3 … within the brand.</summary>
    public int Number { get; set; }

    /// <summary>Articles and rules as <c>ReleaseArticles</c> writes them.</summary>
    public required string Articles { get; set; }
    public int ArticleCount { get; set; }

    /// <summary>Exactly one release of a brand is active.</summary>
    public bool Active { get; set; }
    public string? Note { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The person who published it; null for an import.</summary>
    public long? CreatedBy { get; set; }
}

/// <summary>The vector of an article's text by a model outside, so that each text is asked for once.</summary>
public sealed class TextVector
{
    public long Id { get; set; }

    /// <summary>Model and dimensions.</summary>
    public required string Model { get; set; }

    /// <summary>SHA-256 of the text, hexadecimal; unique with the model.</summary>
    public required string Hash { get; set; }

    /// <summary>32-bit floating-point numbers, little-endian.</summary>
    public required byte[] Vector { get; set; }

    /// <summary>When an active release last had the text; renewed once a day.</summary>
    public DateTimeOffset UsedAt { get; set; }
}

/// <summary>Synonyms and pairs never to confuse as leads edit them, in force with the next release. Without a row the lists are the active release's.</summary>
public sealed class WordsDraft
{
    /// <summary>The brand's.</summary>
    public long BrandId { get; set; }

    /// <summary>As <c>_synonyms.txt</c> has it.</summary>
    public required string Synonyms { get; set; }

    /// <summary>As <c>_never-confuse.txt</c> has it.</summary>
    public required string NeverConfuse { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    public long? UpdatedBy { get; set; }
}

/// <summary>What was learned from a release's articles, so that a start need not learn it again. Made by whichever process loads the release first.</summary>
public sealed class ReleaseIndex
{
    /// <summary>The release's.</summary>
    public long ReleaseId { get; set; }

    /// <summary>As <c>KnowledgeBase.Save</c> writes it.</summary>
    public required byte[] Content { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
