namespace CareBot.Knowledge.Matching;

/// <summary>Chooses the articles that a text may mean: all where they are few, else those that the shipped weights rank first.</summary>
internal sealed class Candidates
{
    public const int Most = 160;

    private float[] _logits = [];
    private float[] _ranked = [];
    private int[] _chosen = [];

    /// <param name="hidden">Articles that are to be thought away; null: none.</param>
    /// <param name="wanted">Articles that are candidates whatever their scores, unless they are hidden.</param>
    /// <returns>Rising; good until the next choice.</returns>
    public ReadOnlySpan<int> Choose(ArticleScores scores, int articles, bool[]? hidden, ReadOnlySpan<int> wanted)
    {
        if (_logits.Length < articles)
        {
            (_logits, _ranked, _chosen) = (new float[articles], new float[articles], new int[articles]);
        }

        var logits = _logits.AsSpan(0, articles);
        if (articles <= Most)
        {
            logits.Clear();
            return Above(logits, float.NegativeInfinity, articles, hidden);
        }

        Weigh(scores, logits);
        foreach (var article in wanted)
        {
            logits[article] = float.MaxValue;
        }

        for (var article = 0; article < articles && hidden is not null; article++)
        {
            logits[article] = hidden[article] ? float.NegativeInfinity : logits[article];
        }

        logits.CopyTo(_ranked);
        return Above(logits, Selection.Nth(_ranked.AsSpan(0, articles), articles - Most), Most, hidden);
    }

    private static void Weigh(ArticleScores scores, Span<float> logits)
    {
        logits.Clear();
        for (var member = 0; member < Scores.Members; member++)
        {
            var weight = (float)Stack.Prior.Weights[member];
            var values = scores[(Member)member];
            for (var article = 0; article < logits.Length; article++)
            {
                logits[article] += weight * values[article];
            }
        }
    }

    /// <summary>Those above the threshold, then those on it from the first on.</summary>
    private ReadOnlySpan<int> Above(ReadOnlySpan<float> logits, float threshold, int most, bool[]? hidden)
    {
        var equal = most;
        foreach (var logit in logits)
        {
            equal -= logit > threshold ? 1 : 0;
        }

        var count = 0;
        for (var article = 0; article < logits.Length; article++)
        {
            var isChosen = logits[article] > threshold || (logits[article] == threshold && equal-- > 0);
            if (isChosen && (hidden is null || !hidden[article]))
            {
                _chosen[count++] = article;
            }
        }

        return _chosen.AsSpan(0, count);
    }
}
