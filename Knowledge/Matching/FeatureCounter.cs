using System.Runtime.InteropServices;

namespace CareBot.Knowledge.Matching;

/// <summary>Makes the <see cref="FeatureSpace"/> of texts that come one after the other.</summary>
internal sealed class FeatureCounter
{
    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<ulong> _keys = [];
    private readonly List<int> _frequencies = [];
    private int _texts;

    /// <summary>Numbers for the text's features, to be replaced by those that <see cref="Space"/> gives.</summary>
    public int[] Add(ReadOnlySpan<ulong> keys)
    {
        _texts++;
        var numbers = new int[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, keys[i], out var isKnown);
            if (!isKnown)
            {
                number = _keys.Count;
                _keys.Add(keys[i]);
                _frequencies.Add(0);
            }

            numbers[i] = number;
            CollectionsMarshal.AsSpan(_frequencies)[number]++;
        }

        return numbers;
    }

    /// <summary>The most frequent feature first; of equally frequent ones the lesser hash.</summary>
    /// <param name="numberOf">By the numbers that <see cref="Add"/> gave.</param>
    public FeatureSpace Space(out int[] numberOf)
    {
        _numbers.Clear();
        _numbers.TrimExcess();
        var ranks = _frequencies.ConvertAll(frequency => -frequency).ToArray();
        var order = new int[ranks.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(ranks, order);
        var keys = Array.ConvertAll(order, number => _keys[number]);
        for (int start = 0, end; start < ranks.Length; start = end)
        {
            for (end = start; end < ranks.Length && ranks[end] == ranks[start];)
            {
                end++;
            }

            Array.Sort(keys, order, start, end - start);
        }

        numberOf = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            numberOf[order[i]] = i;
        }

        return new(keys, Array.ConvertAll(ranks, rank => -rank), _texts);
    }
}
