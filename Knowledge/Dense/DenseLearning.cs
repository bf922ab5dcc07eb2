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
    public static DenseLayer Learn(ExampleIndex index, Stack stack, Gate gate, TextVectors vectors, MatchOptions options)
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
        var known = Enumerable.Range(0, Folds).AsParallel().AsOrdered()
            .SelectMany(fold => Ask(Every(asked, fold), hidden: null)).ToList();
        var foreign = Enumerable.Range(0, Folds).AsParallel().AsOrdered()
            .SelectMany(group => Ask([.. asked.Where(i => groupOfArticle[index.Examples[i].Article] == group)], [.. groupOfArticle.Select(of => of == group)])).ToList();
        var joint = DenseStack.Fit([.. known.Select(one => one.Example)]);
        return new(
            vectors.Model,
            dense,
            joint,
            DenseGate.Fit([.. known.Select(one => (one.Any, one.Near))], [.. foreign.Select(one => (one.Any, one.Near))], options.OutOfScopeShare),
            TopCalibration.Fit([.. known.Select(one => Top(one.Example, joint))]));

        IEnumerable<Answered> Ask(int[] numbers, bool[]? hidden)
        {
            var (rest, scored) = Calibration.AskWithout(index, numbers, hidden, options);
            var left = numbers.ToHashSet();
            foreach (var (number, example) in numbers.Zip(scored))
            {
                var logits = stack.Logits(example.Scores, hidden);
                var probabilities = logits.ToArray();
                var logSum = Stack.Normalise(probabilities);
                var nearness = dense.Score(dense.Example(number), left);
                yield return new(
                    new(logits, nearness, example.Article),
                    gate.Probability(GateFeatures.Of(rest, example.Stems, example.Scores, probabilities, logSum, hidden)),
                    nearness.Top(hidden));
            }
        }
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
        var probabilities = stack.Probabilities(example.Logits, example.Scores);
        var top = Array.IndexOf(probabilities, probabilities.Max());
        return (probabilities[top], top == example.Article);
    }

    /// <param name="Any">The words' probability that some article answers.</param>
    /// <param name="Near">Nearness of the nearest example of all.</param>
    private sealed record Answered(DenseExample Example, double Any, double Near);
}
