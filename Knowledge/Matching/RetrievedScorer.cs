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
    public RetrievedScorer(IReadOnlyList<Example> examples, int features, int articles, Bm25Index questions, Bm25Index answers)
    {
        (_examples, _features, _questions, _answers) = (examples, features, questions, answers);
        _first = new int[articles + 1];
        foreach (var example in examples)
        {
            _first[example.Article + 1]++;
        }

        for (var article = 0; article < articles; article++)
        {
            _first[article + 1] += _first[article];
        }

        _masses = ArticleMasses.Of(articles);
        var sums = new SparseVector[articles];
        Parallel.For(0, articles, () => new float[features], (article, _, room) =>
        {
            sums[article] = Sum(article, room);
            return room;
        }, _ => { });
        _inverted = InvertedIndex.Of(features, sums, _masses.Norms);
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
                (_masses.Norms[article], _masses.Rarities[article]) = (0, 0);
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

    /// <summary>The sum of an article's examples; tells its masses.</summary>
    /// <param name="room">Zero, before and after.</param>
    private SparseVector Sum(int article, float[] room)
    {
        var touched = new List<int>();
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
