namespace CareBot.Knowledge.Matching;

/// <summary>
/// For knowledge bases of many articles: an inverted index finds candidates by a bounded walk, rarest features first, and the
/// members score those alone from the examples themselves. There is no linear model: its member says 0 of all.
/// </summary>
internal sealed class RetrievedScorer : IScorer
{
    private readonly IReadOnlyList<Example> _examples;
    private readonly int _features;
    private readonly int[] _first;
    private readonly InvertedIndex _inverted;
    private readonly ArticleMasses _masses;
    private readonly Bm25Index _questions;
    private readonly Bm25Index _answers;
    private readonly bool[]? _left;

    /// <param name="examples">Article by article in rising order.</param>
    private RetrievedScorer(
        IReadOnlyList<Example> examples, int features, ArticleMasses masses, Func<RetrievedScorer, InvertedIndex> inverted, Bm25Index questions, Bm25Index answers)
    {
        (_examples, _features, _masses, _questions, _answers) = (examples, features, masses, questions, answers);
        _first = ExampleIndex.Firsts(examples, masses.Norms.Length);
        _inverted = inverted(this);
    }

    /// <param name="examples">Article by article in rising order.</param>
    public static RetrievedScorer Of(IReadOnlyList<Example> examples, int features, int articles, Bm25Index questions, Bm25Index answers) =>
        new(examples, features, ArticleMasses.Of(articles), scorer => InvertedIndex.Of(features, articles, scorer.Summing(), scorer._masses.Norms), questions, answers);

    public IScorer After(Changes changes, IReadOnlyList<Example> examples, int features, Bm25Index questions, Bm25Index answers)
    {
        var masses = ArticleMasses.Of(changes.Articles.Length);
        for (var article = 0; article < changes.OldOf.Length; article++)
        {
            if (changes.OldOf[article] is var old and >= 0)
            {
                (masses.Norms[article], masses.Rarities[article]) = (_masses.Norms[old], _masses.Rarities[old]);
            }
        }

        return new RetrievedScorer(
            examples, features, masses, scorer => _inverted.After(changes, features, [.. changes.Fresh.Select(scorer.Summing())], masses.Norms), questions, answers);
    }

    private RetrievedScorer(RetrievedScorer whole, bool[] left, Bm25Index questions)
    {
        (_examples, _features, _first, _inverted, _answers) = (whole._examples, whole._features, whole._first, whole._inverted, whole._answers);
        (_left, _questions) = (left, questions);
        _masses = new([.. whole._masses.Norms], [.. whole._masses.Rarities]);
        var room = new float[_features];
        for (var article = 0; article < _first.Length - 1; article++)
        {
            if (left.AsSpan(_first[article].._first[article + 1]).Contains(true))
            {
                Sum(article, room);
            }
        }
    }

    public IScorer Without(bool[] left, Bm25Index questions) => new RetrievedScorer(this, left, questions);

    public Scores Score(ReadOnlySpan<ulong> stems, SparseView vector, LinearModel linear, MatchScratch scratch, bool[]? hidden, ReadOnlySpan<int> wanted)
    {
        var chosen = scratch.Retrieval.Find(_inverted, _first.Length - 1, vector, hidden, wanted);
        var scores = scratch.ScoresOf(chosen.Length);
        scores.Begin(chosen);
        scores[Member.Linear].Clear();
        var text = scratch.Retrieval.Begin(vector, _features);
        for (var place = 0; place < chosen.Length; place++)
        {
            ScoreExamples(text, scores, place, vector.Total);
        }

        scratch.Retrieval.End(vector);
        _questions.Score(stems, chosen, scores[Member.Questions]);
        _answers.Score(stems, chosen, scores[Member.Answers]);
        return scores;
    }

    private void ScoreExamples(RetrievalText text, Scores scores, int place, float total)
    {
        var article = scores.Articles[place];
        var (nearest, number, sum) = (0f, -1, 0f);
        text.Clear();
        for (var i = _first[article]; i < _first[article + 1]; i++)
        {
            if (_left is not null && _left[i])
            {
                continue;
            }

            var similarity = text.Add(_examples[i].Vector);
            sum += similarity;
            (nearest, number) = similarity > nearest ? (similarity, i) : (nearest, number);
        }

        scores[Member.Nearest][place] = nearest;
        scores.SetNearest(place, number);
        scores[Member.Centroid][place] = sum / _masses.Norms[article];
        scores[Member.Bayes][place] = (text.Logarithms() / total) - _masses.Rarities[article];
    }

    private Func<int, SparseVector> Summing()
    {
        var room = new float[_features];
        return article => Sum(article, room);
    }

    /// <summary>The sum of an article's examples; tells its masses.</summary>
    /// <param name="room">Zero, before and after.</param>
    private SparseVector Sum(int article, float[] room)
    {
        var touched = new List<int>();
        (_masses.Norms[article], _masses.Rarities[article]) = (0, 0);
        for (var i = _first[article]; i < _first[article + 1]; i++)
        {
            var vector = _examples[i].Vector;
            for (var j = 0; j < vector.Index.Length && (_left is null || !_left[i]); j++)
            {
                if (room[vector.Index[j]] == 0)
                {
                    touched.Add(vector.Index[j]);
                }

                room[vector.Index[j]] += vector.Value[j];
            }
        }

        var sum = new SparseVector([.. touched], new float[touched.Count]);
        for (var j = 0; j < sum.Index.Length; j++)
        {
            sum.Value[j] = room[sum.Index[j]];
            _masses.Add(article, sum.Value[j]);
            room[sum.Index[j]] = 0;
        }

        _masses.Close(article, _features);
        return sum;
    }
}
