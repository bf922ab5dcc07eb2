using System.Collections.Frozen;

namespace CareBot.Language;

/// <summary>Reads the word lists that are built into this assembly: UTF-8, one entry a line, <c>#</c> begins a comment line.</summary>
internal static class WordList
{
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The word list '{name}' is not built into {typeof(WordList).Assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    public static FrozenSet<string> Words(string name) => Lines(name).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Lines of the form <c>informal = formal words</c>.</summary>
    public static FrozenDictionary<string, string[]> Replacements(string name) => Lines(name)
        .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
        .ToFrozenDictionary(parts => parts[0], parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
