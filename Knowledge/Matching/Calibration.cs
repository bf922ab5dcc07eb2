namespace CareBot.Knowledge.Matching;

/// <summary>
/// Fits stack and gate to the knowledge base itself: a part of the questions is asked of the rest, again and again, and so
/// are the questions of left-out articles of the other articles. A small knowledge base stays near the shipped weights.
/// </summary>
internal static class Calibration
{
    private const int MaxScored = 3000;
    private const int FewestScored = 200;

    /// <summary>Where only candidates are scored: so few that leaving them all out at once leaves nearly all.</summary>
    private const int ScoredOfMany = 1500;
    private const int MaxScoredCells = 5_000_000;
    private const int Folds = 8;

    /// <summary>Where only a part of the questions is scored, each fold leaves little out and fewer folds do.</summary>
    private const int FoldsOfMany = 4;
    private const int Groups = 4;
    private const float CloseTalk = 0.45f;
    private const int FewestExamples = 12;

    /// <summary>A handful of articles covers little of what customers ask: the share that they do not answer grows by up to this much,</summary>
    private const double ForeignToFew = 0.45;

    /// <summary>by a factor e less for each further so many articles.</summary>
    private const double Few = 40;

    /// <param name="trainer">Of the index's examples.</param>
    /// <param name="whole">What it learned from all of them.</param>
    public static (Stack Stack, Gate Gate, TopCalibration Top, DecisionPolicy Policy) Fit(ExampleIndex index, LinearTrainer trainer, LinearMachine[] whole, MatchOptions options)
    {
        var articles = index.Articles.Count;
        var questions = Enumerable.Range(0, index.Examples.Count).Where(i => !index.Examples[i].IsTitle).ToArray();
        if (articles < 3 || questions.Length < FewestExamples)
        {
            return (Stack.Prior, Gate.Prior(ForeignShare(articles, options)), TopCalibration.None, DecisionPolicy.Prior);
        }

        Draw.Shuffle(questions, i => Draw.Number(index.Examples[i].Identity, options.Seed));
        var scored = questions.AsSpan(0, Math.Min(questions.Length, articles > ExampleIndex.MostWhole ? ScoredOfMany : Math.Clamp(MaxScoredCells / articles, FewestScored, MaxScored))).ToArray();
        var folds = articles > ExampleIndex.MostWhole ? 1 : questions.Length > 2 * scored.Length ? FoldsOfMany : Folds;
        (ulong[], SparseVector)[] talk = [.. Elsewhere.In(index)];
        int FoldOf(int example) => (int)(Draw.Number(index.Examples[example].Identity, ~options.Seed) % (ulong)folds);
        var known = Each(folds, fold => Ask(index, trainer, whole, [.. scored.Where(i => FoldOf(i) == fold)], [.. talk.Where((_, i) => i % folds == fold)], null));
        var stack = Stack.Fit([.. known.SelectMany(part => part.Known)]);
        var doubts = known.SelectMany(part => part.Known).Select(example => (example.Article, example.Scores, stack.Probabilities(example.Scores)));
        var groupOfArticle = folds == 1
            ? ConfusedArticles.With(doubts, articles)
            : ConfusedArticles.Group(doubts, Shuffled(index.Articles, options.Seed), Math.Min(Groups, articles));
        var foreign = Each(groupOfArticle.Max() + 1, group => Ask(
            index, trainer, whole, [.. scored.Where(i => groupOfArticle[index.Examples[i].Article] == group)], [], Array.ConvertAll(groupOfArticle, of => of == group)));
        double[][] answered = [.. known.SelectMany(part => Features(part, part.Known, stack))];
        var gate = Gate.Fit(
            answered,
            [.. foreign.SelectMany(part => Features(part, part.Known, stack))],
            [.. known.SelectMany(part => Features(part, [.. part.Talk.Where(IsForeign)], stack))],
            ForeignShare(articles, options));
        ScoredExample[] examples = [.. known.SelectMany(part => part.Known)];
        var probabilities = Array.ConvertAll(examples, example => stack.Probabilities(example.Scores));
        var top = TopCalibration.Fit([.. examples.Zip(probabilities, Top)]);
        Array.ForEach(probabilities, one => top.Apply(one));
        return (stack, gate, top, DecisionPolicy.Fit([.. probabilities.Zip(answered, (articles, features) => (articles, gate.Probability(features)))], options));
    }

