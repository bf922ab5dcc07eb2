namespace CareBot.Knowledge.Import;

/// <summary>How a file is written, before its columns or keys are looked at.</summary>
internal enum FileKind
{
    Markdown,
    Tsv,
    Csv,
    Xlsx,
    Zip,
    Json,
    Qna,
    Rasa,
}

/// <summary>Tells the kind of a file by its content, then by the ending of its name.</summary>
internal static class FileKinds
{
    public const string Allowed = "a folder of Markdown articles, .tsv, .csv, .xlsx, .json, .qna, .lu, .yml, .yaml, or a .zip of these; --format NAME where the ending says nothing";

    public static FileKind Of(KnowledgeFormat format) => format switch
    {
        KnowledgeFormat.Tsv or KnowledgeFormat.QnaTsv => FileKind.Tsv,
        KnowledgeFormat.Csv => FileKind.Csv,
        KnowledgeFormat.Xlsx or KnowledgeFormat.QnaXlsx => FileKind.Xlsx,
        KnowledgeFormat.QnaZip => FileKind.Zip,
        KnowledgeFormat.QnaJson or KnowledgeFormat.CqaJson => FileKind.Json,
        KnowledgeFormat.Qna => FileKind.Qna,
        KnowledgeFormat.Rasa => FileKind.Rasa,
        _ => FileKind.Markdown,
    };

    public static FileKind? ByName(string extension) => extension switch
    {
        ".md" => FileKind.Markdown,
        ".tsv" or ".txt" or ".tab" => FileKind.Tsv,
        ".csv" => FileKind.Csv,
        ".xlsx" or ".xlsm" => FileKind.Xlsx,
        ".zip" => FileKind.Zip,
        ".json" => FileKind.Json,
        ".qna" or ".lu" => FileKind.Qna,
        ".yml" or ".yaml" => FileKind.Rasa,
        _ => null,
    };

    /// <returns>Null, with a fault, when it is none that can be imported.</returns>
    public static FileKind? Of(KnowledgeFile file, FaultList faults)
    {
        var content = file.Content.Span;
        if (Foreign(content) is { } foreign)
        {
            faults.Error(file.Name, 0, null, $"the file is {foreign.What}", foreign.Allowed);
            return null;
        }

        var named = ByName(file.Extension);
        if (Archive.IsOne(content))
        {
            return named == FileKind.Xlsx ? FileKind.Xlsx : FileKind.Zip;
        }

        if (named is FileKind.Xlsx or FileKind.Zip)
        {
            faults.Error(file.Name, 0, null, $"the file is not what its name says ({file.Extension})", $"a whole {file.Extension} file");
            return null;
        }

        return named ?? ByContent(file, faults);
    }

    private static FileKind? ByContent(KnowledgeFile file, FaultList faults)
    {
        if (file.Text(faults) is not { } text)
        {
            return null;
        }

        var line = text.AsSpan().TrimStart();
        line = line[..(line.IndexOf('\n') is var end and >= 0 ? end : line.Length)].TrimEnd();
        FileKind? kind = line.Length == 0 ? null
            : line.SequenceEqual("---") ? FileKind.Markdown
            : line[0] == '{' || (line[0] == '[' && !line.Contains("](", StringComparison.Ordinal)) ? FileKind.Json
            : line.StartsWith("version:") || line.StartsWith("nlu:") || line.StartsWith("responses:") ? FileKind.Rasa
            : line[0] is '#' or '>' or '[' or '$' || line.StartsWith("<a ") ? FileKind.Qna
            : line.Contains('\t') ? FileKind.Tsv
            : line.ContainsAny(',', ';') ? FileKind.Csv
            : null;
        if (kind is null)
        {
            faults.Error(file.Name, 0, null, "the file's form is not known", Allowed);
        }

        return kind;
    }

    private static (string What, string Allowed)? Foreign(ReadOnlySpan<byte> content) =>
        content.StartsWith("%PDF"u8) ? ("a PDF document", Allowed)
        : content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? ("an old or encrypted Office document", "a workbook saved as .xlsx without a password")
        : content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? ("in UTF-16", "text in UTF-8")
        : content.IsEmpty ? ("empty", Allowed)
        : null;
}
