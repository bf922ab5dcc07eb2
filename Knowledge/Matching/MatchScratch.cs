namespace CareBot.Knowledge.Matching;

/// <summary>
/// The room in which one thread matches one text. Each thread keeps one; a search begun inside another, should there ever be
/// one, makes its own.
/// </summary>
internal sealed class MatchScratch
{
    [ThreadStatic]
    private static MatchScratch? _kept;

    private int[] _numbers = [];
    private float[] _weights = [];
    private double[] _logits = [];
    private Scores _scores = new(Matching.Candidates.Most);

    public FeatureBuffer Features { get; } = new();

    public ArticleScores All { get; } = new();

    public Candidates Candidates { get; } = new();

    public Retrieval Retrieval { get; } = new();

    public static MatchScratch Take()
    {
        var taken = _kept ?? new();
        _kept = null;
        return taken;
    }

    public void Return() => _kept = this;

    /// <summary>The weights of what <see cref="Features"/> holds.</summary>
    public SparseView VectorIn(FeatureSpace space)
    {
        var count = Features.Keys.Length;
        if (_numbers.Length < count)
        {
            (_numbers, _weights) = (new int[2 * count], new float[2 * count]);
        }

        return space.Vector(Features, _numbers, _weights);
    }

    public Scores ScoresOf(int candidates)
    {
        _scores = _scores.Capacity >= candidates ? _scores : new(candidates);
        return _scores;
    }

    public Span<double> Logits(int candidates)
    {
        _logits = _logits.Length >= candidates ? _logits : new double[candidates];
        return _logits.AsSpan(0, candidates);
    }
}
