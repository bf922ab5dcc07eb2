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

    /// <summary>Number of the nearest example; -1: none.</summary>
    public ReadOnlySpan<int> Nearest => _nearest;

    public void AddExample(int article, int example, float nearness)
    {
        if (_nearest[article] < 0 || nearness > _near[article])
        {
            (_near[article], _nearest[article]) = (nearness, example);
        }
    }

    public void AddAnswer(int article, float nearness) => _answers[article] = Math.Max(_answers[article], nearness);

    /// <summary>The greatest nearness of an example of an article that is not hidden.</summary>
    public double Top(IReadOnlyList<bool>? hidden)
    {
        var top = double.NegativeInfinity;
        for (var article = 0; article < _near.Length; article++)
        {
            top = hidden is not null && hidden[article] ? top : Math.Max(top, _near[article]);
        }

        return top;
    }
}
