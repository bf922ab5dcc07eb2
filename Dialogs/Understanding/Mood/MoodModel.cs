using System.Runtime.InteropServices;

namespace CareBot.Dialogs.Understanding.Mood;

/// <summary>The linear model: sums weights of features, for the text and for each of its words. Immutable and thread-safe.</summary>
internal sealed class MoodModel(MoodParameters parameters)
{
    private readonly float[][] unpacked = [.. Enumerable.Range(0, MoodParameters.Columns).Select(parameters.Unpacked)];

    public static MoodModel Default { get; } = new(MoodParameters.Embedded);

    public MoodParameters Parameters { get; } = parameters;

    /// <param name="features">The text.</param>
    /// <param name="badness">Of each word, its part in "negative" less that in "positive"; added to.</param>
    /// <param name="anger">Of each word, its part in the anger score; added to.</param>
    public MoodScores Score(List<MoodFeature> features, Span<float> badness, Span<float> anger)
    {
        var (negative, neutral, positive, angry) = (0f, 0f, 0f, 0f);
        var weights = Parameters.Weights;
        var (first, second, third, fourth) = (unpacked[0], unpacked[1], unpacked[2], unpacked[3]);
        foreach (ref readonly var feature in CollectionsMarshal.AsSpan(features))
        {
            var at = feature.Bucket * MoodParameters.Columns;
            var a = first[(byte)weights[at]] * feature.Value;
            var c = third[(byte)weights[at + 2]] * feature.Value;
            var d = fourth[(byte)weights[at + 3]] * feature.Value;
            negative += a;
            neutral += second[(byte)weights[at + 1]] * feature.Value;
            positive += c;
            angry += d;
            if (feature.To > feature.From)
            {
                var share = 1f / (feature.To - feature.From);
                for (var i = feature.From; i < feature.To; i++)
                {
                    badness[i] += (a - c) * share;
                    anger[i] += d * share;
                }
            }
        }
        return new(negative, neutral, positive, angry);
    }
}
