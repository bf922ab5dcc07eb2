using System.Globalization;
using CareBot.Language.Recognizers.Numbers;

namespace CareBot.Language.Recognizers.Scanning;

/// <summary>A text cut into tokens. Reading past either end gives an empty symbol, so that grammars need no bounds checks.</summary>
internal sealed class TokenList
{
    private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString().ToLowerInvariant())];
    private static readonly Token Nothing = new(TokenKind.Symbol, string.Empty, -1, -2);

    private readonly List<Token> _tokens;
    private EnglishReadings? _english;

    private TokenList(string source, List<Token> tokens)
    {
        Source = source;
        _tokens = tokens;
    }

    /// <summary>What was read of English numbers so far.</summary>
    public EnglishReadings English => _english ??= new();

    /// <summary>The text as given.</summary>
    public string Source { get; }

    public int Count => _tokens.Count;

    public Token this[int index] => (uint)index < (uint)_tokens.Count ? _tokens[index] : Nothing;

    public string Text(int index) => this[index].Text;

    /// <summary>Whether nothing stands between a token and the one before it.</summary>
    public bool Glued(int index) => index > 0 && index < Count && _tokens[index].Start == _tokens[index - 1].End;

    public bool Is(int index, string text) => string.Equals(Text(index), text, StringComparison.Ordinal);

    /// <summary>The words of <paramref name="phrase"/> (a space between each two) stand at <paramref name="index"/>: the place behind them, else -1.</summary>
    public int After(int index, string phrase)
    {
        var rest = phrase.AsSpan();
        while (rest.Length > 0)
        {
            var space = rest.IndexOf(' ');
            var word = space < 0 ? rest : rest[..space];
            if (!Text(index).AsSpan().SequenceEqual(word))
            {
                return -1;
            }

            index++;
            rest = space < 0 ? default : rest[(space + 1)..];
        }

        return index;
    }

    /// <summary>The lower-case, folded text between two tokens, the second one excluded.</summary>
    public string Between(int first, int behind) => Source[this[first].Start..this[behind - 1].End];

    public ModelResult Result(int first, int behind, string typeName, params (string Key, object Value)[] resolution) =>
        ModelResult.At(Source, this[first].Start, this[behind - 1].End - this[first].Start, typeName, resolution);

    public static TokenList Of(string source)
    {
        var tokens = new List<Token>((source.Length / 4) + 4);
        for (var i = 0; i < source.Length;)
        {
            var c = Fold(source[i]);
            var start = i;
            if (char.IsAsciiDigit(c))
            {
                while (i < source.Length && char.IsAsciiDigit(Fold(source[i])))
                {
                    i++;
                }

                tokens.Add(new(TokenKind.Number, Lower(source, start, i), start, i));
            }
            else if (char.IsLetter(c))
            {
                while (i < source.Length && IsInWord(Fold(source[i])))
                {
                    i++;
                }

                tokens.Add(new(TokenKind.Word, Lower(source, start, i), start, i));
            }
            else
            {
                i++;
                if (!char.IsWhiteSpace(c))
                {
                    tokens.Add(new(TokenKind.Symbol, c < 128 ? Ascii[c] : c.ToString(), start, i));
                }
            }
        }

        return new(source, tokens);
    }

    private static bool IsInWord(char c) => char.IsLetter(c)
        || (c >= 0x300 && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private static char Fold(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c is '‘' or '’' or '`' ? '\'' : c;

    private static string Lower(string source, int start, int end) => string.Create(end - start, (source, start), static (span, state) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.ToLowerInvariant(Fold(state.source[state.start + i]));
        }
    });
}
