namespace CareBot.Knowledge.Import.Qna;

/// <summary>A question-and-answer pair as QnA Maker and its successors know it.</summary>
internal sealed class QnaPair
{
    /// <summary>From 1; null when the file gives none.</summary>
    public int? Id { get; set; }

    public List<string> Questions { get; init; } = [];

    public string Answer { get; set; } = "";

    /// <summary>The document it was taken from.</summary>
    public string Source { get; set; } = "";

    /// <summary>In the file's order.</summary>
    public List<(string Name, string Value)> Metadata { get; init; } = [];

    /// <summary>Only meant to follow another pair.</summary>
    public bool IsContextOnly { get; set; }

    public List<QnaPrompt> Prompts { get; init; } = [];

    /// <summary>How many questions the service suggests from what customers asked.</summary>
    public int Suggestions { get; set; }

    public required Place Place { get; init; }
}

/// <summary>An answer's button that leads to another pair.</summary>
/// <param name="QnaId">The pair; null when the target is named by its question or stands inline.</param>
/// <param name="Question">A question of the target, with blanks or hyphens between its words.</param>
/// <param name="Order">Buttons are shown by it, those with the same in the file's order.</param>
internal sealed record QnaPrompt(string Text, int Order, int? QnaId, string? Question = null)
{
    /// <summary>The pair that it leads to; null when that was not found.</summary>
    public QnaPair? Target { get; set; }

    /// <summary>The target is only meant to follow.</summary>
    public bool ContextOnly { get; init; }
}

/// <summary>All that a knowledge base's files hold, before it becomes articles.</summary>
internal sealed class QnaDocument
{
    public List<QnaPair> Pairs { get; } = [];

    /// <summary>Words that mean the same, a group each.</summary>
    public List<IReadOnlyList<string>> Synonyms { get; } = [];

    /// <summary>Pages that the service was to read.</summary>
    public List<string> Urls { get; } = [];

    /// <summary>Files that the service was to read.</summary>
    public List<(string Name, string Address)> Files { get; } = [];

    /// <summary>As the file names it; null when it does not.</summary>
    public string? Language { get; set; }
}
