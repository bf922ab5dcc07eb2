namespace CareBot.Knowledge.Matching;

/// <summary>A text as numbers of known features with tf-idf weights; its norm counts the unknown ones too, so it is at most 1.</summary>
internal sealed record SparseVector(int[] Index, float[] Value)
{
    public SparseView View => new(Index, Value);
}

/// <summary>The same, wherever it lies.</summary>
internal readonly ref struct SparseView(ReadOnlySpan<int> index, ReadOnlySpan<float> value)
{
    public ReadOnlySpan<int> Index { get; } = index;

    public ReadOnlySpan<float> Value { get; } = value;

    /// <summary>The sum of the weights; never 0.</summary>
    public float Total
    {
        get
        {
            var total = 1e-6f;
            foreach (var weight in Value)
            {
                total += weight;
            }

            return total;
        }
    }
}
