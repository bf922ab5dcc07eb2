using System.Runtime.InteropServices;
using CareBot.Dialogs.Understanding.Mood;

namespace CareBot.Bench.Training;

/// <summary>A text as features, equal buckets summed.</summary>
internal sealed record SparseRow(int[] Buckets, float[] Values)
{
    public float Square { get; } = Values.Sum(value => value * value);

    public static SparseRow Of(IReadOnlyList<MoodFeature> features)
    {
        var sums = new Dictionary<int, float>(features.Count);
        foreach (var feature in features)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(sums, feature.Bucket, out _) += feature.Value;
        }
        return new([.. sums.Keys], [.. sums.Values]);
    }

    /// <summary>The same row with each value times what <paramref name="scale"/> says of its bucket.</summary>
    public SparseRow Scaled(Func<int, float> scale) => new(Buckets, [.. Values.Zip(Buckets, (value, bucket) => value * scale(bucket))]);

    public float Dot(float[] weights)
    {
        var sum = 0f;
        for (var i = 0; i < Buckets.Length; i++)
        {
            sum += weights[Buckets[i]] * Values[i];
        }
        return sum;
    }

    public void AddTo(float[] weights, float times)
    {
        for (var i = 0; i < Buckets.Length; i++)
        {
            weights[Buckets[i]] += Values[i] * times;
        }
    }
}
