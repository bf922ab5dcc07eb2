using CareBot.Knowledge.Index;

namespace CareBot.Knowledge.Matching;

/// <summary>Margins of all articles for a text.</summary>
internal sealed class LinearModel(Rows weights, float[] bias)
{
    public int Width => weights.Width;

    public void Write(IndexWriter index)
    {
        weights.Write(index);
        index.Write((ReadOnlySpan<float>)bias.AsSpan(0, weights.Columns));
    }

    /// <exception cref="IndexException">The index holds a model of other features or articles.</exception>
    public static LinearModel Read(IndexReader index, int features, int articles)
    {
        var weights = Rows.Read(index, features, articles);
        var bias = new float[weights.Width];
        index.Floats(bias.AsSpan(0, articles));
        return new(weights, bias);
    }

    /// <param name="scores">As long as <see cref="Width"/>; overwritten.</param>
    public void Score(SparseVector text, Span<float> scores)
    {
        bias.CopyTo(scores);
        weights.Multiply(text, scores);
    }
}
