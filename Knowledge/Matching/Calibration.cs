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
    private const float CloseTalk = 0.45f;
    private const int FewestExamples = 12;

    /// <summary>Beyond it folds cost more than they teach: the shipped weights stand.</summary>
    private const int MostArticles = 5000;

    /// <summary>A handful of articles covers little of what customers ask: the share that they do not answer grows by up to this much,</summary>
    private const double ForeignToFew = 0.45;

    /// <summary>by a factor e less for each further so many articles.</summary>
    private const double Few = 40;

    public static (Stack Stack, Gate Gate, TopCalibration Top, DecisionPolicy Policy) Fit(ExampleIndex index, MatchOptions options)
    {
        var articles = index.Articles.Count;
        var questions = Enumerable.Range(0, index.Examples.Count).Where(i => !index.Examples[i].IsTitle).ToArray();
        if (articles is < 3 or > MostArticles || questions.Length < FewestExamples)
        {
            return (Stack.Prior, Gate.Prior(ForeignShare(articles, options)), TopCalibration.None, DecisionPolicy.Prior);
        }

        var random = new Random(options.Seed);
        random.Shuffle(questions);
        var scored = questions.AsSpan(0, Math.Min(questions.Length, Math.Clamp(MaxScoredCells / articles, FewestScored, MaxScored))).ToArray();
        var folds = questions.Length > 2 * scored.Length ? FoldsOfMany : Folds;
        FeatureBag[] talk = [.. Elsewhere.In(index)];
        var known = InParallel(folds, fold => Ask(index, [.. scored.Where((_, i) => i % folds == fold)], [.. talk.Where((_, i) => i % folds == fold)], null, options));
        var stack = Stack.Fit([.. known.SelectMany(part => part.Known)]);
        var doubts = known.SelectMany(part => part.Known).Select(example => (example.Article, stack.Probabilities(example.Scores)));
        var groupOfArticle = ConfusedArticles.Group(doubts, Shuffled(articles, random), Math.Min(Groups, articles));
        var hidden = Enumerable.Range(0, groupOfArticle.Max() + 1).Select(group => groupOfArticle.Select(of => of == group).ToArray()).ToArray();
        var foreign = InParallel(hidden.Length, group =>
            Ask(index, [.. scored.Where(i => groupOfArticle[index.Examples[i].Article] == group)], [], hidden[group], options));
        double[][] answered = [.. known.SelectMany(part => Features(part, part.Known, stack))];
        var gate = Gate.Fit(
            answered,
            [.. foreign.SelectMany(part => Features(part, part.Known, stack))],
            [.. known.SelectMany(part => Features(part, [.. part.Talk.Where(IsForeign)], stack))],
            ForeignShare(articles, options));
        var probabilities = known.SelectMany(part => part.Known).Select(example => (example.Article, Articles: stack.Probabilities(example.Scores))).ToArray();
        var top = TopCalibration.Fit([.. probabilities.Select(example => Top(example.Articles, example.Article))]);
        Array.ForEach(probabilities, example => top.Apply(example.Articles));
        return (stack, gate, top, DecisionPolicy.Fit([.. probabilities.Select((example, i) => (example.Articles, gate.Probability(answered[i])))], options));
    }

    /// <param name="talk">Texts that no article answers, to be scored beside them.</param>
    /// <summary>Scores the examples by a knowledge base that lacks them or, with <paramref name="hidden"/>, their whole articles.</summary>
    private static Asked Ask(ExampleIndex index, int[] asked, FeatureBag[] talk, bool[]? hidden, MatchOptions options)
    {
        var left = asked.ToHashSet();
        var rest = index.Keeping((example, i) => hidden is null ? !left.Contains(i) : !hidden[example.Article]);
        var trainer = new LinearTrainer(rest.Examples, index.Articles.Count, index.Space.Count, options.Seed);
        trainer.Train(FoldPasses);
        return new(
            rest,
            hidden,
            [.. asked.Select(i => index.Examples[i]).Select(example => new ScoredExample(example.Stems, example.Article, rest.Score(example.Stems, example.Vector, trainer.Model)))],
            [.. talk.Select(bag => new ScoredExample(bag.Stems, -1, rest.Score(bag.Stems, index.Space.Vector(bag), trainer.Model)))]);
    }

    private static (double Top, bool Right) Top(double[] probabilities, int article)
    {
        var top = Array.IndexOf(probabilities, probabilities.Max());
        return (probabilities[top], top == article);
    }

    /// <summary>A knowledge base may well answer what others do not: talk that is close to an example says nothing.</summary>
    private static bool IsForeign(ScoredExample talk)
    {
        var nearest = 0f;
        foreach (var cosine in talk.Scores[Member.Nearest])
        {
            nearest = Math.Max(nearest, cosine);
        }

        return nearest < CloseTalk;
    }

    private static IEnumerable<double[]> Features(Asked part, ScoredExample[] examples, Stack stack)
    {
        foreach (var (stems, _, scores) in examples)
        {
            var logits = stack.Logits(scores, part.Hidden);
            var logSum = Stack.Normalise(logits);
            yield return GateFeatures.Of(part.Index, stems, scores, logits, logSum, part.Hidden);
        }
    }

    private static double ForeignShare(int articles, MatchOptions options) =>
        Math.Max(options.OutOfScopeShare, Math.Min(0.9, options.OutOfScopeShare + (ForeignToFew * Math.Exp(-articles / Few))));

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

    /// <param name="Index">Without the examples.</param>
    /// <param name="Hidden">Articles that are to be thought away; null: none.</param>
    /// <param name="Known">The left-out examples.</param>
    /// <param name="Talk">What no article answers.</param>
    private sealed record Asked(ExampleIndex Index, bool[]? Hidden, ScoredExample[] Known, ScoredExample[] Talk);
}
