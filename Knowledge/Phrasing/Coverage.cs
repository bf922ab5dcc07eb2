namespace CareBot.Knowledge.Phrasing;

/// <summary>
/// Whether other words for an article's answer say nothing that the answer does not say. Every sentence must be covered by one sentence of the
/// answer, or by two: each of its words by stem (particles aside); numbers, prices, times and addresses letter by letter, each with the same word
/// behind it; links whole; and the same negations and conditions. Another language, an invented price or promise has words that are nowhere. What
/// it cannot see: the same words in an order that says something else, and what was left out with its whole sentence.
/// </summary>
public static class Coverage
{
    private const string Punctuation = ".,;:!?'\"()-–—*_’“”…";

    /// <summary>Null when all is covered, else the first fault. Work is bounded by the product of the texts' sentences.</summary>
    /// <param name="article">What may be said.</param>
    /// <param name="language">Of the article's text: <c>id</c>, <c>en</c> or <c>ms</c>.</param>
    /// <param name="phrased">Markdown.</param>
    public static CoverageFault? Check(ArticleText article, string language, string phrased)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(phrased);
        if (PhraseSentence.Links(phrased).Any(link => !article.Answer.Contains(link, StringComparison.Ordinal)))
        {
            return CoverageFault.Link;
        }

        if (!HasKnownSigns(PhraseSentence.Plain(phrased), article.Answer))
        {
            return CoverageFault.Sign;
        }

        var (said, title) = (PhraseSentence.All(article.Answer, language), PhraseSentence.All(article.Title, language).SelectMany(s => s.Stems).ToHashSet(StringComparer.Ordinal));
        var sentences = PhraseSentence.All(phrased, language);
        return sentences.Count == 0 ? CoverageFault.Nothing
            : sentences.Select(sentence => Check(sentence, said, title)).FirstOrDefault(fault => fault is not null);
    }

    private static bool HasKnownSigns(string phrased, string answer)
    {
        foreach (var rune in phrased.EnumerateRunes())
        {
            var isPlain = System.Text.Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '\n' or '\r' || (rune.IsAscii && Punctuation.Contains((char)rune.Value, StringComparison.Ordinal));
            if (!isPlain && !answer.Contains(rune.ToString(), StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static CoverageFault? Check(PhraseSentence sentence, IReadOnlyList<PhraseSentence> said, HashSet<string> title)
    {
        if (sentence.Stems.Count == 0 && sentence.Exact.Count == 0)
        {
            return CoverageFault.Nothing;
        }

        var hasWords = false;
        for (var one = 0; one < said.Count; one++)
        {
            for (var other = one; other < said.Count; other++)
            {
                if (HasAll(sentence, said[one], said[other], title))
                {
                    hasWords = true;
                    if (sentence.Conditions.SetEquals(said[one].Conditions.Union(said[other].Conditions)))
                    {
                        return null;
                    }
                }
            }
        }

        return hasWords ? CoverageFault.Condition : CoverageFault.Word;
    }

    private static bool HasAll(PhraseSentence sentence, PhraseSentence one, PhraseSentence other, HashSet<string> title) =>
        sentence.Exact.All(figure => one.Exact.Any(figure.Is) || other.Exact.Any(figure.Is))
        && sentence.Stems.All(stem => one.Stems.Contains(stem) || other.Stems.Contains(stem) || title.Contains(stem));
}
