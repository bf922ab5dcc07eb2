using System.Collections.Frozen;

namespace CareBot.Language;

/// <summary>What is known of a language's words: those that are right as they stand, and how others are written.</summary>
internal sealed class Vocabulary
{
    private static readonly FrozenDictionary<string, Vocabulary> ByLanguage =
        LanguageCode.All.ToFrozenDictionary(language => language, language => new Vocabulary(language), StringComparer.Ordinal);

    private readonly FrozenSet<string> _words;
    private readonly FrozenDictionary<string, string[]> _replacements;
    private readonly string[] _clitics;

    private Vocabulary(string language)
    {
        _clitics = language == LanguageCode.English ? [] : ["nya", "ku", "mu", "lah", "kah"];
        _words = WordList.Words($"{language}.words.txt");
        _replacements = WordList.Replacements($"{language}.slang.txt");
    }

    /// <summary>The vocabulary of <paramref name="language"/>; of Indonesian when it is not one that the bot speaks.</summary>
    public static Vocabulary Of(string language) => ByLanguage.GetValueOrDefault(language) ?? ByLanguage[LanguageCode.Indonesian];

    public bool Knows(string word) => _words.Contains(word) || _replacements.ContainsKey(word);

    /// <summary>The written form of a word that customers type otherwise; null when the list has none.</summary>
    public string[]? Written(string word) => _replacements.GetValueOrDefault(word) ?? WrittenBeforeClitic(word);

    /// <summary>"temenku" → "temanku": a listed word keeps what hangs on it.</summary>
    private string[]? WrittenBeforeClitic(string word)
    {
        if (_words.Contains(word))
        {
            return null;
        }

        foreach (var clitic in _clitics)
        {
            if (word.Length > clitic.Length + 2
                && word.EndsWith(clitic, StringComparison.Ordinal)
                && _replacements.TryGetValue(word[..^clitic.Length], out var written))
            {
                return [.. written[..^1], written[^1] + clitic];
            }
        }

        return null;
    }
}
