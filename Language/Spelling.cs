using System.Text;

namespace CareBot.Language;

/// <summary>How chat spelling goes back to plain spelling: stretched letters, digits for letters, "2" for a doubled word.</summary>
internal static class Spelling
{
    /// <summary>"lamaaaa" → "lama", "goood" → "good": runs of three or more shrink to one, or to two where only that is a word.</summary>
    public static string Unstretch(string word, Vocabulary vocabulary)
    {
        if (!HasRun(word, 2))
        {
            return word;
        }

        var once = Shrink(word, 1);
        if (!HasRun(word, 3))
        {
            var endsStretched = word.Length > 3 && word[^1] == word[^2] && char.IsLetter(word[^1]);
            var shortened = endsStretched ? word[..^1] : word;
            return endsStretched && !vocabulary.Knows(word) && vocabulary.Knows(shortened) ? shortened : word;
        }

        var twice = Shrink(word, 2);
        return vocabulary.Knows(twice) ? twice : once;
    }

    /// <summary>"g4k" → "gak", "s4ya" → "saya"; only when the result is a known word. Null when it is not.</summary>
    public static string? LettersForDigits(string word, Vocabulary vocabulary)
    {
        if (!word.Any(char.IsAsciiLetter) || !word.Any(char.IsAsciiDigit) || word.Length > 20)
        {
            return null;
        }

        var letters = string.Concat(word.Select(c => c switch
        {
            '0' => 'o', '1' => 'i', '3' => 'e', '4' => 'a', '5' => 's', '6' => 'g', '7' => 't', '9' => 'g', _ => c,
        }));
        return vocabulary.Knows(letters) ? letters : null;
    }

    /// <summary>"barang2" → "barang", "barang2nya" → "barangnya", "barang-barang" → "barang"; null when nothing is doubled.</summary>
    public static string? Undouble(string word)
    {
        var two = word.IndexOf('2', StringComparison.Ordinal);
        if (two >= 3 && word.AsSpan(0, two).ContainsOnlyLetters() && (two == word.Length - 1 || word.AsSpan(two + 1).ContainsOnlyLetters()))
        {
            return string.Concat(word.AsSpan(0, two), word.AsSpan(two + 1));
        }

        var hyphen = word.IndexOf('-', StringComparison.Ordinal);
        return hyphen >= 2 && word.AsSpan(hyphen + 1).StartsWith(word.AsSpan(0, hyphen), StringComparison.Ordinal)
            ? word[(hyphen + 1)..]
            : null;
    }

    /// <summary>Laughter of any length: "wk", "wkwkwkk", "hahahah".</summary>
    public static bool IsLaughter(string word) =>
        (word.StartsWith("wk", StringComparison.Ordinal) && word.All(c => c is 'w' or 'k'))
        || (word.Length >= 5 && word.StartsWith("hah", StringComparison.Ordinal) && word.All(c => c is 'h' or 'a'));

    private static bool ContainsOnlyLetters(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetter(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Runs of "x" hide digits ("0812xxxx"): they are no stretched letter.</summary>
    private static bool IsStretchable(char c) => char.IsLetter(c) && c != 'x';

    private static bool HasRun(string word, int length)
    {
        var run = 1;
        for (var i = 1; i < word.Length; i++)
        {
            run = word[i] == word[i - 1] && IsStretchable(word[i]) ? run + 1 : 1;
            if (run >= length)
            {
                return true;
            }
        }

        return false;
    }

    private static string Shrink(string word, int most)
    {
        var shrunk = new StringBuilder(word.Length);
        var start = 0;
        for (var i = 1; i <= word.Length; i++)
        {
            if (i < word.Length && word[i] == word[start])
            {
                continue;
            }

            var run = i - start;
            shrunk.Append(word[start], run >= 3 && IsStretchable(word[start]) ? most : run);
            start = i;
        }

        return shrunk.ToString();
    }
}
