namespace CareBot.Language;

/// <summary>A word in its plain written form, and where it stood.</summary>
/// <param name="Text">Lower case, never empty, no white space.</param>
/// <param name="Start">First UTF-16 unit in the original text. Several words may share a place ("gpp" gives three).</param>
/// <param name="Length">At least 1; <c>Start + Length</c> never passes the end of the original.</param>
public readonly record struct NormalizedWord(string Text, int Start, int Length);

/// <param name="Words">In the order of the original.</param>
public sealed record NormalizedText(IReadOnlyList<NormalizedWord> Words)
{
    /// <summary>The words joined by single spaces.</summary>
    public string Text => string.Join(' ', Words.Select(word => word.Text));
}
