using System.Collections.Frozen;

namespace CareBot.Language;

/// <summary>What is known of a language's words: those that are right as they stand, and how others are written.</summary>
internal sealed class Vocabulary
{
    private static readonly FrozenDictionary<string, Vocabulary> ByLanguage =
        LanguageCode.All.ToFrozenDictionary(language => language, language => new Vocabulary(language), StringComparer.Ordinal);

    private readonly string _language;
    private readonly FrozenSet<string> _words;
    private readonly FrozenDictionary<string, string[]> _replacements;
    private readonly string[] _clitics;
    private readonly Lazy<Slips> _slips;
    private readonly Lazy<MissingVowels> _vowels;

    private Vocabulary(string language)
    {
        _language = language;
        _clitics = language == LanguageCode.English ? [] : ["nya", "ku", "mu", "lah", "kah"];
        _words = WordList.Words($"{language}.words.txt");
        _replacements = WordList.Replacements($"{language}.slang.txt");
        IsMalayic = language != LanguageCode.English;
        _slips = new(() => new(_words));
        _vowels = new(() => new(_words));
    }

    /// <summary>The vocabulary of <paramref name="language"/>; of Indonesian when it is not one that the bot speaks.</summary>
    public static Vocabulary Of(string language) => ByLanguage.GetValueOrDefault(language) ?? ByLanguage[LanguageCode.Indonesian];

    /// <summary>Whether the rules of Indonesian and Malay spelling hold.</summary>
    public bool IsMalayic { get; }

    /// <summary>The listed word that is one slip away from a word that no language of the bot knows; null when none or several are.</summary>
    public string? Meant(string word) =>
        word.Length < 3 || IsKnownAnywhere(word) || IsDerived(word) ? null
        : (word.Length < Slips.Least ? null : _slips.Value.Meant(word)) ?? (IsMalayic ? _vowels.Value.Meant(word) : null);

    /// <summary>A word of another language of the bot, which the rules of this one would spoil.</summary>
    public bool IsForeign(string word) => !Knows(word) && IsKnownAnywhere(word);

    /// <summary>Right as it stands.</summary>
    public bool IsListed(string word) => _words.Contains(word);

    /// <summary>A word that affixes may hang on.</summary>
    public bool IsRoot(string word) => _words.Contains(word) || (IsMalayic && MalayStemmer.IsRoot(word));

    public bool Knows(string word) => _words.Contains(word) || _replacements.ContainsKey(word) || AddedSlang.Written(_language, word) is not null;

    /// <summary>The written form of a word that customers type otherwise; null when the list has none.</summary>
    public string[]? Written(string word) =>
        AddedSlang.Written(_language, word) ?? _replacements.GetValueOrDefault(word) ?? WrittenBeforeClitic(word);

    /// <summary>Known to any language of the bot.</summary>
    public static bool IsKnownAnywhere(string word)
    {
        foreach (var language in LanguageCode.All)
        {
            if (ByLanguage[language].Knows(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Made of a known word by affixes, and so right without being listed: "menjauhi", "umumkah".</summary>
    public bool IsDerived(string word) => IsMalayic && MalayStemmer.Stem(word) is var stem && stem.Length >= 3 && stem != word && _words.Contains(stem);

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
