namespace CareBot.Knowledge.Matching;

/// <summary>Scores every article, then keeps the candidates: for knowledge bases that are small enough.</summary>
internal sealed class WholeScorer : IScorer
{
    private readonly IReadOnlyList<Example> _examples;
    private readonly int _features;
    private readonly Postings _byExample;

    /// <summary>Logarithms of how much of a feature an article has.</summary>
    private readonly Postings _byArticle;

    /// <summary>By example; -1: it is thought away.</summary>
    private readonly int[] _articleOf;
    private readonly ArticleMasses _masses;
    private readonly Bm25Index _questions;
    private readonly Bm25Index _answers;

    public WholeScorer(IReadOnlyList<Example> examples, int features, int articles, Bm25Index questions, Bm25Index answers)
        : this(examples, features, articles, Postings.Of(features, examples.Count, [.. examples.Select((example, i) => (i, example.Vector))]), questions, answers, null)
    {
    }

    private WholeScorer(IReadOnlyList<Example> examples, int features, int articles, Postings byExample, Bm25Index questions, Bm25Index answers, bool[]? left)
    {
        (_examples, _features, _byExample, _questions, _answers) = (examples, features, byExample, questions, answers);
        _articleOf = [.. examples.Select((example, i) => left is not null && left[i] ? -1 : example.Article)];
        var masses = _masses = ArticleMasses.Of(articles);
        _byArticle = Postings.Of(
            features,
            articles,
            [.. examples.Where((_, i) => _articleOf[i] >= 0).Select(example => (example.Article, example.Vector))],
            (article, mass) =>
            {
                masses.Add(article, mass);
                return MathF.Log(1 + (mass / ArticleMasses.Smoothing));
            });
        for (var article = 0; article < articles; article++)
        {
            masses.Close(article, features);
        }
    }

    /// <summary>For each article the examples that it is hardest to tell from.</summary>
    public Rivals Rivals() => Matching.Rivals.Find(_examples, _masses.Norms.Length, _byExample);

    public IScorer Without(bool[] left, Bm25Index questions) => new WholeScorer(_examples, _features, _masses.Norms.Length, _byExample, questions, _answers, left);

    public Scores Score(ReadOnlySpan<ulong> stems, SparseView vector, LinearModel linear, MatchScratch scratch, bool[]? hidden, ReadOnlySpan<int> wanted)
    {
        var all = scratch.All;
        var articles = _masses.Norms.Length;
        all.Begin(articles, _articleOf.Length);
        _byExample.Multiply(vector, all.Similarities);
        linear.Score(vector, all.Similarities, all[Member.Linear]);
        ScoreBySimilarity(all);
        ScoreBayes(vector, all[Member.Bayes]);
        _questions.Score(stems, all[Member.Questions]);
        _answers.Score(stems, all[Member.Answers]);
        return Chosen(all, scratch.Candidates.Choose(all, articles, hidden, wanted), scratch);
    }

    private static Scores Chosen(ArticleScores all, ReadOnlySpan<int> chosen, MatchScratch scratch)
    {
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

        for (var article = 0; article < _masses.Norms.Length; article++)
        {
            centroids[article] /= _masses.Norms[article];
        }
    }

    private void ScoreBayes(SparseView vector, Span<float> scores)
    {
        _byArticle.Multiply(vector, scores);
        var total = vector.Total;
        for (var article = 0; article < _masses.Rarities.Length; article++)
        {
            scores[article] = (scores[article] / total) - _masses.Rarities[article];
        }
    }
}
