namespace CareBot.Knowledge.Matching;

/// <summary>What every member says of every article for one text.</summary>
internal sealed class Scores(int articles)
{
    public const int Members = 6;

    private readonly float[] _values = new float[Members * Rows.Pad(articles)];

    public int Articles => articles;

    public Span<float> this[Member member] => _values.AsSpan((int)member * Rows.Pad(articles), Rows.Pad(articles));

    /// <summary>By article: the number of its nearest example; -1 when none shares a feature.</summary>
    public int[] NearestExample { get; } = new int[articles];

    public float Of(int member, int article) => _values[(member * Rows.Pad(articles)) + article];
}
