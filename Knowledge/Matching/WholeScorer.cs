namespace CareBot.Knowledge.Matching;

/// <summary>Scores every article, then keeps the candidates: for knowledge bases that are small enough.</summary>
internal sealed class WholeScorer : IScorer
{
    private readonly IReadOnlyList<Example> _examples;
    private readonly int _features;
    private readonly Postings _byExample;

    /// <summary>Logarithms of how much of a feature an article has.</summary>
    private readonly Postings _byArticle;

    private readonly int[] _first;

    /// <summary>By example: whether it is thought away; null: none is.</summary>
    private readonly bool[]? _left;
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
        (_left, _first) = (left, ExampleIndex.Firsts(examples, articles));
        var masses = _masses = ArticleMasses.Of(articles);
        _byArticle = Postings.Of(
            features,
            articles,
            [.. examples.Where((_, i) => left is null || !left[i]).Select(example => (example.Article, example.Vector))],
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
    /// <param name="wanted">The articles for which they are looked up; null: all.</param>
    public Rivals Rivals(int[]? wanted = null) => Matching.Rivals.Find(_examples, _masses.Norms.Length, _byExample, wanted);

    /// <summary>Every article's margin for an example.</summary>
    public float[] Margins(SparseVector example, LinearModel linear)
    {
        var (similarities, margins) = (new float[Postings.Pad(_examples.Count)], new float[_masses.Norms.Length]);
        _byExample.Multiply(example.View, similarities);
        linear.Score(example.View, similarities, [.. Enumerable.Range(0, margins.Length)], margins);
        return margins;
    }

    public IScorer Without(bool[] left, Bm25Index questions) => new WholeScorer(_examples, _features, _masses.Norms.Length, _byExample, questions, _answers, left);

    public IScorer After(Changes changes, IReadOnlyList<Example> examples, int features, Bm25Index questions, Bm25Index answers) =>
        new WholeScorer(examples, features, changes.Articles.Length, questions, answers);

    public Scores Score(ReadOnlySpan<ulong> stems, SparseView vector, LinearModel linear, MatchScratch scratch, bool[]? hidden, ReadOnlySpan<int> wanted)
    {
        var all = scratch.All;
        var articles = _masses.Norms.Length;
        all.Begin(articles, _examples.Count);
        _byExample.Multiply(vector, all.Similarities);
        ScoreBySimilarity(all);
        ScoreBayes(vector, all[Member.Bayes]);
        _questions.Score(stems, all[Member.Questions]);
        _answers.Score(stems, all[Member.Answers]);
        var scores = Chosen(all, scratch.Candidates.Choose(all, articles, hidden, wanted), scratch);
        linear.Score(vector, all.Similarities, scores.Articles, scores[Member.Linear]);
        return scores;
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
        for (var article = 0; article < nearest.Length && article < _first.Length - 1; article++)
        {
            var (sum, most, number) = (0f, 0f, -1);
            for (var i = _first[article]; i < _first[article + 1]; i++)
            {
                var similarity = similarities[i];
                if (similarity > 0 && (_left is null || !_left[i]))
                {
                    sum += similarity;
                    (most, number) = similarity > most ? (similarity, i) : (most, number);
                }
            }

            centroids[article] = sum / _masses.Norms[article];
            (nearest[article], all.NearestExample[article]) = (most, number);
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
