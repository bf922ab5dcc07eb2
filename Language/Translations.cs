using System.Collections.Frozen;
using System.Globalization;

namespace CareBot.Language;

/// <summary>What a word of one of the bot's languages is in another. Immutable and safe for any number of threads.</summary>
public sealed class Translations
{
    /// <summary>A second translation counts from this weight on.</summary>
    private const float Clear = 0.25f;

    private static readonly Lazy<Translations> Shipped = new(() => new(WordList.Lines("translations.txt")));

    private readonly FrozenDictionary<(string From, string To, string Word), string[]> _words;
    private readonly FrozenSet<string> _known;

    /// <param name="lines">"from to word translation weight translation weight …", the likeliest first, weights in per cent.</param>
    public Translations(IEnumerable<string> lines)
    {
        _words = lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenDictionary(parts => (parts[0], parts[1], parts[2]), Clearest);
        _known = _words.Keys.Select(key => key.Word).ToFrozenSet(StringComparer.Ordinal);
    }

    public static Translations Default => Shipped.Value;

    /// <summary>The likely translations of a normalised word, best first; none when the list does not have it.</summary>
    /// <param name="from">Language code of the word.</param>
    /// <param name="to">Language code to translate into.</param>
    public IReadOnlyList<string> Of(string word, string from, string to) => _words.GetValueOrDefault((from, to, word)) ?? [];

    /// <summary>Whether the list has the word in any language.</summary>
    public bool Knows(string word) => _known.Contains(word);

    private static string[] Clearest(string[] parts) =>
        [.. Enumerable.Range(0, (parts.Length - 3) / 2)
            .Where(i => i == 0 || float.Parse(parts[4 + (2 * i)], CultureInfo.InvariantCulture) >= Clear * 100)
            .Select(i => parts[3 + (2 * i)])];
}
