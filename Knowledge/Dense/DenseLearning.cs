using CareBot.Knowledge.Matching;

namespace CareBot.Knowledge.Dense;

/// <summary>Learns how far to believe vectors, from questions that are asked of the knowledge base without themselves and without their articles.</summary>
internal static class DenseLearning
{
    private const int MostAsked = 600;
    private const int FewestAsked = 100;
    private const int MostCells = 1_000_000;
    private const int Folds = 4;
    private const int FewestExamples = 12;

    /// <summary>Beyond it folds cost more than they teach: the shipped weights stand.</summary>
    private const int MostArticles = 5000;

    /// <exception cref="ArgumentException">A text has no vector, or the vectors do not go together.</exception>
    public static DenseLayer Learn(ExampleIndex index, Learned learned, TextVectors vectors, MatchOptions options)
    {
        var (articles, dense) = (index.Articles.Count, new DenseIndex(index, vectors, options.Seed));
        var questions = Enumerable.Range(0, index.Examples.Count).Where(i => !index.Examples[i].IsTitle).ToArray();
        if (articles is < 3 or > MostArticles || questions.Length < FewestExamples)
        {
            return new(vectors.Model, dense, DenseStack.Prior, DenseGate.Prior, TopCalibration.None);
        }

        var random = new Random(options.Seed);
        random.Shuffle(questions);
        var asked = questions[..Math.Min(questions.Length, Math.Clamp(MostCells / articles, FewestAsked, MostAsked))];
        var groupOfArticle = Groups(articles, random);
        var trainer = LinearTrainer.Of(index, options.Seed);
        LinearMachine[] whole = [.. learned.Linear.Machines];
        var known = Enumerable.Range(0, Folds).SelectMany(fold => Ask(Every(asked, fold), hidden: null)).ToList();
        var foreign = Enumerable.Range(0, Folds).SelectMany(group => Ask(
            [.. asked.Where(i => groupOfArticle[index.Examples[i].Article] == group)], Array.ConvertAll(groupOfArticle, of => of == group))).ToList();
        var joint = DenseStack.Fit([.. known.Select(one => one.Example)]);
        return new(
            vectors.Model,
            dense,
            joint,
            DenseGate.Fit([.. known.Select(one => (one.Any, one.Near))], [.. foreign.Select(one => (one.Any, one.Near))], options.OutOfScopeShare),
            TopCalibration.Fit([.. known.Select(one => Top(one.Example, joint))]));

        IEnumerable<Answered> Ask(int[] numbers, bool[]? hidden)
        {
            var (rest, scored) = Calibration.AskWithout(index, trainer, whole, numbers, hidden);
            var left = numbers.ToHashSet();
            return numbers.Zip(scored, (number, example) => Answer(learned, rest, example, dense.Score(dense.Example(number), left)));
        }
    }

    private static Answered Answer(Learned learned, Bm25Index rest, ScoredExample example, DenseScores nearness)
    {
        var logits = new double[example.Scores.Count];
        learned.Stack.Logits(example.Scores, logits);
        var probabilities = logits.ToArray();
        var logSum = Stack.Normalise(probabilities);
        var features = new double[GateFeatures.Count];
        GateFeatures.Of(rest, example.Stems, example.Scores, probabilities, logSum, features);
        return new(
            new(logits, example.Scores.Articles.ToArray(), nearness, example.Scores.PlaceOf(example.Article)),
            learned.Gate.Probability(features),
            nearness.Top(example.Scores.Articles));
    }

    private static int[] Every(int[] numbers, int fold) => [.. numbers.Where((_, i) => i % Folds == fold)];

    private static int[] Groups(int articles, Random random)
    {
        var groups = Enumerable.Range(0, articles).Select(i => i % Folds).ToArray();
        random.Shuffle(groups);
        return groups;
    }

    private static (double Top, bool Right) Top(DenseExample example, DenseStack stack)
    {
        var probabilities = new double[example.Logits.Length];
        stack.Probabilities(example.Logits, example.Articles, example.Nearness, probabilities);
        var top = Array.IndexOf(probabilities, probabilities.Max());
        return (probabilities[top], top == example.Own);
    }

    /// <param name="Any">The words' probability that some article answers.</param>
    /// <param name="Near">Nearness of the nearest example of all.</param>
    private sealed record Answered(DenseExample Example, double Any, double Near);
}
