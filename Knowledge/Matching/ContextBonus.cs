namespace CareBot.Knowledge.Matching;

/// <summary>What the conversation says about articles before the text does, in natural-logarithm units of odds.</summary>
internal static class ContextBonus
{
    private const double FollowUp = 1.5;
    private const double SharedTag = 0.7;
    private const double OtherLanguage = -0.3;
    private const int ShortText = 5;

    public static void Add(
        Span<double> logits, IReadOnlyList<Article> articles, IReadOnlyDictionary<string, int> numbers, MatchQuery query, string language, int words)
    {
        if (query.LastArticleId is { } last && words <= ShortText && numbers.TryGetValue(last, out var number))
        {
            foreach (var followUp in articles[number].FollowUps)
            {
                if (numbers.TryGetValue(followUp, out var next))
                {
                    logits[next] += FollowUp;
                }
            }
        }

        for (var article = 0; article < logits.Length; article++)
        {
            logits[article] += articles[article].Texts.ContainsKey(language) ? 0 : OtherLanguage;
            if (query.Tags.Count > 0 && articles[article].Tags.Any(tag => query.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase)))
            {
                logits[article] += SharedTag;
            }
        }
    }
}
