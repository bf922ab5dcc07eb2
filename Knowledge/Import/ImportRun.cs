using CareBot.Knowledge.Import.Qna;
using CareBot.Knowledge.Import.Rasa;
using CareBot.Knowledge.Import.Tables;
using CareBot.Knowledge.Reading;

namespace CareBot.Knowledge.Import;

/// <summary>One import: tells the form, reads all its files with the reader of that form.</summary>
internal sealed class ImportRun(FileSet files, ImportOptions options, FaultList faults)
{
    private const string Ignored = "UnstructuredContent/";
    private readonly LanguageChoice _languages = new(options.Language, faults);
    private readonly QnaDocument _document = new();
    private FileSet _files = files;

    /// <summary>What the files turned out to be; null when that is unclear.</summary>
    public KnowledgeFormat? Format { get; private set; } = options.Format;

    /// <summary>The files of the folder or archive; empty for a single file.</summary>
    public IReadOnlyList<KnowledgeFile> Folded { get; private set; } = [];

    public IReadOnlyList<IReadOnlyList<string>> Synonyms { get; private set; } = [];

    public IReadOnlyList<PlacedArticle> File(KnowledgeFile file)
    {
        var kind = options.Format is { } format ? Forced(file, format) : FileKinds.Of(file, faults);
        return kind switch
        {
            FileKind.Zip => Unpacked(file),
            { } known => Read(known, [file]),
            null => [],
        };
    }

    /// <summary>The files of a folder or archive, which must be of one kind.</summary>
    public IReadOnlyList<PlacedArticle> Folder(FileSet set, string name)
    {
        (_files, Folded) = (set, set.Files);
        var articles = set.Files.Where(file => !RuleFiles.IsOne(file.ShortName)).ToArray();
        var left = articles.Where(file => !file.Name.StartsWith(Ignored, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (left.Length < articles.Length)
        {
            faults.Warn(name, 0, null, $"{articles.Length - left.Length} files under {Ignored} are left out", "pairs of questions and answers");
        }

        var kinds = left.Select(file => FileKinds.ByName(file.Extension)).OfType<FileKind>().Distinct().ToArray();
        var kind = options.Format is { } format and not KnowledgeFormat.QnaZip ? FileKinds.Of(format) : kinds.Length == 1 ? kinds[0] : (FileKind?)null;
        var wanted = left.Where(file => kind is not null && FileKinds.ByName(file.Extension) == kind).ToArray();
        if (wanted.Length > 0 && kind != FileKind.Zip)
        {
            return Read(kind!.Value, wanted);
        }

        faults.Error(
            name, 0, null, kinds.Length > 1 ? $"there are files of several kinds: {string.Join(", ", kinds.Order())}" : "there are no files that can be imported",
            kinds.Length > 1 ? "one kind, or --format NAME" : FileKinds.Allowed);
        return [];
    }

    private IReadOnlyList<PlacedArticle> Unpacked(KnowledgeFile archive)
    {
        if (Archive.Unpack(archive, faults) is not { } parts)
        {
            return [];
        }

        if (Workbook.IsOne(parts))
        {
            return Read(FileKind.Xlsx, [archive]);
        }

        if (parts.Any(part => part.Name.StartsWith("word/", StringComparison.Ordinal) || part.Name.StartsWith("ppt/", StringComparison.Ordinal)))
        {
            faults.Error(archive.Name, 0, null, "the file is a text document or presentation", FileKinds.Allowed);
            return [];
        }

        Format ??= KnowledgeFormat.QnaZip;
        return Folder(FileSet.Of(parts), archive.Name);
    }

    private FileKind? Forced(KnowledgeFile file, KnowledgeFormat format)
    {
        var kind = FileKinds.Of(format);
        if (kind is FileKind.Xlsx or FileKind.Zip && !Archive.IsOne(file.Content.Span))
        {
            faults.Error(file.Name, 0, null, $"the file is not {(kind == FileKind.Zip ? "an archive" : "a workbook")}", $"a whole {KnowledgeFormats.NameOf(format)} file");
            return null;
        }

        return kind;
    }

    private IReadOnlyList<PlacedArticle> Read(FileKind kind, IReadOnlyList<KnowledgeFile> wanted)
    {
        switch (kind)
        {
            case FileKind.Markdown:
                Format ??= KnowledgeFormat.Markdown;
                return KnowledgeFolder.Read(wanted, faults);
            case FileKind.Rasa:
                Format ??= KnowledgeFormat.Rasa;
                var rasa = RasaFiles.Read(wanted, faults);
                Synonyms = rasa.Synonyms;
                return RasaArticles.Of(rasa, _languages, faults);
            case FileKind.Json:
                Format ??= KnowledgeFormat.QnaJson;
                foreach (var file in wanted)
                {
                    QnaJson.Read(file, _document, faults);
                }

                return Pairs();
            case FileKind.Qna:
                Format ??= KnowledgeFormat.Qna;
                QnaMarkupFiles.Read(_files, wanted, _document, faults);
                return Pairs();
            default:
                var tables = new TableFiles(options.Format, _languages, _document, faults);
                foreach (var file in wanted)
                {
                    tables.Read(kind, file);
                }

                Format ??= tables.Format;
                return [.. tables.Articles, .. Pairs()];
        }
    }

    private IReadOnlyList<PlacedArticle> Pairs()
    {
        var articles = QnaArticles.Of(_document, _languages, faults);
        Synonyms = _document.Synonyms;
        return articles;
    }
}
