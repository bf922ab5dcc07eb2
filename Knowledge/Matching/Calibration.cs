namespace CareBot.Knowledge.Matching;

/// <summary>
/// Fits stack and gate to the knowledge base itself: every example is scored as if it were not there, and again as if its
/// whole article were not there. A small knowledge base stays near the shipped weights.
/// </summary>
internal static class Calibration
{
    private const int MaxScored = 3000;
    private const int FewestScored = 200;
    private const int MaxScoredCells = 5_000_000;
    private const int Folds = 8;
    private const int Groups = 4;
    private const int RetrainPasses = 4;
    private const int FewestExamples = 12;

    /// <summary>A handful of articles covers little of what customers ask.</summary>
    private const double TinyForeignShare = 0.5;

    public static (Stack Stack, Gate Gate) Fit(ExampleIndex index, LinearTrainer trainer, MatchOptions options)
    {
        var articles = index.Articles.Count;
        if (articles < 3 || index.Examples.Count < FewestExamples)
        {
            return (Stack.Prior, Gate.Prior(Math.Max(options.OutOfScopeShare, TinyForeignShare)));
        }

        var random = new Random(options.Seed);
        var scored = new bool[index.Examples.Count];
        var numbers = Enumerable.Range(0, scored.Length).ToArray();
        random.Shuffle(numbers);
        foreach (var number in numbers.Take(Math.Clamp(MaxScoredCells / articles, FewestScored, MaxScored)))
        {
            scored[number] = true;
        }

        var withoutSelf = new ScoredExample[scored.Length];
        var withoutArticle = new ScoredExample[scored.Length];
        var fold = Draw(numbers, Folds);
        var groupOfArticle = Draw(Shuffled(articles, random), Math.Min(Groups, articles));
        var work = Enumerable.Range(0, Folds).Select(f => (Fold: f, Group: -1))
            .Concat(Enumerable.Range(0, Math.Min(Groups, articles)).Select(g => (Fold: -1, Group: g)));
        Parallel.ForEach(work, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, trainer.Copy, (part, _, copy) =>
        {
            var left = index.Examples.Select((example, i) => part.Fold >= 0 ? fold[i] == part.Fold : groupOfArticle[example.Article] == part.Group).ToArray();
            copy.Retrain(trainer, left, RetrainPasses);
            for (var i = 0; i < left.Length; i++)
            {
                if (left[i] && scored[i])
                {
                    var example = index.Examples[i];
                    (part.Fold >= 0 ? withoutSelf : withoutArticle)[i] =
                        new(i, example.Article, index.Score(example.Bag, example.Vector, copy.Model, i));
                }
            }

            return copy;
        }, static _ => { });

        var stack = Stack.Fit([.. withoutSelf.Where(example => example is not null)]);
        return (stack, FitGate(index, stack, withoutSelf, withoutArticle, groupOfArticle, options));
    }

    private static Gate FitGate(
        ExampleIndex index, Stack stack, ScoredExample[] withoutSelf, ScoredExample[] withoutArticle, int[] groupOfArticle, MatchOptions options)
    {
        var hidden = Enumerable.Range(0, groupOfArticle.Max() + 1)
            .Select(group => groupOfArticle.Select(of => of == group).ToArray()).ToArray();
        var answered = withoutSelf.Where(example => example is not null)
            .Select(example => Features(index, stack, example, null)).ToArray();
        var foreign = withoutArticle.Where(example => example is not null)
            .Select(example => Features(index, stack, example, hidden[groupOfArticle[example.Article]])).ToArray();
        return Gate.Fit(answered, foreign, options.OutOfScopeShare);
    }

    private static double[] Features(ExampleIndex index, Stack stack, ScoredExample example, bool[]? hidden)
    {
        var logits = stack.Logits(example.Scores, hidden);
        var logSum = Stack.Normalise(logits);
        return GateFeatures.Of(index, index.Examples[example.Example].Bag, example.Scores, logits, logSum, example.Article, hidden);
    }

    private static int[] Shuffled(int count, Random random)
    {
        var numbers = Enumerable.Range(0, count).ToArray();
        random.Shuffle(numbers);
        return numbers;
    }

    /// <summary>By number: which of the equal parts it fell into, dealing <paramref name="shuffled"/> out in turn.</summary>
    private static int[] Draw(int[] shuffled, int parts)
    {
        var part = new int[shuffled.Length];
        for (var i = 0; i < shuffled.Length; i++)
        {
            part[shuffled[i]] = i % parts;
        }

        return part;
    }
}
