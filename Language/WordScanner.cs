using System.Globalization;
using System.Text;

namespace CareBot.Language;

/// <summary>A run of letters, digits and what may stand inside a word, as typed.</summary>
/// <param name="Text">NFKC, lower case, without marks, invisible characters and apostrophes; a hyphen stays.</param>
internal readonly record struct TypedWord(string Text, int Start, int Length);

/// <summary>Cuts a text into words. Works on any UTF-16 sequence: a lone surrogate separates words, as punctuation does.</summary>
internal static class WordScanner
{
    private const int MaxWordLength = 60;

    public static List<TypedWord> Scan(ReadOnlySpan<char> text)
    {
        var words = new List<TypedWord>();
        var start = -1;
        var position = 0;
        while (position < text.Length)
        {
            var rune = RuneAt(text[position..], out var taken);
            if (Belongs(rune, text, position, taken, start >= 0) && (start < 0 || position - start < MaxWordLength))
            {
                start = start < 0 ? position : start;
            }
            else
            {
                Close(text, start, position, words);
                start = Belongs(rune, text, position, taken, insideWord: false) ? position : -1;
            }

            position += taken;
        }

        Close(text, start, text.Length, words);
        return words;
    }

    private static Rune RuneAt(ReadOnlySpan<char> text, out int taken)
    {
        var status = Rune.DecodeFromUtf16(text, out var rune, out taken);
        return status == System.Buffers.OperationStatus.Done ? rune : new Rune(' ');
    }

    private static bool Belongs(Rune rune, ReadOnlySpan<char> text, int position, int taken, bool insideWord)
    {
        if (Rune.IsLetterOrDigit(rune))
        {
            return true;
        }

        if (!insideWord)
        {
            return false;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => true,
            UnicodeCategory.Format => true,
            _ => IsJoiner(rune.Value) && position + taken < text.Length && Rune.IsLetterOrDigit(RuneAt(text[(position + taken)..], out _)),
        };
    }

    private static bool IsJoiner(int value) => value is '\'' or '’' or '‘' or '`' or '-' or '‐' or '‑';

    private static void Close(ReadOnlySpan<char> text, int start, int end, List<TypedWord> words)
    {
        if (start < 0)
        {
            return;
        }

        var plain = Plain(text[start..end]);
        if (plain.Length > 0)
        {
            words.Add(new(plain, start, end - start));
        }
    }

    private static string Plain(ReadOnlySpan<char> typed) => Ascii.IsValid(typed) ? PlainAscii(typed) : PlainUnicode(typed);

    private static string PlainAscii(ReadOnlySpan<char> typed)
    {
        Span<char> plain = stackalloc char[typed.Length];
        var length = 0;
        foreach (var c in typed)
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '-')
            {
                plain[length++] = char.ToLowerInvariant(c);
            }
        }

        return plain[..length].ToString();
    }

    private static string PlainUnicode(ReadOnlySpan<char> typed)
    {
        var composed = typed.ToString().Normalize(NormalizationForm.FormKC).Normalize(NormalizationForm.FormD);
        var plain = new StringBuilder(composed.Length);
        var latin = LookAlikes.HasLatin(composed);
        foreach (var rune in composed.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                var lower = Rune.ToLowerInvariant(rune);
                plain.Append(latin ? LookAlikes.Latin(lower) : lower);
            }
            else if (rune.Value is '-' or '‐' or '‑')
            {
                plain.Append('-');
            }
        }

        return plain.ToString();
    }
}
