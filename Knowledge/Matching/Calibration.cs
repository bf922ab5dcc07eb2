namespace CareBot.Knowledge.Matching;

/// <summary>
/// Fits stack and gate to the knowledge base itself: a part of the questions is asked of the rest, again and again, and so
/// are the questions of left-out articles of the other articles. A small knowledge base stays near the shipped weights.
/// </summary>
internal static class Calibration
{
    private const int MaxScored = 3000;
    private const int FewestScored = 200;
    private const int MaxScoredCells = 5_000_000;
    private const int Folds = 8;

    /// <summary>Where only a part of the questions is scored, each fold leaves little out and fewer folds do.</summary>
    private const int FoldsOfMany = 4;
    private const int Groups = 4;
    private const int FoldPasses = 15;
    private const int FewestExamples = 12;

    /// <summary>A handful of articles covers little of what customers ask.</summary>
    private const double TinyForeignShare = 0.5;

    public static (Stack Stack, Gate Gate) Fit(ExampleIndex index, MatchOptions options)
    {
        var articles = index.Articles.Count;
        var questions = Enumerable.Range(0, index.Examples.Count).Where(i => !index.Examples[i].IsTitle).ToArray();
        if (articles < 3 || questions.Length < FewestExamples)
        {
            return (Stack.Prior, Gate.Prior(Math.Max(options.OutOfScopeShare, TinyForeignShare)));
        }

        var random = new Random(options.Seed);
        random.Shuffle(questions);
        var scored = questions.AsSpan(0, Math.Min(questions.Length, Math.Clamp(MaxScoredCells / articles, FewestScored, MaxScored))).ToArray();
        var folds = questions.Length > 2 * scored.Length ? FoldsOfMany : Folds;
        var groupOfArticle = Draw(Shuffled(articles, random), Math.Min(Groups, articles));
        var hidden = Enumerable.Range(0, groupOfArticle.Max() + 1).Select(group => groupOfArticle.Select(of => of == group).ToArray()).ToArray();

        var known = InParallel(folds, fold => Ask(index, [.. scored.Where((_, i) => i % folds == fold)], null, options));
        var stack = Stack.Fit([.. known.SelectMany(part => part.Examples)]);
        var foreign = InParallel(hidden.Length, group =>
            Ask(index, [.. scored.Where(i => groupOfArticle[index.Examples[i].Article] == group)], hidden[group], options));
        return (stack, Gate.Fit([.. known.SelectMany(part => Features(part, stack))], [.. foreign.SelectMany(part => Features(part, stack))], options.OutOfScopeShare));
    }

    /// <summary>Scores the examples by a knowledge base that lacks them or, with <paramref name="hidden"/>, their whole articles.</summary>
    private static Asked Ask(ExampleIndex index, int[] asked, bool[]? hidden, MatchOptions options)
    {
        var left = asked.ToHashSet();
        var rest = index.Keeping((example, i) => hidden is null ? !left.Contains(i) : !hidden[example.Article]);
        var trainer = new LinearTrainer(rest.Examples, index.Articles.Count, index.Space.Count, options.Seed);
        trainer.Train(FoldPasses);
        return new(rest, hidden, [.. asked.Select(i => index.Examples[i]).Select(example => new ScoredExample(example, rest.Score(example.Bag, example.Vector, trainer.Model)))]);
    }

    private static IEnumerable<double[]> Features(Asked part, Stack stack)
    {
        foreach (var (example, scores) in part.Examples)
        {
            var logits = stack.Logits(scores, part.Hidden);
            var logSum = Stack.Normalise(logits);
            yield return GateFeatures.Of(part.Index, example.Bag, scores, logits, logSum, part.Hidden);
        }
    }

    private static T[] InParallel<T>(int count, Func<int, T> make)
    {
        var made = new T[count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i => made[i] = make(i));
        return made;
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

    /// <param name="Index">Without the examples.</param>
    /// <param name="Hidden">Articles that are to be thought away; null: none.</param>
    private sealed record Asked(ExampleIndex Index, bool[]? Hidden, ScoredExample[] Examples);
}
