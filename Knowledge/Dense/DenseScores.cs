namespace CareBot.Knowledge.Dense;

/// <summary>What the vectors say of one text, by article.</summary>
internal sealed class DenseScores
{
    private readonly float[] _near;
    private readonly float[] _answers;
    private readonly int[] _nearest;

    public DenseScores(int articles, float least)
    {
        (_near, _answers, _nearest) = (new float[articles], new float[articles], new int[articles]);
        Array.Fill(_near, least);
        Array.Fill(_answers, least);
        Array.Fill(_nearest, -1);
    }

    /// <summary>Nearness of the nearest example.</summary>
    public ReadOnlySpan<float> Near => _near;

    /// <summary>Nearness of the answer.</summary>
    public ReadOnlySpan<float> Answers => _answers;

    /// <summary>Number of the nearest example; -1: the article has none.</summary>
    public int NearestExample(int article) => _nearest[article];

    public void AddExample(int article, int example, float nearness)
    {
        if (_nearest[article] < 0 || nearness > _near[article])
        {
            (_near[article], _nearest[article]) = (nearness, example);
        }
    }

    public void AddAnswer(int article, float nearness) => _answers[article] = Math.Max(_answers[article], nearness);

    /// <summary>The articles whose examples or answers are nearest, so that they are looked at even where they share no word with the text.</summary>
    public IEnumerable<int> Nearest()
    {
        const int Most = 20;
        return Enumerable.Range(0, _near.Length).OrderByDescending(article => Math.Max(_near[article], _answers[article])).Take(Most);
    }

    /// <summary>The greatest nearness of an example of one of the articles.</summary>
    public double Top(ReadOnlySpan<int> articles)
    {
        var top = double.NegativeInfinity;
        foreach (var article in articles)
        {
            top = Math.Max(top, _near[article]);
        }

        return top;
    }
}
