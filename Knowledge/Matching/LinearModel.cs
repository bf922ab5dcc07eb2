using CareBot.Knowledge.Index;

namespace CareBot.Knowledge.Matching;

/// <summary>Margins of all articles for a text.</summary>
/// <param name="weights">A column an article.</param>
/// <param name="bias">By article.</param>
/// <param name="far">By article: how much of <paramref name="mean"/> it is without.</param>
/// <param name="mean">By feature, from the most frequent on: the examples' mean.</param>
internal sealed class LinearModel(Postings weights, float[] bias, float[] far, float[] mean)
{
    public void Write(IndexWriter index)
    {
        weights.Write(index);
        index.Write((ReadOnlySpan<float>)bias);
        index.Write((ReadOnlySpan<float>)far);
        index.Write(mean.Length);
        index.Write((ReadOnlySpan<float>)mean);
    }

    /// <exception cref="IndexException">The index holds a model of other features or articles.</exception>
    public static LinearModel Read(IndexReader index, int features, int articles)
    {
        var weights = Postings.Read(index, features, articles);
        var (bias, far) = (new float[articles], new float[articles]);
        index.Floats(bias);
        index.Floats(far);
        var mean = new float[index.CountOf(sizeof(float))];
        index.Floats(mean);
        return new(weights, bias, far, mean);
    }

    /// <param name="scores">Zero and <see cref="Postings.Pad"/> of the articles long; the margins afterwards.</param>
    public void Score(SparseView text, Span<float> scores)
    {
        weights.Multiply(text, scores);
        var common = Product(text, mean);
        for (var article = 0; article < bias.Length; article++)
        {
            scores[article] += bias[article] - (far[article] * common);
        }
    }

    public static float Product(SparseView text, ReadOnlySpan<float> values)
    {
        var product = 0f;
        for (var i = 0; i < text.Index.Length; i++)
        {
            product += text.Index[i] < values.Length ? text.Value[i] * values[text.Index[i]] : 0;
        }

        return product;
    }
}
