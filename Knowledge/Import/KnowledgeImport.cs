using CareBot.Knowledge.Import.Qna;
using CareBot.Knowledge.Import.Rasa;
using CareBot.Knowledge.Reading;

namespace CareBot.Knowledge.Import;

/// <summary>
/// Reads articles from files of many forms. Everything is checked before there is any result: with one error there are no
/// articles. Archives are unpacked in memory; nothing is fetched, run or written.
/// </summary>
public static class KnowledgeImport
{
    /// <summary>Reads a file, or a folder with its subfolders.</summary>
    public static ImportResult Read(string path, ImportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var faults = new FaultList();
        var wanted = options?.Format is { } format ? FileKinds.Of(format) : (FileKind?)null;
        var files = FileSet.Load(path, extension => FileKinds.ByName(extension) is { } kind && kind != FileKind.Zip && (wanted ?? kind) == kind, faults);
        var single = File.Exists(path);
        return faults.HasErrors ? new(options?.Format, [], [], faults.Sorted()) : Read(files, single, Path.GetFileName(path), options ?? new(), faults);
    }

    /// <summary>The same for files that are in memory, as a folder would hold them.</summary>
    public static ImportResult Read(IEnumerable<KnowledgeFile> files, ImportOptions? options = null)
    {
        var set = FileSet.Of(files);
        return Read(set, set.Files.Count == 1, "", options ?? new(), new());
    }

    private static ImportResult Read(FileSet files, bool single, string name, ImportOptions options, FaultList faults)
    {
        var import = new ImportRun(files, options, faults);
        var read = single && files.Files.Count == 1 ? import.File(files.Files[0]) : import.Folder(files, name);
        var rules = RuleFiles.Read(import.Folded, read, faults);
        var articles = ArticleSet.Check(read, faults);
        if (articles.Count == 0 && !faults.HasErrors)
        {
            faults.Error(name.Length == 0 ? files.Files.Count > 0 ? files.Files[0].Name : "" : name, 0, null, "there are no articles", "at least one question with an answer");
        }

        return new(import.Format, articles, faults.HasErrors ? [] : [.. import.Synonyms, .. rules.Synonyms], faults.Sorted())
        {
            NeverConfuse = faults.HasErrors ? [] : rules.NeverConfuse,
        };
    }
}
