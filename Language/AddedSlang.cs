using System.Collections.Frozen;

namespace CareBot.Language;

/// <summary>A pair that was added to the built-in lists while the bot runs.</summary>
/// <param name="Language">One of <see cref="LanguageCode.All"/>.</param>
/// <param name="Typed">One word as customers type it.</param>
/// <param name="Written">The plain words that it stands for.</param>
public sealed record SlangPair(string Language, string Typed, string Written);

/// <summary>
/// Slang that leads added, for every <see cref="Normalizer"/> of the process; a pair wins over a built-in one. Readers see all pairs of
/// one <see cref="Use"/> or none. Thread-safe.
/// </summary>
public static class AddedSlang
{
    private const int MostWritten = 6;

    private static volatile FrozenDictionary<(string Language, string Typed), string[]> current = FrozenDictionary<(string Language, string Typed), string[]>.Empty;

    /// <summary>Puts <paramref name="pairs"/> in the place of those that were used before; of pairs with the same word the last holds.</summary>
    /// <exception cref="ArgumentException">A pair that <see cref="Fits"/> refuses.</exception>
    public static void Use(IEnumerable<SlangPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var words = new Dictionary<(string Language, string Typed), string[]>();
        foreach (var pair in pairs)
        {
            if (!Fits(pair))
            {
                throw new ArgumentException($"'{pair.Typed} = {pair.Written}' is no pair of '{pair.Language}'.", nameof(pairs));
            }

            words[(pair.Language, Words(pair.Typed)[0])] = Words(pair.Written);
        }

        current = words.ToFrozenDictionary();
    }

    /// <summary>Whether the pair has one word on its left, one to six on its right, and a language that the bot speaks.</summary>
    public static bool Fits(SlangPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return LanguageCode.IsSpoken(pair.Language) && Words(pair.Typed).Length == 1 && Words(pair.Written).Length is >= 1 and <= MostWritten;
    }

    internal static string[]? Written(string language, string word) => current.Count == 0 ? null : current.GetValueOrDefault((language, word));

    private static string[] Words(string text) => [.. WordScanner.Scan(text).Select(word => word.Text)];
}
