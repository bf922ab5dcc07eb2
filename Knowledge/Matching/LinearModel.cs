using CareBot.Knowledge.Index;

namespace CareBot.Knowledge.Matching;

/// <summary>
/// Margins of all articles for a text. An article's weights are a sum of examples, so its margin is a sum over the text's
/// similarities to them, which other members need as well; the weights themselves, many times as many, are never written out.
/// </summary>
internal sealed class LinearModel
{
    private readonly int[] _starts;
    private readonly int[] _examples;
    private readonly float[] _duals;
    private readonly float[] _bias;
    private readonly float[] _far;
    private readonly float[] _mean;

    /// <param name="machines">By article.</param>
    /// <param name="mean">By feature, from the most frequent on: the examples' mean.</param>
    public LinearModel(LinearMachine[] machines, float[] mean)
    {
        (_starts, _mean) = (new int[machines.Length + 1], mean);
        for (var article = 0; article < machines.Length; article++)
        {
            _starts[article + 1] = _starts[article] + machines[article].Examples.Length;
        }

        (_examples, _duals) = ([.. machines.SelectMany(machine => machine.Examples)], [.. machines.SelectMany(machine => machine.Duals)]);
        _far = Array.ConvertAll(machines, machine => machine.Far);
        _bias = Array.ConvertAll(machines, machine => machine.Duals.Sum() - machine.Far);
    }

    public IEnumerable<LinearMachine> Machines =>
        _far.Select((far, article) => new LinearMachine(_examples[_starts[article].._starts[article + 1]], _duals[_starts[article].._starts[article + 1]], far));

    /// <summary>A model of other machines over the same mean.</summary>
    public LinearModel After(LinearMachine[] machines) => new(machines, _mean);

    public void Write(IndexWriter index)
    {
        foreach (var machine in Machines)
        {
            index.Write((ReadOnlySpan<int>)machine.Examples);
            index.Write((ReadOnlySpan<float>)machine.Duals);
            index.Write((ReadOnlySpan<float>)[machine.Far]);
        }

        index.Write(_mean.Length);
        index.Write((ReadOnlySpan<float>)_mean);
    }

    /// <exception cref="IndexException">The index holds a model of other examples or articles.</exception>
    public static LinearModel Read(IndexReader index, int examples, int articles)
    {
        var machines = new LinearMachine[articles];
        for (var article = 0; article < articles; article++)
        {
            var numbers = index.Ints();
            if (Array.Exists(numbers, number => number < 0 || number >= examples))
            {
                throw new IndexException($"The index weighs an example that is none of these {examples}.");
            }

            var (duals, far) = (new float[numbers.Length], new float[1]);
            index.Floats(duals);
            index.Floats(far);
            machines[article] = new(numbers, duals, far[0]);
        }

        var mean = new float[index.CountOf(sizeof(float))];
        index.Floats(mean);
        return new(machines, mean);
    }

    /// <param name="similarities">The text's to each example.</param>
    /// <param name="articles">Those that are scored.</param>
    /// <param name="scores">By place in <paramref name="articles"/>; overwritten.</param>
    public void Score(SparseView text, ReadOnlySpan<float> similarities, ReadOnlySpan<int> articles, Span<float> scores)
    {
        var common = Product(text, _mean);
        for (var place = 0; place < articles.Length; place++)
        {
            scores[place] = Margin(articles[place], similarities) - (_far[articles[place]] * common);
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

    private float Margin(int article, ReadOnlySpan<float> similarities)
    {
        var (start, count) = (_starts[article], _starts[article + 1] - _starts[article]);
        var examples = _examples.AsSpan(start, count);
        var duals = _duals.AsSpan(start, count);
        var margin = _bias[article];
        for (var i = 0; i < examples.Length; i++)
        {
            margin += duals[i] * similarities[examples[i]];
        }

        return margin;
    }
}
