namespace CareBot.Language.Recognizers.Private;

/// <summary>Masks private pieces with bullets, one for each UTF-16 unit, so that the length and all other places stay.</summary>
public static class Redactor
{
    private const char Mask = '•';

    /// <summary>Everything private masked: for logs, exports and whatever leaves in public.</summary>
    public static string Redact(string text) => Apply(text, PrivateData.Find(text));

    /// <summary>Only payment cards, codes and passwords masked: for what agents may read.</summary>
    public static string RedactSecrets(string text) => Apply(text, PrivateData.FindSecrets(text));

    /// <param name="text">The text that the marks were found in.</param>
    /// <param name="marks">Pieces inside the text.</param>
    public static string Apply(string text, IReadOnlyList<PrivateMark> marks)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(marks);
        return marks.Count == 0 ? text : string.Create(text.Length, (text, marks), static (masked, given) =>
        {
            given.text.CopyTo(masked);
            foreach (var mark in given.marks)
            {
                foreach (ref var c in masked.Slice(mark.Start, mark.Length))
                {
                    c = char.IsWhiteSpace(c) || c is '-' ? c : Mask;
                }
            }
        });
    }
}
