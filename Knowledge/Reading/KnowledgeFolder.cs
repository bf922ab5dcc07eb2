using System.Text;
using CareBot.Knowledge.Reading;

namespace CareBot.Knowledge;

/// <summary>
/// Reads a folder of Markdown files (and its subfolders), one article a file: YAML front matter with <c>id</c>, <c>tags</c>,
/// <c>follow-ups</c>, <c>valid-from</c>, <c>valid-until</c> and <c>languages</c> (by code: <c>title</c>, <c>questions</c>), then one
/// answer a language under a heading like <c># id</c>. Every file is checked; with any error there are no articles.
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
        var files = Directory.EnumerateFiles(path, "*.md", options).Order(StringComparer.Ordinal).Take(MaxFiles + 1).ToArray();
        if (files.Length is 0 or > MaxFiles)
        {
            var what = files.Length == 0 ? "the folder has no Markdown files" : $"the folder has more than {MaxFiles} Markdown files";
            return new([], [new(path, 0, what, $"1 to {MaxFiles} files whose names end in .md", Severity.Error)]);
        }

        var faults = new List<KnowledgeFault>();
        var read = new List<(Article Article, string Name, ArticleFile File)>();
        foreach (var file in files)
        {
            var name = Path.GetRelativePath(path, file).Replace('\\', '/');
            var reader = new ArticleFile(name, faults);
            if (Text(file, name, faults) is { } text && reader.Read(text) is { } article)
            {
                read.Add((article, name, reader));
            }
        }

        faults.AddRange(Check(read));
        return Result([.. read.Select(entry => entry.Article)], faults);
    }

    private static ReadResult Result(Article[] articles, List<KnowledgeFault> faults)
    {
        KnowledgeFault[] sorted = [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];
        return sorted.Any(fault => fault.Severity == Severity.Error)
            ? new([], sorted)
            : new([.. articles.OrderBy(article => article.Id, StringComparer.Ordinal)], sorted);
    }

    private static IEnumerable<KnowledgeFault> Check(IReadOnlyList<(Article Article, string Name, ArticleFile File)> read)
    {
        var doubled = read.GroupBy(entry => entry.Article.Id, StringComparer.Ordinal)
            .SelectMany(same => same.Skip(1).Select(entry => new KnowledgeFault(
                entry.Name, entry.File.LineOf("id"), $"the id '{same.Key}' also stands in {same.First().Name}", "an id of its own for every article", Severity.Error)));
        var byId = read.GroupBy(entry => entry.Article.Id, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        var others = from fault in ReleaseChecks.Check([.. byId.Values.Select(entry => entry.Article)])
                     let entry = byId[fault.ArticleId]
                     select new KnowledgeFault(entry.Name, entry.File.LineOf(fault.Place), fault.What, fault.Allowed, fault.Severity);
        return doubled.Concat(others);
    }

    private static string? Text(string path, string name, List<KnowledgeFault> faults)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length > MaxFileBytes)
            {
                faults.Add(new(name, 0, $"the file has {length} bytes", "at most 1 MB (1048576 bytes)", Severity.Error));
                return null;
            }

            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            faults.Add(new(name, 0, "the file is not UTF-8", "text in UTF-8", Severity.Error));
            return null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            faults.Add(new(name, 0, "the file cannot be read", "a file that this account may read; a link must lead to one", Severity.Error));
            return null;
        }
    }
}
