namespace CareBot.Knowledge.Matching;

/// <summary>The articles' examples, indexed. Immutable and safe for any number of threads.</summary>
internal sealed class ExampleIndex
{
    /// <summary>With more, an inverted index finds candidates instead of every article being scored.</summary>
    public const int MostWhole = 5000;

    private readonly Bm25Index _answers;
    private readonly ulong[][][] _answerStems;

    /// <param name="examples">Article by article in rising order.</param>
    /// <param name="space">Of the examples.</param>
    public ExampleIndex(IReadOnlyList<Article> articles, Synonyms synonyms, IReadOnlyList<Example> examples, FeatureSpace space)
        : this(articles, synonyms, examples, space, AnswerReader.Stems(articles, synonyms), index => articles.Count <= MostWhole
            ? new WholeScorer(examples, space.Count, articles.Count, index.Questions, index._answers)
            : RetrievedScorer.Of(examples, space.Count, articles.Count, index.Questions, index._answers))
    {
    }

    private ExampleIndex(ExampleIndex whole, bool[] left)
    {
        (Articles, Synonyms, Examples, Space, _answers, _answerStems) = (whole.Articles, whole.Synonyms, whole.Examples, whole.Space, whole._answers, whole._answerStems);
        Questions = new(Articles.Count, Examples.Where((_, i) => !left[i]).Select(example => (example.Article, example.Stems)));
        Scorer = whole.Scorer.Without(left, Questions);
    }

    private ExampleIndex(IReadOnlyList<Article> articles, Synonyms synonyms, IReadOnlyList<Example> examples, FeatureSpace space, ulong[][][] answerStems, Func<ExampleIndex, IScorer> scorer)
    {
        (Articles, Synonyms, Examples, Space, _answerStems) = (articles, synonyms, examples, space, answerStems);
        Questions = new(articles.Count, examples.Select(example => (example.Article, example.Stems)));
        _answers = new(articles.Count, answerStems.SelectMany((texts, article) => texts.Select(stems => (article, stems))));
        Scorer = scorer(this);
    }

    public IReadOnlyList<Article> Articles { get; }

    public Synonyms Synonyms { get; }

    public FeatureSpace Space { get; }

    /// <summary>Article by article in rising order.</summary>
    public IReadOnlyList<Example> Examples { get; }

    public Bm25Index Questions { get; }

    public IScorer Scorer { get; }

    /// <summary>By article, and the end: the number of its first example.</summary>
    /// <param name="examples">Article by article in rising order.</param>
    public static int[] Firsts(IReadOnlyList<Example> examples, int articles)
    {
        var first = new int[articles + 1];
        foreach (var example in examples)
        {
            first[example.Article + 1]++;
        }

        for (var article = 0; article < articles; article++)
        {
            first[article + 1] += first[article];
        }

        return first;
    }

    /// <summary>The same articles, as if some of their examples were not there. Features and examples keep their numbers and weights.</summary>
    /// <param name="left">By example: whether it is thought away.</param>
    public ExampleIndex Without(bool[] left) => new(this, left);

    /// <summary>The index of changed articles; of those that did not change nothing is read again. Known features keep their numbers and weights.</summary>
    /// <param name="newOf">By example: its number afterwards; -1: it is gone.</param>
    public ExampleIndex After(Changes changes, out int[] newOf)
    {
        var space = Space;
        Article[] fresh = Array.ConvertAll(changes.Fresh, article => changes.Articles[article]);
        var examples = changes.Merge(Examples, ExampleReader.ReadWith(ref space, fresh, Synonyms), out newOf);
        var answers = new ulong[changes.Articles.Length][][];
        var read = AnswerReader.Stems(fresh, Synonyms);
        for (var (article, next) = (0, 0); article < answers.Length; article++)
        {
            answers[article] = changes.OldOf[article] is var old and >= 0 ? _answerStems[old] : read[next++];
        }

        return new(changes.Articles, Synonyms, examples, space, answers, index => Scorer.After(changes, examples, space.Count, index.Questions, index._answers));
    }
}
