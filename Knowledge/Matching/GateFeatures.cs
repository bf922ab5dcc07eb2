namespace CareBot.Knowledge.Matching;

/// <summary>What tells a text that some article answers from one that none does; each grows with the likelihood that one does.</summary>
internal static class GateFeatures
{
    public const int Count = 12;

    /// <param name="probabilities">The stack's, by article.</param>
    /// <param name="hidden">Articles that are to be thought away; null: none.</param>
    public static double[] Of(
        ExampleIndex index, ulong[] stems, Scores scores, ReadOnlySpan<double> probabilities, double logSum, IReadOnlyList<bool>? hidden)
    {
        var (top, entropy) = (0, 0.0);
        for (var article = 0; article < probabilities.Length; article++)
        {
            top = probabilities[article] > probabilities[top] ? article : top;
            entropy -= probabilities[article] > 1e-9 ? probabilities[article] * Math.Log(probabilities[article]) : 0;
        }

        var p = Math.Clamp(probabilities[top], 1e-4, 1 - 1e-4);
        var (linear, second) = Best(scores, Member.Linear, hidden);
        var agreeing = 0.0;
        for (var member = 0; member < Scores.Members - 1; member++)
        {
            agreeing += scores.Of(member, top) >= Best(scores, (Member)member, hidden).First ? 1 : 0;
        }

        var nearest = Best(scores, Member.Nearest, hidden).First;
        if (probabilities.Length - (hidden?.Count(gone => gone) ?? 0) < 2)
        {
            // A single article wins every comparison: only closeness to its examples says anything.
            (p, entropy, linear, second, agreeing) = (0.5, 1, (2 * nearest) - 1, nearest - 1, 0);
        }

        var (known, byTop) = Coverage(index, stems, top);
        return
        [
            Math.Log(p / (1 - p)) / 4,
            -entropy,
            linear,
            linear - second,
            nearest * 2,
            Best(scores, Member.Centroid, hidden).First * 2,
            known,
            byTop,
            agreeing / (Scores.Members - 1),
            Math.Max(-20, logSum) / 5,
            Best(scores, Member.Questions, hidden).First,
            (nearest - NearestOther(scores, top, hidden)) * 2,
        ];
    }

    private static (float First, float Second) Best(Scores scores, Member member, IReadOnlyList<bool>? hidden)
    {
        var values = scores[member];
        var (first, second) = (-3f, -3f);
        for (var article = 0; article < scores.Articles; article++)
        {
            if (hidden is not null && hidden[article])
            {
                continue;
            }

            var value = values[article];
            (first, second) = value > first ? (value, first) : (first, Math.Max(second, value));
        }

        return (first, second);
    }

    /// <summary>The share of the text's weight that some article knows, and that the top article knows.</summary>
    private static (double Known, double ByTop) Coverage(ExampleIndex index, ulong[] stems, int top)
    {
        var (total, known, byTop) = (1e-6, 0.0, 0.0);
        foreach (var stem in stems)
        {
            var weight = index.Questions.IdfOf(stem);
            total += weight;
            known += index.Questions.Knows(stem) ? weight : 0;
            byTop += index.Questions.Has(stem, top) ? weight : 0;
        }

        return (known / total, byTop / total);
    }

    private static double NearestOther(Scores scores, int top, IReadOnlyList<bool>? hidden)
    {
        var values = scores[Member.Nearest];
        var best = 0f;
        for (var article = 0; article < scores.Articles; article++)
        {
            best = article == top || hidden is not null && hidden[article] ? best : Math.Max(best, values[article]);
        }

        return best;
    }
}
