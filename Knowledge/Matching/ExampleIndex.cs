using CareBot.Language;

namespace CareBot.Knowledge.Matching;

/// <summary>
/// The articles' examples, indexed: every score but the linear model's. Immutable and safe for any number of threads.
/// </summary>
internal sealed class ExampleIndex
{
    private const float Smoothing = 0.02f;

    private readonly Postings _byExample;
    private readonly Postings _byArticle;
    private readonly float[] _centroidSquares;
    private readonly float[] _masses;
    private readonly Bm25Index _answers;

    public ExampleIndex(IReadOnlyList<Article> articles, Synonyms synonyms)
        : this(
            articles,
            synonyms,
            Read(articles, synonyms, out var space),
            space,
            new Bm25Index(articles.Count, articles.SelectMany((article, i) => article.Texts.Select(text =>
                (i, FeatureExtractor.Extract(synonyms.Words(text.Value.Title + " " + text.Value.Answer, text.Key), text.Key).Stems)))))
    {
    }

    private ExampleIndex(IReadOnlyList<Article> articles, Synonyms synonyms, IReadOnlyList<Example> examples, FeatureSpace space, Bm25Index answers)
    {
        (Articles, Synonyms, Examples, Space, _answers) = (articles, synonyms, examples, space, answers);
        _byExample = new Postings(Space.Count, [.. Examples.Select((example, i) => (i, example.Vector))]);
        _byArticle = new Postings(Space.Count, [.. Examples.Select(example => (example.Article, example.Vector))]);
        _centroidSquares = new float[articles.Count];
        _masses = new float[articles.Count];
        for (var feature = 0; feature < Space.Count; feature++)
        {
            var columns = _byArticle.Columns(feature);
            var values = _byArticle.Values(feature);
            for (var j = 0; j < columns.Length; j++)
            {
                _centroidSquares[columns[j]] += values[j] * values[j];
                _masses[columns[j]] += values[j];
            }
        }

        Questions = new Bm25Index(articles.Count, Examples.Select(example => (example.Article, example.Stems)));
    }

    public IReadOnlyList<Article> Articles { get; }

    public Synonyms Synonyms { get; }

    public FeatureSpace Space { get; }

    /// <summary>Article by article in rising order.</summary>
    public IReadOnlyList<Example> Examples { get; }

    public Bm25Index Questions { get; }

    /// <summary>The same articles with a part of their examples. Features keep their numbers and weights.</summary>
    public ExampleIndex Keeping(Func<Example, int, bool> kept) => new(Articles, Synonyms, [.. Examples.Where(kept)], Space, _answers);

    public Scores Score(ulong[] stems, SparseVector vector, LinearModel linear)
    {
        var scores = new Scores(Articles.Count);
        linear.Score(vector, scores[Member.Linear]);
        ScoreNearest(vector, scores);
        ScoreCentroids(vector, scores[Member.Centroid]);
        ScoreBayes(vector, scores[Member.Bayes]);
        Questions.Score(stems, scores[Member.Questions]);
        _answers.Score(stems, scores[Member.Answers]);
        return scores;
    }

    private static Example[] Read(IReadOnlyList<Article> articles, Synonyms synonyms, out FeatureSpace space)
    {
        var drafts = articles.SelectMany(Drafts).ToList();
        var words = drafts.ConvertAll(draft => synonyms.Words(draft.Text, draft.Language));
        FeatureBag[] bags = [.. drafts.Select((draft, i) => FeatureExtractor.Extract(words[i], draft.Language))];
        var built = new FeatureSpace(bags);
        space = built;
        return [.. drafts.Select((draft, i) => new Example(
            draft.Article, draft.Text, draft.Language, draft.IsTitle, FeatureExtractor.Identity(words[i]), bags[i].Stems, built.Vector(bags[i])))];
    }

    private static IEnumerable<(int Article, string Text, string Language, bool IsTitle)> Drafts(Article article, int number) =>
        from text in article.Texts.OrderBy(text => text.Key, StringComparer.Ordinal)
        from draft in text.Value.Questions.Select(question => (Text: question, IsTitle: false))
            .Append((Text: text.Value.Title, IsTitle: true)).DistinctBy(draft => draft.Text, StringComparer.Ordinal)
        where !string.IsNullOrWhiteSpace(draft.Text)
        select (number, draft.Text, LanguageCode.IsSpoken(text.Key) ? text.Key : LanguageCode.Indonesian, draft.IsTitle);

    private void ScoreNearest(SparseVector vector, Scores scores)
    {
        var similarity = new float[Examples.Count];
        _byExample.Multiply(vector, similarity);
        var nearest = scores[Member.Nearest];
        Array.Fill(scores.NearestExample, -1);
        for (var i = 0; i < similarity.Length; i++)
        {
            var article = Examples[i].Article;
            if (similarity[i] > nearest[article])
            {
                nearest[article] = similarity[i];
                scores.NearestExample[article] = i;
            }
        }
    }

    private void ScoreCentroids(SparseVector vector, Span<float> scores)
    {
        _byArticle.Multiply(vector, scores);
        for (var article = 0; article < Articles.Count; article++)
        {
            scores[article] /= MathF.Sqrt(Math.Max(_centroidSquares[article], 1e-3f));
        }
    }

    private void ScoreBayes(SparseVector vector, Span<float> scores)
    {
        var total = 1e-6f;
        for (var i = 0; i < vector.Index.Length; i++)
        {
            var articles = _byArticle.Columns(vector.Index[i]);
            var masses = _byArticle.Values(vector.Index[i]);
            var value = vector.Value[i];
            total += value;
            for (var j = 0; j < articles.Length; j++)
            {
                scores[articles[j]] += value * MathF.Log(1 + (masses[j] / Smoothing));
            }
        }

        for (var article = 0; article < Articles.Count; article++)
        {
            scores[article] = (scores[article] / total) - MathF.Log(1 + (_masses[article] / (Smoothing * Space.Count)));
        }
    }
}
