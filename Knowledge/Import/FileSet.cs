using CareBot.Knowledge.Reading;

namespace CareBot.Knowledge.Import;

/// <summary>
/// The files of an import and those that they may refer to: of a folder or an archive its own, of a single file those in
/// its folder and below. Nothing outside is ever opened.
/// </summary>
internal sealed class FileSet
{
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 8, IgnoreInaccessible = false };
    private static readonly EnumerationOptions Beside = new() { IgnoreInaccessible = false };

    private readonly string? _root;
    private readonly Dictionary<string, KnowledgeFile?> _known;

    private FileSet(IReadOnlyList<KnowledgeFile> files, string? root)
    {
        Files = files;
        _root = root;
        _known = files.ToDictionary(file => file.Name, KnowledgeFile? (file) => file, StringComparer.Ordinal);
    }

    /// <summary>What is to be imported, by name.</summary>
    public IReadOnlyList<KnowledgeFile> Files { get; }

    public static FileSet Of(IEnumerable<KnowledgeFile> files) => new([.. files.OrderBy(file => file.Name, StringComparer.Ordinal)], null);

    /// <summary>Reads a file or a folder with its subfolders.</summary>
    /// <param name="wanted">Which of a folder's files are read, by extension; <see cref="RuleFiles"/> always.</param>
    public static FileSet Load(string path, Func<string, bool> wanted, FaultList faults)
    {
        if (File.Exists(path))
        {
            var file = Read(path, Path.GetFileName(path), ImportLimits.MaxFileBytes, faults);
            return new(file is null ? [] : [file], Path.GetDirectoryName(Path.GetFullPath(path)));
        }

        if (!Directory.Exists(path))
        {
            faults.Error(path, 0, null, "there is no such file or folder", "a file or folder that exists");
            return Of([]);
        }

        var names = Directory.EnumerateFiles(path, "*", Below).Where(name => wanted(Path.GetExtension(name).ToLowerInvariant()) || RuleFiles.IsOne(Path.GetFileName(name)))
            .Take(ImportLimits.MaxFiles + 1).Order(StringComparer.Ordinal).ToArray();
        if (names.Length > ImportLimits.MaxFiles)
        {
            faults.Error(path, 0, null, $"the folder has more than {ImportLimits.MaxFiles} files", $"at most {ImportLimits.MaxFiles}");
            return Of([]);
        }

        var files = new List<KnowledgeFile>();
        var total = 0L;
        foreach (var name in names)
        {
            if (Read(name, Path.GetRelativePath(path, name).Replace('\\', '/'), ImportLimits.MaxFileBytes, faults) is { } file)
            {
                files.Add(file);
                total += file.Content.Length;
            }

            if (total > ImportLimits.MaxTotalBytes)
            {
                faults.Error(path, 0, null, $"the folder's files have more than {ImportLimits.MaxTotalBytes} bytes", "less");
                return Of([]);
            }
        }

        return Of(files);
    }

    /// <summary>A file that another one refers to; null when there is none in this set.</summary>
    public KnowledgeFile? Find(string name, FaultList faults)
    {
        if (_known.TryGetValue(name, out var known) || _root is null || !IsPlain(name))
        {
            return known;
        }

        var path = Path.Combine(_root, name);
        var file = File.Exists(path) && IsInside(path) ? Read(path, name, ImportLimits.MaxFileBytes, faults) : null;
        _known[name] = file;
        return file;
    }

    /// <summary>The names of the <c>.qna</c> and <c>.lu</c> files in <paramref name="folder"/> (empty: the root).</summary>
    public IReadOnlyList<string> Names(string folder, bool below)
    {
        var start = folder.Length == 0 ? "" : folder + "/";
        var names = _root is null
            ? _known.Keys
            : Directory.Exists(Path.Combine(_root, folder)) && (folder.Length == 0 || IsPlain(folder))
                ? Directory.EnumerateFiles(Path.Combine(_root, folder), "*", below ? Below : Beside).Select(path => Path.GetRelativePath(_root, path).Replace('\\', '/'))
                : Enumerable.Empty<string>();
        return
        [
            .. names.Where(name => name.StartsWith(start, StringComparison.Ordinal)
                    && (below || !name[start.Length..].Contains('/', StringComparison.Ordinal))
                    && Path.GetExtension(name).ToLowerInvariant() is ".qna" or ".lu")
                .Take(ImportLimits.MaxFiles).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a name stays where it is: relative, no <c>..</c>, no drive, no control character.</summary>
    public static bool IsPlain(string name) =>
        name.Length is > 0 and <= 260
        && name[0] != '/'
        && !name.Any(c => char.IsControl(c) || c is '\\' or ':')
        && !name.Split('/').Any(part => part is "" or "." or "..");

    /// <summary>The content of a file; null with a fault when it is too large or cannot be read.</summary>
    public static KnowledgeFile? Read(string path, string name, int maxBytes, FaultList faults)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length <= maxBytes)
            {
                return new(name, File.ReadAllBytes(path));
            }

            faults.Error(name, 0, null, $"the file has {length} bytes", $"at most {maxBytes / 1024 / 1024} MB ({maxBytes} bytes)");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            faults.Error(name, 0, null, "the file cannot be read", "a file that this account may read; a link must lead to one");
        }

        return null;
    }

    private bool IsInside(string path)
    {
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        return Path.GetRelativePath(_root!, target) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
    }
}
