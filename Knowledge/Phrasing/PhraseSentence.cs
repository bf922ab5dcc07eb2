using System.Buffers;
using System.Text.RegularExpressions;
using CareBot.Language;

namespace CareBot.Knowledge.Phrasing;

/// <summary>A sentence taken apart: stems of its words, what must stand letter by letter, and what limits it.</summary>
internal sealed partial record PhraseSentence(IReadOnlySet<string> Stems, IReadOnlySet<PhraseFigure> Exact, IReadOnlySet<string> Conditions)
{
    private static readonly SearchValues<char> InsideSigns = SearchValues.Create(".@/:\\_");

    /// <summary>The sentences of a text without Markdown's signs; what says nothing is left out.</summary>
    public static IReadOnlyList<PhraseSentence> All(string text, string language) =>
        [.. SentenceEnd().Split(Plain(text)).Select(sentence => Of(sentence, language)).OfType<PhraseSentence>()];

    /// <summary>The text with links as their labels, dashes and apostrophes as one sign each, and no marks of lists, headings and emphasis.</summary>
    public static string Plain(string text) => ListMark().Replace(Link().Replace(text, "${label}"), "")
        .Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal)
        .Replace('–', '-').Replace('—', '-').Replace('‑', '-').Replace('’', '\'');

    /// <summary>Markdown's links, whole.</summary>
    public static IEnumerable<string> Links(string text) => Link().Matches(text).Select(match => match.Value);

    /// <summary>Null when the sentence has no word at all.</summary>
    private static PhraseSentence? Of(string sentence, string language)
    {
        var (stems, exact, conditions) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<PhraseFigure>(), new HashSet<string>(StringComparer.Ordinal));
        string[] chunks = [.. sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Trimmed).Where(chunk => chunk.Length > 0)];
        for (var i = 0; i < chunks.Length; i++)
        {
            if (IsExact(chunks[i]))
            {
                exact.Add(PhraseFigure.Of(chunks, i, language));
                continue;
            }

            foreach (var word in Word().Matches(chunks[i].ToLowerInvariant()).Select(match => match.Value))
            {
                if (PhraseWords.Condition(word) is { } condition)
                {
                    conditions.Add(condition);
                }
                else if (!PhraseWords.IsFree(word))
                {
                    stems.Add(Stemmer.Default.Stem(word, language));
                }
            }
        }

        return chunks.Length == 0 ? null : new(stems, exact, conditions);
    }

    /// <summary>Numbers, prices, times, addresses: whatever has a digit, or a sign inside that no plain word has.</summary>
    private static bool IsExact(string chunk) => chunk.Any(char.IsDigit) || chunk.AsSpan().ContainsAny(InsideSigns);

    private static string Trimmed(string chunk) => chunk.Trim('.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '"', '\'', '*', '_', '-', '…', '“', '”');

    [GeneratedRegex(@"[\p{L}\p{M}]+(?:'\p{L}+)?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=[.!?…])[""')\]*]*\s+|[\r\n]+|(?<=;)\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\[(?<label>[^\[\]\r\n]*)\]\([^()\s]*\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^[ \t]*(?:[-*+]|\d{1,2}[.)]|#{1,6}|>)[ \t]+", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex ListMark();
}
