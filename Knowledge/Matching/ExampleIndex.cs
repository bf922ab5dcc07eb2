namespace CareBot.Knowledge.Matching;

/// <summary>The articles' examples, indexed. Immutable and safe for any number of threads.</summary>
internal sealed class ExampleIndex
{
    /// <summary>With more, an inverted index finds candidates instead of every article being scored.</summary>
    public const int MostWhole = 5000;

    private readonly Bm25Index _answers;

    /// <param name="examples">Article by article in rising order.</param>
    /// <param name="space">Of the examples.</param>
    public ExampleIndex(IReadOnlyList<Article> articles, Synonyms synonyms, IReadOnlyList<Example> examples, FeatureSpace space)
    {
        (Articles, Synonyms, Examples, Space) = (articles, synonyms, examples, space);
        Questions = new(articles.Count, examples.Select(example => (example.Article, example.Stems)));
        _answers = new(articles.Count, AnswerReader.Stems(articles, synonyms));
        Scorer = articles.Count <= MostWhole
            ? new WholeScorer(examples, space.Count, articles.Count, Questions, _answers)
            : new RetrievedScorer(examples, space.Count, articles.Count, Questions, _answers);
    }

    private ExampleIndex(ExampleIndex whole, bool[] left)
    {
        (Articles, Synonyms, Examples, Space, _answers) = (whole.Articles, whole.Synonyms, whole.Examples, whole.Space, whole._answers);
        Questions = new(Articles.Count, Examples.Where((_, i) => !left[i]).Select(example => (example.Article, example.Stems)));
        Scorer = whole.Scorer.Without(left, Questions);
    }

    public IReadOnlyList<Article> Articles { get; }

    public Synonyms Synonyms { get; }

    public FeatureSpace Space { get; }

    /// <summary>Article by article in rising order.</summary>
    public IReadOnlyList<Example> Examples { get; }

    public Bm25Index Questions { get; }

    public IScorer Scorer { get; }

    /// <summary>The same articles, as if some of their examples were not there. Features and examples keep their numbers and weights.</summary>
    /// <param name="left">By example: whether it is thought away.</param>
    public ExampleIndex Without(bool[] left) => new(this, left);
}
