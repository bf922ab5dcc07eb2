using System.Collections.Frozen;
using System.Globalization;
using CareBot.Language;

namespace CareBot.Dialogs.Understanding.Mood;

/// <summary>
/// Words and phrases with how they sound. A line of a list: <c>name strength: word, phrase of words, …</c>; <c>#</c> begins a comment.
/// Immutable and safe for any number of threads.
/// </summary>
internal sealed class MoodWords
{
    /// <summary>Words of the longest phrase that is looked for.</summary>
    public const int LongestPhrase = 5;

    private static readonly FrozenDictionary<string, MoodWords> Embedded = new Dictionary<string, MoodWords>(StringComparer.Ordinal)
    {
        [LanguageCode.Indonesian] = new(Entries("id").Concat(Borrowed())),
        [LanguageCode.Malay] = new(Entries("ms").Concat(Entries("id")).Concat(Borrowed())),
        [LanguageCode.English] = new(Entries("en")),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Dictionary<ulong, MoodWord> phrases = [];
    private readonly HashSet<ulong> beginnings = [];

    private MoodWords(IEnumerable<(string Language, string Phrase, MoodWord Says)> entries)
    {
        foreach (var (language, phrase, says) in entries)
        {
            Add(phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries), says);
            Add([.. Normalizer.Default.Normalize(phrase, language).Words.Select(word => word.Text)], says);
        }
    }

    /// <summary>The lists for a language; for one that the bot does not speak, the Indonesian ones.</summary>
    public static MoodWords Of(string language) => Embedded.GetValueOrDefault(language) ?? Embedded[LanguageCode.Indonesian];

    /// <summary>The longest phrase that begins at a word.</summary>
    /// <returns>Its length in words; 0 when the lists have none.</returns>
    public int Longest(ReadOnlySpan<string> words, out MoodWord says)
    {
        says = default;
        var (hash, length) = (Hashes.Seed, 0);
        for (var i = 0; i < words.Length && i < LongestPhrase; i++)
        {
            hash = Hashes.Add(hash, words[i]);
            if (phrases.TryGetValue(hash, out var found))
            {
                (says, length) = (found, i + 1);
            }
            if (!beginnings.Contains(hash))
            {
                break;
            }
            hash = Hashes.Add(hash, " ");
        }
        return length;
    }

    private void Add(ReadOnlySpan<string> words, MoodWord says)
    {
        if (words.Length is 0 or > LongestPhrase)
        {
            return;
        }
        var hash = Hashes.Seed;
        for (var i = 0; i < words.Length; i++)
        {
            hash = Hashes.Add(hash, words[i]);
            if (i < words.Length - 1)
            {
                beginnings.Add(hash);
                hash = Hashes.Add(hash, " ");
            }
        }
        phrases[hash] = phrases.GetValueOrDefault(hash).With(says);
    }

    /// <summary>English words that Indonesians and Malays mix in: strong single ones.</summary>
    private static IEnumerable<(string Language, string Phrase, MoodWord Says)> Borrowed() =>
        Entries("en").Where(entry => Math.Abs(entry.Says.Sentiment) >= 2 || entry.Says.Anger >= 3).Where(entry => entry.Phrase.Length > 3);

    private static IEnumerable<(string Language, string Phrase, MoodWord Says)> Entries(string language)
    {
        using var stream = typeof(MoodWords).Assembly.GetManifestResourceStream($"Mood/mood-{language}.txt")
            ?? throw new FileNotFoundException($"There is no list of moods for {language}.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. lines.Where(line => line[0] != '#').SelectMany(Line).Select(entry => (language, entry.Phrase, entry.Says))];
    }

    private static IEnumerable<(string Phrase, MoodWord Says)> Line(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || line[..colon].Split(' ') is not [var name, var strength])
        {
            throw new FormatException($"'{line}' is no line of a list of moods; allowed: name strength: words, words.");
        }
        var says = MoodWord.Of(name, float.Parse(strength, CultureInfo.InvariantCulture));
        return line[(colon + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(phrase => (phrase, says));
    }
}
