namespace CareBot.Knowledge.Import;

/// <param name="Format">Null: told by the content and the ending of the name.</param>
/// <param name="Language">The language of texts whose file does not say it; null: read from the texts.</param>
public sealed record ImportOptions(KnowledgeFormat? Format = null, string? Language = null);

/// <param name="Format">What the files were read as; null when that is unclear.</param>
/// <param name="Articles">In the order of their ids; empty when any fault is an error, so that nothing is imported in part.</param>
/// <param name="Synonyms">Groups of words that mean the same; empty as the articles are.</param>
/// <param name="Faults">By file and line.</param>
public sealed record ImportResult(
    KnowledgeFormat? Format, IReadOnlyList<Article> Articles, IReadOnlyList<IReadOnlyList<string>> Synonyms, IReadOnlyList<KnowledgeFault> Faults)
{
    /// <summary>Articles that must never be taken for one another; empty as the articles are.</summary>
    public IReadOnlyList<ArticlePair> NeverConfuse { get; init; } = [];

    /// <summary>What a release carries beside the articles.</summary>
    public MatchRules Rules => new(Synonyms, NeverConfuse);

    public bool HasErrors => Faults.Any(fault => fault.Severity == Severity.Error);
}
