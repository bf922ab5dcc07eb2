using CareBot.Language;

namespace CareBot.Knowledge.Matching;

/// <summary>
/// The articles' examples, indexed: every score but the linear model's. A text that is itself an example can be scored as
/// if it were not there. Immutable and safe for any number of threads.
/// </summary>
internal sealed class ExampleIndex
{
    private const float Smoothing = 0.02f;

    private readonly Postings _byExample;
    private readonly Postings _byArticle;
    private readonly float[] _centroidSquares;
    private readonly float[] _masses;
    private readonly Bm25Index _answers;

    public ExampleIndex(IReadOnlyList<Article> articles)
    {
        Articles = articles;
        var drafts = articles.SelectMany(Drafts).ToList();
        var bags = drafts.ConvertAll(draft => FeatureExtractor.Extract(draft.Text, draft.Language));
        Space = new FeatureSpace(bags);
        Examples = [.. drafts.Select((draft, i) => new Example(
            draft.Article, draft.Text, draft.Language, FeatureExtractor.Identity(draft.Text, draft.Language), bags[i], Space.Vector(bags[i])))];
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

        Questions = new Bm25Index(articles.Count, Examples.Select(example => (example.Article, example.Bag.Stems)));
        _answers = new Bm25Index(articles.Count, articles.SelectMany((article, i) => article.Texts.Select(text =>
            (i, FeatureExtractor.Extract(text.Value.Title + " " + text.Value.Answer, text.Key).Stems))));
    }

    public IReadOnlyList<Article> Articles { get; }

    public FeatureSpace Space { get; }

    /// <summary>Article by article in rising order.</summary>
    public IReadOnlyList<Example> Examples { get; }

    public Bm25Index Questions { get; }

    /// <param name="own">The example that the text is, to be scored as if it were not there; -1 for a new text.</param>
    public Scores Score(FeatureBag bag, SparseVector vector, LinearModel linear, int own = -1)
    {
        var scores = new Scores(Articles.Count);
        var article = own < 0 ? -1 : Examples[own].Article;
        linear.Score(vector, scores[Member.Linear]);
        ScoreNearest(vector, own, scores);
        ScoreCentroids(vector, article, scores[Member.Centroid]);
        ScoreBayes(vector, article, scores[Member.Bayes]);
        Questions.Score(bag.Stems, article, scores[Member.Questions]);
        _answers.Score(bag.Stems, -1, scores[Member.Answers]);
        return scores;
    }

    private static IEnumerable<(int Article, string Text, string Language)> Drafts(Article article, int number) =>
        from text in article.Texts.OrderBy(text => text.Key, StringComparer.Ordinal)
        from question in text.Value.Questions.Prepend(text.Value.Title).Distinct(StringComparer.Ordinal)
        where !string.IsNullOrWhiteSpace(question)
        select (number, question, LanguageCode.IsSpoken(text.Key) ? text.Key : LanguageCode.Indonesian);

    private void ScoreNearest(SparseVector vector, int own, Scores scores)
    {
        var similarity = new float[Examples.Count];
        _byExample.Multiply(vector, similarity);
        var nearest = scores[Member.Nearest];
        Array.Fill(scores.NearestExample, -1);
        for (var i = 0; i < similarity.Length; i++)
        {
            var article = Examples[i].Article;
            if (i != own && similarity[i] > nearest[article])
            {
                nearest[article] = similarity[i];
                scores.NearestExample[article] = i;
            }
        }
    }

    private void ScoreCentroids(SparseVector vector, int own, Span<float> scores)
    {
        _byArticle.Multiply(vector, scores);
        var self = own < 0 ? 0 : vector.Value.Sum(value => value * value);
        for (var article = 0; article < Articles.Count; article++)
        {
            var square = _centroidSquares[article];
            if (article == own)
            {
                square += self - (2 * scores[article]);
                scores[article] -= self;
            }

            scores[article] /= MathF.Sqrt(Math.Max(square, 1e-3f));
        }
    }

    private void ScoreBayes(SparseVector vector, int own, Span<float> scores)
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
                var mass = articles[j] == own ? masses[j] - value : masses[j];
                scores[articles[j]] += value * MathF.Log(1 + (Math.Max(0, mass) / Smoothing));
            }
        }

        for (var article = 0; article < Articles.Count; article++)
        {
            var mass = article == own ? _masses[article] - total : _masses[article];
            scores[article] = (scores[article] / total) - MathF.Log(1 + (Math.Max(0, mass) / (Smoothing * Space.Count)));
        }
    }
}
