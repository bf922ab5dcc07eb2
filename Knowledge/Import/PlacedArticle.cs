namespace CareBot.Knowledge.Import;

/// <param name="Line">From 1; 0 when the whole file is meant.</param>
/// <param name="Column">A table's column or a file's key; null when the whole line is meant.</param>
internal readonly record struct Place(string File, int Line, string? Column = null);

/// <summary>An article and where it was read.</summary>
/// <param name="At">The place of what <see cref="ArticleFault.Place"/> names.</param>
internal sealed record PlacedArticle(Article Article, Func<string, Place> At);
