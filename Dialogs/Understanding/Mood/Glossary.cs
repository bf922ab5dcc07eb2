using System.Collections.Frozen;

namespace CareBot.Dialogs.Understanding.Mood;

/// <summary>Indonesian words for English ones, so that what is learnt of Indonesian texts serves English ones.</summary>
internal static class Glossary
{
    private static readonly FrozenDictionary<string, string> Words = Read().ToFrozenDictionary(pair => pair.English, pair => pair.Indonesian, StringComparer.Ordinal);
    private static readonly FrozenSet<string> Known = Words.Values.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The Indonesian word for an English one; null when there is none.</summary>
    public static string? Indonesian(string english) => Words.GetValueOrDefault(english);

    /// <summary>The word itself when it stands for some English word, else null: an Indonesian text as its translation would be seen.</summary>
    public static string? Same(string indonesian) => Known.Contains(indonesian) ? indonesian : null;

    private static IEnumerable<(string English, string Indonesian)> Read()
    {
        using var stream = typeof(Glossary).Assembly.GetManifestResourceStream("Mood/glossary.txt")
            ?? throw new FileNotFoundException("There is no glossary.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(" = "))
            .Select(pair => (pair[0], pair[1]))];
    }
}
