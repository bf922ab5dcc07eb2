using System.Globalization;
using System.Text;

namespace CareBot.Dialogs.Understanding;

/// <summary>A word or an emoji of a message.</summary>
/// <param name="Folded">Lower case, without apostrophes, with drawn-out letters shortened: "Haloooo" is "halo".</param>
/// <param name="Stem"><paramref name="Folded"/> without a clitic such as -nya or -kah; the same when it has none.</param>
/// <param name="Start">Where it begins in the message, in UTF-16 units.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="IsShouted">Three or more letters, all capitals.</param>
public sealed record MessageWord(string Folded, string Stem, int Start, int Length, bool IsShouted)
{
    private static readonly string[] Clitics = ["nya", "lah", "kah"];

    /// <summary>The words and emoji of <paramref name="text"/> in order; punctuation separates and is dropped.</summary>
    public static IReadOnlyList<MessageWord> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<MessageWord>();
        var start = -1;
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var inWord = Rune.IsLetterOrDigit(rune) || (start >= 0 && IsInner(rune));
            if (!inWord && start >= 0)
            {
                words.Add(Word(text, start, at - start));
                start = -1;
            }
            if (inWord && start < 0)
            {
                start = at;
            }
            else if (!inWord && Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol)
            {
                words.Add(new MessageWord(rune.ToString(), rune.ToString(), at, rune.Utf16SequenceLength, IsShouted: false));
            }
            at += rune.Utf16SequenceLength;
        }
        if (start >= 0)
        {
            words.Add(Word(text, start, text.Length - start));
        }
        return words;
    }

    /// <summary>Brings a word into the form of <see cref="Folded"/>.</summary>
    public static string Fold(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var folded = new StringBuilder(word.Length);
        var letters = word.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        for (var i = 0; i < letters.Length; i++)
        {
            var letter = letters[i];
            var run = 1;
            while (i + 1 < letters.Length && letters[i + 1] == letter)
            {
                i++;
                run++;
            }
            if (!char.IsLetterOrDigit(letter) && !char.IsSurrogate(letter) && !IsMarkOrSymbol(letter))
            {
                continue;
            }
            var drawnOut = char.IsLetter(letter) && (run >= 3 || (i == letters.Length - 1 && "aeiou".Contains(letter, StringComparison.Ordinal)));
            folded.Append(letter, drawnOut ? 1 : run);
        }
        return folded.ToString();
    }

    private static MessageWord Word(string text, int start, int length)
    {
        var word = text.Substring(start, length);
        var folded = Fold(word);
        var clitic = Array.Find(Clitics, c => folded.Length >= c.Length + 2 && folded.EndsWith(c, StringComparison.Ordinal));
        var shouted = word.Length >= 3 && word.All(char.IsUpper);
        return new MessageWord(folded, clitic is null ? folded : folded[..^clitic.Length], start, length, shouted);
    }

    private static bool IsInner(Rune rune) => rune.Value is '\'' or '’' or '`' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;

    private static bool IsMarkOrSymbol(char letter) =>
        CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherSymbol;
}
