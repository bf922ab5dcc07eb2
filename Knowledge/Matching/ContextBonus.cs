namespace CareBot.Knowledge.Matching;

/// <summary>What the conversation says about articles before the text does, in natural-logarithm units of odds.</summary>
internal static class ContextBonus
{
    private const double FollowUp = 1.5;
    private const double SharedTag = 0.7;
    private const double OtherLanguage = -0.3;
    private const int ShortText = 5;

    public static void Add(
        Scores scores, Span<double> logits, IReadOnlyList<Article> articles, ReadOnlySpan<int> followUps, MatchQuery query, string language)
    {
        foreach (var followUp in followUps)
        {
            var place = scores.PlaceOf(followUp);
            logits[Math.Max(place, 0)] += place < 0 ? 0 : FollowUp;
        }

        for (var place = 0; place < logits.Length; place++)
        {
            var article = articles[scores.Articles[place]];
            logits[place] += article.Texts.ContainsKey(language) ? 0 : OtherLanguage;
            logits[place] += query.Tags.Count > 0 && SharesTag(article, query) ? SharedTag : 0;
        }
    }

    /// <summary>Numbers of the articles that follow the last one, should the text be short.</summary>
    public static int[] FollowUps(IReadOnlyList<Article> articles, IReadOnlyDictionary<string, int> numbers, MatchQuery query, int words)
    {
        if (query.LastArticleId is not { } last || words > ShortText || !numbers.TryGetValue(last, out var number) || articles[number].FollowUps.Count == 0)
        {
            return [];
        }

        return [.. articles[number].FollowUps.Select(followUp => numbers.GetValueOrDefault(followUp, -1)).Where(next => next >= 0)];
    }

    private static bool SharesTag(Article article, MatchQuery query)
    {
        foreach (var tag in article.Tags)
        {
            if (query.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
