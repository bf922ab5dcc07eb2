using System.Text.RegularExpressions;

namespace CareBot.Knowledge.Releases;

/// <summary>Finds sentences in the answers of different articles that are the same but for their numbers: "refund dalam 3 hari" and "refund dalam 7 hari".</summary>
internal static partial class Contradictions
{
    private const int FewestWords = 4;

    public static IEnumerable<(Article Article, string Language, string Sentence, Article Other, string OtherSentence)> Find(IReadOnlyList<Article> articles)
    {
        var first = new Dictionary<(string Language, string Frame), (Article Article, string Sentence, string Numbers)>();
        foreach (var article in articles)
        {
            foreach (var (language, text) in article.Texts.OrderBy(text => text.Key, StringComparer.Ordinal))
            {
                foreach (var sentence in Sentences(text.Answer))
                {
                    var frame = Number().Replace(sentence, "#").ToUpperInvariant();
                    var numbers = string.Join(' ', Number().Matches(sentence).Select(match => match.Value));
                    if (numbers.Length == 0 || first.TryAdd((language, frame), (article, sentence, numbers)))
                    {
                        continue;
                    }

                    var (other, otherSentence, otherNumbers) = first[(language, frame)];
                    if (other.Id != article.Id && otherNumbers != numbers)
                    {
                        yield return (article, language, sentence, other, otherSentence);
                    }
                }
            }
        }
    }

    private static IEnumerable<string> Sentences(string answer) =>
        Marks().Replace(answer, "").Split(['\n', '!', '?']).SelectMany(line => SentenceEnd().Split(line)).Select(sentence => sentence.Trim(' ', '.', ','))
            .Where(sentence => sentence.Count(char.IsWhiteSpace) >= FewestWords - 1);

    [GeneratedRegex(@"\d+([.,:]\d+)*(\s*[–-]\s*\d+([.,:]\d+)*)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\.\s+", RegexOptions.None, 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[*_`#>]|^\s*(-|\d+\.)\s+", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marks();
}
