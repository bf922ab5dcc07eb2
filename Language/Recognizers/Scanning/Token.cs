namespace CareBot.Language.Recognizers.Scanning;

internal enum TokenKind
{
    Word,
    Number,
    Symbol,
}

/// <summary>A run of letters, a run of ASCII digits, or one other character that is no space.</summary>
/// <param name="Text">In lower case, full-width forms folded.</param>
/// <param name="Start">Place of the first UTF-16 unit in the source.</param>
/// <param name="End">Place behind the last one.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End)
{
    public int Length => End - Start;

    public bool IsNumber => Kind == TokenKind.Number;

    public bool IsWord => Kind == TokenKind.Word;
}
