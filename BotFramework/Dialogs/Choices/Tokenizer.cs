using System.Globalization;
using System.Text;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>Breaks a text into words.</summary>
public delegate List<Token> TokenizerFunction(string text, string locale = null);

/// <summary>A word of a text; <see cref="Start"/> and <see cref="End"/> are the places of its first and last character.</summary>
public class Token
{
    public int Start { get; set; }

    public int End { get; set; }

    public string Text { get; set; }

    /// <summary>The form in which words are compared.</summary>
    public string Normalized { get; set; }
}

/// <summary>Words between spaces and punctuation, in lower case. A character beyond the basic plane, such as an emoji, is a word of its own.</summary>
public class Tokenizer
{
    public static TokenizerFunction DefaultTokenizer => DefaultTokenizerImpl;

    public static List<Token> DefaultTokenizerImpl(string text, string locale = null)
    {
        var tokens = new List<Token>();
        var start = -1;
        var position = 0;
        foreach (var rune in (text ?? string.Empty).EnumerateRunes())
        {
            var ownWord = rune.Utf16SequenceLength > 1;
            if (ownWord || IsBreak(rune))
            {
                Close(position);
            }
            else if (start < 0)
            {
                start = position;
            }

            if (ownWord)
            {
                start = position;
                Close(position + rune.Utf16SequenceLength);
            }

            position += rune.Utf16SequenceLength;
        }

        Close(position);
        return tokens;

        void Close(int end)
        {
            if (start >= 0)
            {
                var word = text[start..end];
                tokens.Add(new Token { Start = start, End = end - 1, Text = word, Normalized = word.ToLower(CultureInfo.InvariantCulture) });
                start = -1;
            }
        }
    }

    /// <summary>Controls, spaces, punctuation and symbols, and the marks that modify letters.</summary>
    private static bool IsBreak(Rune rune) => rune.Value switch
    {
        < 0x30 or (>= 0x3A and <= 0x40) or (>= 0x5B and <= 0x60) or (>= 0x7B and <= 0xBF) => true,
        >= 0x2B9 and <= 0x36F => true,
        (>= 0x2000 and <= 0x2BFF) or (>= 0x2E00 and <= 0x2E7F) => true,
        _ => false,
    };
}
