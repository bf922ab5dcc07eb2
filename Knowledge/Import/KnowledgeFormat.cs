namespace CareBot.Knowledge.Import;

/// <summary>The forms in which knowledge comes in and goes out.</summary>
public enum KnowledgeFormat
{
    /// <summary>A folder of Markdown files with front matter, one article a file.</summary>
    Markdown,

    /// <summary>Tab-separated text with the column <c>article</c>, one row a question.</summary>
    Tsv,

    /// <summary>The same as <see cref="Tsv"/>, separated by commas or semicolons and quoted.</summary>
    Csv,

    /// <summary>The same as <see cref="Tsv"/> in a workbook.</summary>
    Xlsx,

    /// <summary>The tab-separated export of QnA Maker and Custom Question Answering.</summary>
    QnaTsv,

    /// <summary>The workbook export of QnA Maker and Custom Question Answering.</summary>
    QnaXlsx,

    /// <summary>The archive export: <c>QnAs.tsv</c>, <c>Settings.tsv</c>, <c>Synonyms.tsv</c>.</summary>
    QnaZip,

    /// <summary>JSON of QnA Maker (<c>qnaDocuments</c>, <c>qnaList</c>, <c>qnaPairs</c>).</summary>
    QnaJson,

    /// <summary>The project export of Custom Question Answering (<c>metadata</c>, <c>assets</c>).</summary>
    CqaJson,

    /// <summary><c>.qna</c> and <c>.lu</c> files.</summary>
    Qna,

    /// <summary>Rasa's training data and responses in YAML.</summary>
    Rasa,
}

/// <summary>The names of the formats on the command line, and what files of each end in.</summary>
public static class KnowledgeFormats
{
    private static readonly (KnowledgeFormat Format, string Name, string Extension)[] Known =
    [
        (KnowledgeFormat.Markdown, "markdown", ""),
        (KnowledgeFormat.Tsv, "tsv", ".tsv"),
        (KnowledgeFormat.Csv, "csv", ".csv"),
        (KnowledgeFormat.Xlsx, "xlsx", ".xlsx"),
        (KnowledgeFormat.QnaTsv, "qna-tsv", ".tsv"),
        (KnowledgeFormat.QnaXlsx, "qna-xlsx", ".xlsx"),
        (KnowledgeFormat.QnaZip, "qna-zip", ".zip"),
        (KnowledgeFormat.QnaJson, "qna-json", ".json"),
        (KnowledgeFormat.CqaJson, "cqa-json", ".json"),
        (KnowledgeFormat.Qna, "qna", ".qna"),
        (KnowledgeFormat.Rasa, "rasa", ".yml"),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(known => known.Name)];

    public static string NameOf(KnowledgeFormat format) => Known.First(known => known.Format == format).Name;

    /// <summary>Null for a name that is not one of <see cref="Names"/>.</summary>
    public static KnowledgeFormat? Named(string name) =>
        Known.Where(known => known.Name == name).Select(known => (KnowledgeFormat?)known.Format).FirstOrDefault();

    /// <summary>What a path's ending asks for when knowledge is written there: Custom Question Answering for JSON, a folder for none; null: unclear.</summary>
    public static KnowledgeFormat? ForPath(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        "" => KnowledgeFormat.Markdown,
        ".tsv" => KnowledgeFormat.Tsv,
        ".csv" => KnowledgeFormat.Csv,
        ".xlsx" => KnowledgeFormat.Xlsx,
        ".zip" => KnowledgeFormat.QnaZip,
        ".json" => KnowledgeFormat.CqaJson,
        ".qna" => KnowledgeFormat.Qna,
        ".yml" or ".yaml" => KnowledgeFormat.Rasa,
        _ => null,
    };
}
