using CareBot.Knowledge.Matching;

namespace CareBot.Knowledge.Dense;

/// <summary>
/// How near articles' examples and answers are to a text by their vectors, in standard deviations above what examples of different articles
/// have: models differ in how near they put texts that have nothing to do with each other. Immutable.
/// </summary>
internal sealed class DenseIndex
{
    private const int MostPairs = 4000;
    private const float Least = -3, Most = 12;

    private readonly VectorRows _examples;
    private readonly VectorRows _answers;
    private readonly int[] _articleOfExample;
    private readonly int[] _articleOfAnswer;
    private readonly float _mean;
    private readonly float _deviation;

    /// <exception cref="ArgumentException">A text has no vector, or the vectors do not go together.</exception>
    public DenseIndex(ExampleIndex index, TextVectors vectors, int seed)
    {
        Articles = index.Articles.Count;
        _examples = new([.. index.Examples.Select(example => example.Text)], vectors);
        _articleOfExample = [.. index.Examples.Select(example => example.Article)];
        var answers = index.Articles.SelectMany((article, number) => article.Texts.OrderBy(text => text.Key, StringComparer.Ordinal)
            .Select(text => (Text: TextVectors.Answer(text.Value), Article: number))).Where(answer => !string.IsNullOrWhiteSpace(answer.Text)).ToArray();
        _answers = new([.. answers.Select(answer => answer.Text)], vectors);
        _articleOfAnswer = [.. answers.Select(answer => answer.Article)];
        (_mean, _deviation) = Background(new(seed));
    }

    public int Articles { get; }

    public int Dimensions => _examples.Dimensions;

    public ReadOnlySpan<float> Example(int number) => _examples[number];

    /// <param name="direction">Of length 1.</param>
    /// <param name="left">Examples that are to be thought away; null: none.</param>
    public DenseScores Score(ReadOnlySpan<float> direction, IReadOnlySet<int>? left)
    {
        var scores = new DenseScores(Articles, Least);
        for (var i = 0; i < _articleOfExample.Length; i++)
        {
            if (left is null || !left.Contains(i))
            {
                scores.AddExample(_articleOfExample[i], i, Scaled(VectorRows.Dot(direction, _examples[i])));
            }
        }

        for (var i = 0; i < _articleOfAnswer.Length; i++)
        {
            scores.AddAnswer(_articleOfAnswer[i], Scaled(VectorRows.Dot(direction, _answers[i])));
        }

        return scores;
    }

    private float Scaled(float cosine) => Math.Clamp((cosine - _mean) / _deviation, Least, Most);

    /// <summary>Mean and standard deviation of the cosine of two examples of different articles.</summary>
    private (float Mean, float Deviation) Background(Random random)
    {
        const float UsualMean = 0.3f, UsualDeviation = 0.12f, LeastDeviation = 0.01f;
        var (count, sum, squares) = (0, 0.0, 0.0);
        for (var pair = 0; pair < MostPairs && _articleOfExample.Length > 1; pair++)
        {
            var (one, other) = (random.Next(_articleOfExample.Length), random.Next(_articleOfExample.Length));
            if (_articleOfExample[one] != _articleOfExample[other])
            {
                var cosine = VectorRows.Dot(_examples[one], _examples[other]);
                (count, sum, squares) = (count + 1, sum + cosine, squares + (cosine * cosine));
            }
        }

        const int Enough = 50;
        if (count < Enough)
        {
            return (UsualMean, UsualDeviation);
        }

        var mean = sum / count;
        return ((float)mean, Math.Max(LeastDeviation, (float)Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean)))));
    }
}
