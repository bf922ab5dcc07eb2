namespace CareBot.Knowledge.Matching;

/// <summary>
/// One-against-rest support vector machines with squared hinge loss, each article's by dual coordinate descent with shrinking
/// (Hsieh et al., "A dual coordinate descent method for large-scale linear SVM", 2008), on all cores. Where articles and examples
/// are many, an article is told from its <see cref="Rivals"/> one by one and from the others by their mean, all of them with one
/// dual variable.
/// </summary>
internal sealed class LinearTrainer
{
    private const int Passes = 100;
    private const int PassesAgain = 30;

    /// <summary>Features whose mean says something.</summary>
    private const int MeanFeatures = 4096;

    private readonly int _seed;
    private readonly int[] _first;
    private readonly Rivals _rivals;
    private readonly LinearProblem _problem;

    /// <param name="examples">Article by article in rising order.</param>
    /// <param name="features">Features that the examples' vectors may name, the most frequent first.</param>
    private LinearTrainer(IReadOnlyList<Example> examples, int articles, int features, int seed, Rivals rivals)
    {
        (_seed, _rivals) = (seed, rivals);
        _first = ExampleIndex.Firsts(examples, articles);
        _problem = new(examples, features, MeanFeatures);
    }

    /// <summary>For the index's examples; for no examples where the index is too large for a linear model.</summary>
    /// <param name="fresh">Articles that are to be trained; null: all.</param>
    public static LinearTrainer Of(ExampleIndex index, int seed, int[]? fresh = null) => index.Scorer is WholeScorer whole
        ? new(index.Examples, index.Articles.Count, index.Space.Count, seed, whole.Rivals(fresh))
        : OfNothing(index.Articles.Count);

    public static LinearTrainer OfNothing(int articles) => new([], articles, 0, 0, Rivals.All);

    /// <summary>By article.</summary>
    public LinearMachine[] Train() => Each((article, solver) =>
        solver.Solve(_first[article].._first[article + 1], _rivals.Of(article), Passes, _seed));

    /// <summary>The same without some of the examples, from where the whole ended.</summary>
    /// <param name="left">By example: whether it is thought away.</param>
    public LinearMachine[] Without(LinearMachine[] whole, bool[] left) => Each((article, solver) =>
        solver.SolveAgain(_first[article].._first[article + 1], whole[article], left, PassesAgain, _seed));

    /// <summary>The machines after some articles or examples changed: those of which nothing is wrong stay.</summary>
    /// <param name="before">By article, over the examples as they are now; null: a new article. A machine that is to be trained on has the examples to look at as its <see cref="LinearMachine.Near"/>.</param>
    /// <param name="wrong">By article: whether it is to be trained on.</param>
    public LinearMachine[] After(LinearMachine?[] before, bool[] wrong) => Each((article, solver) => before[article] is not { } machine
        ? solver.Solve(_first[article].._first[article + 1], _rivals.Of(article), Passes, _seed)
        : wrong[article] ? solver.SolveAgain(_first[article].._first[article + 1], machine, null, PassesAgain, _seed) : machine);

    public LinearModel Model(LinearMachine[] machines) => new(machines, machines.Any(machine => machine.Far > 0) ? _problem.Mean : []);

    private LinearMachine[] Each(Func<int, LinearSolver, LinearMachine> solve)
    {
        var machines = new LinearMachine[_first.Length - 1];
        Parallel.For(
            0,
            machines.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new LinearSolver(_problem),
            (article, _, solver) =>
            {
                machines[article] = solve(article, solver);
                return solver;
            },
            _ => { });
        return machines;
    }
}
