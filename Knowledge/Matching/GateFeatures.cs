namespace CareBot.Knowledge.Matching;

/// <summary>What tells a text that some article answers from one that none does; each grows with the likelihood that one does.</summary>
internal static class GateFeatures
{
    public const int Count = 12;

    /// <param name="probabilities">The stack's, by place.</param>
    /// <param name="features"><see cref="Count"/> of them; overwritten.</param>
    public static void Of(
        Bm25Index questions, ReadOnlySpan<ulong> stems, Scores scores, ReadOnlySpan<double> probabilities, double logSum, Span<double> features)
    {
        var (top, entropy) = (0, 0.0);
        for (var place = 0; place < probabilities.Length; place++)
        {
            top = probabilities[place] > probabilities[top] ? place : top;
            entropy -= probabilities[place] > 1e-9 ? probabilities[place] * Math.Log(probabilities[place]) : 0;
        }

        var p = Math.Clamp(probabilities[top], 1e-4, 1 - 1e-4);
        var (linear, second) = Best(scores, Member.Linear);
        var agreeing = 0.0;
        for (var member = 0; member < Scores.Members - 1; member++)
        {
            agreeing += scores.Of(member, top) >= Best(scores, (Member)member).First ? 1 : 0;
        }

        var nearest = Best(scores, Member.Nearest).First;
        if (probabilities.Length < 2)
        {
            // A single article wins every comparison: only closeness to its examples says anything.
            (p, entropy, linear, second, agreeing) = (0.5, 1, (2 * nearest) - 1, nearest - 1, 0);
        }

        var (known, byTop) = Coverage(questions, stems, scores.Articles[top]);
        ReadOnlySpan<double> all =
        [
            Math.Log(p / (1 - p)) / 4,
            -entropy,
            linear,
            linear - second,
            nearest * 2,
            Best(scores, Member.Centroid).First * 2,
            known,
            byTop,
            agreeing / (Scores.Members - 1),
            Math.Max(-20, logSum) / 5,
            Best(scores, Member.Questions).First,
            (nearest - NearestOther(scores, top)) * 2,
        ];
        all.CopyTo(features);
    }

    private static (float First, float Second) Best(Scores scores, Member member)
    {
        var (first, second) = (-3f, -3f);
        foreach (var value in scores[member])
        {
            (first, second) = value > first ? (value, first) : (first, Math.Max(second, value));
        }

        return (first, second);
    }

    /// <summary>The share of the text's weight that some article knows, and that the top article knows.</summary>
    private static (double Known, double ByTop) Coverage(Bm25Index questions, ReadOnlySpan<ulong> stems, int top)
    {
        var (total, known, byTop) = (1e-6, 0.0, 0.0);
        foreach (var stem in stems)
        {
            var weight = questions.IdfOf(stem);
            total += weight;
            known += questions.Knows(stem) ? weight : 0;
            byTop += questions.Has(stem, top) ? weight : 0;
        }

        return (known / total, byTop / total);
    }

    private static double NearestOther(Scores scores, int top)
    {
        var values = scores[Member.Nearest];
        var best = 0f;
        for (var place = 0; place < values.Length; place++)
        {
            best = place == top ? best : Math.Max(best, values[place]);
        }

        return best;
    }
}
