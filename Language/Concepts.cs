using System.Collections.Frozen;

namespace CareBot.Language;

/// <summary>
/// Words that mean the same to a shop's customers, across the bot's languages ("parcel", "paket", "bungkusan").
/// Immutable and safe for any number of threads.
/// </summary>
public sealed class Concepts
{
    private readonly FrozenDictionary<string, string> _names;

    private Concepts(IReadOnlyList<string[]> groups)
    {
        Groups = groups;
        _names = groups.SelectMany(words => words.Select(word => (Word: word, Name: words[0])))
            .ToFrozenDictionary(pair => pair.Word, pair => pair.Name, StringComparer.Ordinal);
    }

    public static Concepts Default { get; } = new([.. WordList.Lines("concepts.txt").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))]);

    /// <summary>The words of each meaning; the first is its name.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Groups { get; }

    /// <summary>The name of what a normalised word or its stem means; null when the list has neither.</summary>
    public string? Of(string word, string stem) => _names.GetValueOrDefault(word) ?? _names.GetValueOrDefault(stem);
}
