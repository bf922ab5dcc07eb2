namespace CareBot.Knowledge.Matching;

/// <summary>
/// The articles' examples, indexed: every score but the linear model's. Immutable and safe for any number of threads.
/// </summary>
internal sealed class ExampleIndex
{
    private const float Smoothing = 0.02f;

    private readonly Postings _byExample;

    /// <summary>Logarithms of how much of a feature an article has.</summary>
    private readonly Postings _byArticle;

    /// <summary>By example; -1: it is thought away.</summary>
    private readonly int[] _articleOf;
    private readonly float[] _norms;
    private readonly float[] _rarities;
    private readonly Bm25Index _answers;

    /// <param name="examples">Article by article in rising order.</param>
    /// <param name="space">Of the examples.</param>
    public ExampleIndex(IReadOnlyList<Article> articles, Synonyms synonyms, IReadOnlyList<Example> examples, FeatureSpace space)
        : this(
            articles,
            synonyms,
            examples,
            space,
            Postings.Of(space.Count, examples.Count, [.. examples.Select((example, i) => (i, example.Vector))]),
            new(articles.Count, AnswerReader.Stems(articles, synonyms)),
            new bool[examples.Count])
    {
    }

    private ExampleIndex(
        IReadOnlyList<Article> articles, Synonyms synonyms, IReadOnlyList<Example> examples, FeatureSpace space, Postings byExample, Bm25Index answers, bool[] left)
    {
        (Articles, Synonyms, Examples, Space, _byExample, _answers) = (articles, synonyms, examples, space, byExample, answers);
        _articleOf = [.. examples.Select((example, i) => left[i] ? -1 : example.Article)];
        Example[] kept = [.. examples.Where((_, i) => !left[i])];
        (_norms, _rarities) = (new float[articles.Count], new float[articles.Count]);
        _byArticle = Postings.Of(Space.Count, articles.Count, Array.ConvertAll(kept, example => (example.Article, example.Vector)), (article, mass) =>
        {
            _norms[article] += mass * mass;
            _rarities[article] += mass;
            return MathF.Log(1 + (mass / Smoothing));
        });
        for (var article = 0; article < articles.Count; article++)
        {
            _norms[article] = MathF.Sqrt(Math.Max(_norms[article], 1e-3f));
            _rarities[article] = MathF.Log(1 + (_rarities[article] / (Smoothing * Space.Count)));
        }

        Questions = new Bm25Index(articles.Count, kept.Select(example => (example.Article, example.Stems)));
    }

    public IReadOnlyList<Article> Articles { get; }

    public Synonyms Synonyms { get; }

    public FeatureSpace Space { get; }

    /// <summary>Article by article in rising order.</summary>
    public IReadOnlyList<Example> Examples { get; }

    public Bm25Index Questions { get; }

    /// <summary>For each article the examples that it is hardest to tell from.</summary>
    public Rivals Rivals() => Matching.Rivals.Find(Examples, Articles.Count, _byExample);

    /// <summary>The same articles, as if some of their examples were not there. Features and examples keep their numbers and weights.</summary>
    /// <param name="left">By example: whether it is thought away.</param>
    public ExampleIndex Without(bool[] left) => new(Articles, Synonyms, Examples, Space, _byExample, _answers, left);

    /// <summary>Scores the candidates for a text.</summary>
    /// <param name="hidden">Articles that are to be thought away; null: none.</param>
    /// <param name="wanted">Articles that are candidates whatever their scores, unless they are hidden.</param>
    /// <returns>Good until <paramref name="scratch"/> is used again.</returns>
    public Scores Score(ReadOnlySpan<ulong> stems, SparseView vector, LinearModel linear, MatchScratch scratch, bool[]? hidden, ReadOnlySpan<int> wanted)
    {
        var all = scratch.All;
        all.Begin(Articles.Count, Examples.Count);
        _byExample.Multiply(vector, all.Similarities);
        linear.Score(vector, all.Similarities, all[Member.Linear]);
        ScoreBySimilarity(all);
        ScoreBayes(vector, all[Member.Bayes]);
        Questions.Score(stems, all[Member.Questions]);
        _answers.Score(stems, all[Member.Answers]);
        var chosen = scratch.Candidates.Choose(all, Articles.Count, hidden, wanted);
        var scores = scratch.ScoresOf(chosen.Length);
        scores.Begin(chosen);
        for (var member = 0; member < Scores.Members; member++)
        {
            var from = all[(Member)member];
            var to = scores[(Member)member];
            for (var place = 0; place < chosen.Length; place++)
            {
                to[place] = from[chosen[place]];
            }
        }

        for (var place = 0; place < chosen.Length; place++)
        {
            scores.SetNearest(place, all.NearestExample[chosen[place]]);
        }

        return scores;
    }

    /// <summary>Cosine to the nearest example, and to the sum of all of an article.</summary>
    private void ScoreBySimilarity(ArticleScores all)
    {
        var similarities = all.Similarities;
        var nearest = all[Member.Nearest];
        var centroids = all[Member.Centroid];
        var numbers = all.NearestExample;
        for (var i = 0; i < _articleOf.Length; i++)
        {
            var (article, similarity) = (_articleOf[i], similarities[i]);
            if (article < 0)
            {
                continue;
            }

            centroids[article] += similarity;
            if (similarity > nearest[article])
            {
                (nearest[article], numbers[article]) = (similarity, i);
            }
        }

        for (var article = 0; article < _norms.Length; article++)
        {
            centroids[article] /= _norms[article];
        }
    }

    private void ScoreBayes(SparseView vector, Span<float> scores)
    {
        _byArticle.Multiply(vector, scores);
        var total = 1e-6f;
        foreach (var value in vector.Value)
        {
            total += value;
        }

        for (var article = 0; article < _rarities.Length; article++)
        {
            scores[article] = (scores[article] / total) - _rarities[article];
        }
    }
}
