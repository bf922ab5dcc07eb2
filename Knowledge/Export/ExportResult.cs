using CareBot.Knowledge.Import;

namespace CareBot.Knowledge.Export;

/// <summary>What a form cannot carry, found by reading back what was written.</summary>
/// <param name="Field">What of the article: <c>title/en</c>, <c>tags</c> …; empty when the whole article is meant.</param>
public sealed record ExportLoss(string ArticleId, string Field, string What)
{
    public override string ToString() => $"{ArticleId}{(Field.Length > 0 ? $", {Field}" : "")}: {What}";
}

/// <param name="Files">One for most forms; a folder's files for Markdown.</param>
/// <param name="Losses">Empty: importing the files gives equal articles, field by field.</param>
public sealed record ExportResult(KnowledgeFormat Format, IReadOnlyList<KnowledgeFile> Files, IReadOnlyList<ExportLoss> Losses);
