using CareBot.Knowledge.Import;
using CareBot.Knowledge.Reading;

namespace CareBot.Knowledge;

/// <summary>
/// Reads a folder of Markdown files (and its subfolders), one article a file: YAML front matter with <c>id</c>, <c>tags</c>,
/// <c>follow-ups</c>, <c>valid-from</c>, <c>valid-until</c> and <c>languages</c> (by code: <c>title</c>, <c>questions</c>), then one
/// answer a language under a heading like <c># id</c>; beside them <c>_synonyms.txt</c> and <c>_never-confuse.txt</c>. Every file is checked; with any error there are no articles.
/// </summary>
public static class KnowledgeFolder
{
    public const int MaxFileBytes = 1024 * 1024;
    public const int MaxFiles = 20_000;

    public static ReadResult Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!Directory.Exists(path))
        {
            return new([], [new(path, 0, "the folder does not exist", "a folder of Markdown files", Severity.Error)]);
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, IgnoreInaccessible = false };
        var names = Directory.EnumerateFiles(path, "*.md", options).Order(StringComparer.Ordinal).Take(MaxFiles + 1).ToArray();
        if (names.Length is 0 or > MaxFiles)
        {
            var what = names.Length == 0 ? "the folder has no Markdown files" : $"the folder has more than {MaxFiles} Markdown files";
            return new([], [new(path, 0, what, $"1 to {MaxFiles} files whose names end in .md", Severity.Error)]);
        }

        var faults = new FaultList();
        var files = names.Select(name => FileSet.Read(name, Path.GetRelativePath(path, name).Replace('\\', '/'), MaxFileBytes, faults)).OfType<KnowledgeFile>();
        var read = Read(files, faults);
        var lists = Directory.EnumerateFiles(path, "_*.txt", options).Where(name => RuleFiles.IsOne(Path.GetFileName(name))).Order(StringComparer.Ordinal);
        var rules = RuleFiles.Read(
            [.. lists.Select(name => FileSet.Read(name, Path.GetRelativePath(path, name).Replace('\\', '/'), MaxFileBytes, faults)).OfType<KnowledgeFile>()], read, faults);
        var articles = ArticleSet.Check(read, faults);
        return new(articles, faults.Sorted()) { Rules = faults.HasErrors ? MatchRules.None : rules };
    }

    /// <summary>The articles of Markdown files as far as they can be read.</summary>
    internal static IReadOnlyList<PlacedArticle> Read(IEnumerable<KnowledgeFile> files, FaultList faults)
    {
        var read = new List<PlacedArticle>();
        foreach (var file in files)
        {
            if (file.Content.Length > MaxFileBytes)
            {
                faults.Error(file.Name, 0, null, $"the file has {file.Content.Length} bytes", $"at most 1 MB ({MaxFileBytes} bytes)");
                continue;
            }

            var reader = new ArticleFile(file.Name, faults);
            if (file.Text(faults) is { } text && reader.Read(text) is { } article)
            {
                read.Add(new(article, place => new(file.Name, reader.LineOf(place))));
            }
        }

        return read;
    }
}
