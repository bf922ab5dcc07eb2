using System.Runtime.CompilerServices;

namespace CareBot.Knowledge.Matching;

/// <summary>
/// One-against-rest support vector machines with squared hinge loss, each article's by dual coordinate descent with shrinking
/// (Hsieh et al., "A dual coordinate descent method for large-scale linear SVM", 2008), on all cores. Where articles and examples
/// are many, an article is told from its <see cref="Rivals"/> one by one and from the others by their mean, all of them with one
/// dual variable.
/// </summary>
internal sealed class LinearTrainer
{
    private const int Passes = 30;
    private const int PassesAgain = 8;

    /// <summary>Features whose mean says something.</summary>
    private const int MeanFeatures = 4096;

    /// <summary>Weights below this share of the article's greatest are left out.</summary>
    private const float LeastWeight = 0.002f;

    private readonly IReadOnlyList<Example> _examples;
    private readonly int _articles;
    private readonly int _features;
    private readonly int _seed;
    private readonly int[] _first;
    private readonly Rivals _rivals;
    private readonly LinearProblem _problem;

    /// <param name="examples">Article by article in rising order.</param>
    /// <param name="features">Features that the examples' vectors may name, the most frequent first.</param>
    public LinearTrainer(IReadOnlyList<Example> examples, int articles, int features, int seed, Rivals rivals)
    {
        (_examples, _articles, _features, _seed, _rivals) = (examples, articles, features, seed, rivals);
        _first = new int[articles + 1];
        foreach (var example in examples)
        {
            _first[example.Article + 1]++;
        }

        for (var article = 0; article < articles; article++)
        {
            _first[article + 1] += _first[article];
        }

        _problem = new(examples, features, MeanFeatures);
    }

    public LinearMachine[] Train() => Each(article => true, (article, solver) =>
        solver.Solve(_first[article].._first[article + 1], _rivals.Of(article), LinearMachine.None, null, Passes, _seed + article));

    /// <summary>The same without some of the examples, from where the whole ended.</summary>
    /// <param name="left">By example: whether it is thought away.</param>
    public LinearMachine[] Without(LinearMachine[] whole, bool[] left) => Each(article => true, (article, solver) =>
        solver.Solve(_first[article].._first[article + 1], _rivals.Of(article), whole[article], left, PassesAgain, _seed + article));

    public LinearModel Model(LinearMachine[] machines)
    {
        var columns = new (int, SparseVector)[_articles];
        var (bias, far) = (new float[_articles], new float[_articles]);
        Each(article => true, (article, solver) =>
        {
            columns[article] = (article, solver.Weights(machines[article], LeastWeight));
            far[article] = machines[article].Far;
            bias[article] = machines[article].Duals.Sum() - far[article];
            return machines[article];
        });
        return new(Postings.Of(_features, _articles, columns), bias, far, far.Any(share => share > 0) ? _problem.Mean : []);
    }

    private LinearMachine[] Each(Func<int, bool> wanted, Func<int, LinearSolver, LinearMachine> solve)
    {
        var machines = new LinearMachine[_articles];
        Parallel.For(
            0,
            _articles,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new LinearSolver(_problem),
            (article, _, solver) =>
            {
                machines[article] = wanted(article) ? solve(article, solver) : LinearMachine.None;
                return solver;
            },
            _ => { });
        return machines;
    }
}
