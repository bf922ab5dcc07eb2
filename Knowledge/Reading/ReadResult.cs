namespace CareBot.Knowledge;

/// <param name="File">Path relative to the folder that was read, with forward slashes.</param>
/// <param name="Line">From 1; 0 when the whole file is meant.</param>
/// <param name="What">What is wrong, with the value found.</param>
/// <param name="Allowed">What is allowed instead.</param>
public sealed record KnowledgeFault(string File, int Line, string What, string Allowed, Severity Severity)
{
    /// <summary>A table's column or a file's key; null when the whole line is meant.</summary>
    public string? Column { get; init; }

    public override string ToString() => $"{File}{(Line > 0 ? $":{Line}" : "")}{(Column is null ? "" : $", {Column}")}: {What}; allowed: {Allowed}";
}

/// <param name="Articles">In the order of their ids; empty when any fault is an error, so that nothing is imported in part.</param>
public sealed record ReadResult(IReadOnlyList<Article> Articles, IReadOnlyList<KnowledgeFault> Faults)
{
    /// <summary>Of the lists that lie in the folder; none when any fault is an error.</summary>
    public MatchRules Rules { get; init; } = MatchRules.None;

    public bool HasErrors => Faults.Any(fault => fault.Severity == Severity.Error);
}
