namespace CareBot.Knowledge.Matching;

/// <summary>Margins of all articles for a text.</summary>
internal sealed class LinearModel(Rows weights, float[] bias)
{
    public int Width => weights.Width;

    /// <param name="scores">As long as <see cref="Width"/>; overwritten.</param>
    public void Score(SparseVector text, Span<float> scores)
    {
        bias.CopyTo(scores);
        weights.Multiply(text, scores);
    }
}
