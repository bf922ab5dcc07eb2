using CareBot.Language;

namespace CareBot.Knowledge.Phrasing;

/// <summary>A number, price, time or address in a sentence, with what says which one it is.</summary>
/// <param name="Text">Letter by letter.</param>
/// <param name="Before">The word before it if that is "from", "to", "at most" or the like; else empty.</param>
/// <param name="After">Stem of the word behind it, its unit perhaps; empty at the sentence's end.</param>
/// <param name="IsLoose">Whether nothing behind it belongs to it: the sentence's end, a particle, a condition.</param>
internal sealed record PhraseFigure(string Text, string Before, string After, bool IsLoose)
{
    /// <param name="chunks">The sentence, cut at blanks.</param>
    /// <param name="at">Where the figure stands.</param>
    /// <param name="language">Of the sentence.</param>
    public static PhraseFigure Of(string[] chunks, int at, string language)
    {
        var before = at > 0 ? chunks[at - 1].ToLowerInvariant() : "";
        var after = at + 1 < chunks.Length ? chunks[at + 1].ToLowerInvariant() : "";
        return new(
            chunks[at],
            PhraseWords.Leads(before) ? before : "",
            Stemmer.Default.Stem(after, language),
            after.Length == 0 || PhraseWords.IsFree(after) || PhraseWords.Condition(after) is not null);
    }

    /// <summary>Whether this is the other one, said in another place of a sentence.</summary>
    public bool Is(PhraseFigure other) =>
        Text == other.Text && Before == other.Before && (After == other.After || (IsLoose && other.IsLoose));
}