    /// <summary>The examples, of which some article answers each, scored without themselves or without the hidden articles; and what the others' questions say of words.</summary>
    public static (Bm25Index Questions, ScoredExample[] Scored) AskWithout(ExampleIndex index, LinearTrainer trainer, LinearMachine[] whole, int[] asked, bool[]? hidden)
    {
        var answered = Ask(index, trainer, whole, asked, [], hidden);
        return (answered.Questions, answered.Known);
    }

    /// <summary>Scores the examples by a knowledge base that lacks them or, with <paramref name="hidden"/>, their whole articles.</summary>
    /// <param name="asked">Numbers of the examples.</param>
    /// <param name="talk">Texts that no article answers, to be scored beside them.</param>
    private static Asked Ask(ExampleIndex index, LinearTrainer trainer, LinearMachine[] whole, int[] asked, (ulong[] Stems, SparseVector Vector)[] talk, bool[]? hidden)
    {
        var left = new bool[index.Examples.Count];
        foreach (var i in asked)
        {
            left[i] = true;
        }

        for (var i = 0; i < left.Length && hidden is not null; i++)
        {
            left[i] = hidden[index.Examples[i].Article];
        }

        var rest = index.Without(left);
        var model = trainer.Model(trainer.Without(whole, left));
        return new(
            rest.Questions,
            InParallel(asked.Length, (i, scratch) =>
            {
                var example = index.Examples[asked[i]];
                return new ScoredExample(example.Stems, example.Article, rest.Scorer.Score(example.Stems, example.Vector.View, model, scratch, hidden, [example.Article]).Kept());
            }),
            InParallel(talk.Length, (i, scratch) => new ScoredExample(talk[i].Stems, -1, rest.Scorer.Score(talk[i].Stems, talk[i].Vector.View, model, scratch, hidden, []).Kept())));
    }

    private static (double Top, bool Right) Top(ScoredExample example, double[] probabilities)
    {
        var top = Array.IndexOf(probabilities, probabilities.Max());
        return (probabilities[top], example.Scores.Articles[top] == example.Article);
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

    /// <summary>Of the texts that have a candidate: the others never reach the gate.</summary>
    private static double[][] Features(Asked part, ScoredExample[] examples, Stack stack) => Array.ConvertAll(Array.FindAll(examples, one => one.Scores.Count > 0), example =>
    {
        var (features, logits) = (new double[GateFeatures.Count], new double[example.Scores.Count]);
        stack.Logits(example.Scores, logits);
        var logSum = Stack.Normalise(logits);
        GateFeatures.Of(part.Questions, example.Stems, example.Scores, logits, logSum, features);
        return features;
    });

    private static double ForeignShare(int articles, MatchOptions options) =>
        Math.Max(options.OutOfScopeShare, Math.Min(0.9, options.OutOfScopeShare + (ForeignToFew * Math.Exp(-articles / Few))));

    /// <summary>One after the other: each works on all cores, and only one more index is held at a time.</summary>
    private static Asked[] Each(int count, Func<int, Asked> ask) => [.. Enumerable.Range(0, count).Select(ask)];

    private static ScoredExample[] InParallel(int count, Func<int, MatchScratch, ScoredExample> score)
    {
        var made = new ScoredExample[count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, () => new MatchScratch(), (i, _, scratch) =>
        {
            made[i] = score(i, scratch);
            return scratch;
        }, _ => { });
        return made;
    }

    private static int[] Shuffled(IReadOnlyList<Article> articles, int seed)
    {
        var numbers = Enumerable.Range(0, articles.Count).ToArray();
        Draw.Shuffle(numbers, i => Draw.Number(articles[i].Id, seed));
        return numbers;
    }

    /// <param name="Questions">Without the examples.</param>
    /// <param name="Known">The left-out examples.</param>
    /// <param name="Talk">What no article answers.</param>
    private sealed record Asked(Bm25Index Questions, ScoredExample[] Known, ScoredExample[] Talk);
}
