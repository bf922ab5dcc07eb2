using System.Runtime.InteropServices;
using CareBot.Dialogs.Understanding.Mood;

namespace CareBot.Bench.Training;

/// <summary>
/// Learns what words mean from those that stand beside them: the positive pointwise mutual information of pairs of words, with the smoothing of contexts
/// of Levy, Goldberg and Dagan (2015), and its strongest directions by orthogonal iteration. The same texts give the same meanings.
/// </summary>
internal sealed class MeaningTraining
{
    private const int LeastCount = 3;
    private const int Reach = 5;
    private const int Spare = 8;
    private const int Rounds = 12;
    private const int Seed = 5;
    private const double Smoothing = 0.75;
    private const int Width = WordMeanings.Dimensions + Spare;
    private readonly (int[] Others, float[] Values)[] rows;

    private MeaningTraining((int[] Others, float[] Values)[] rows) => this.rows = rows;

    /// <param name="texts">The words of each text.</param>
    public static WordMeanings Of(IReadOnlyList<string[]> texts)
    {
        string[] words = [.. texts.SelectMany(text => text).CountBy(word => word, StringComparer.Ordinal).Where(pair => pair.Value >= LeastCount)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key)];
        var places = words.Select((word, place) => (word, place)).ToDictionary(pair => pair.word, pair => pair.place, StringComparer.Ordinal);
        var holding = texts.SelectMany(text => text.Distinct(StringComparer.Ordinal)).CountBy(word => word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var directions = new MeaningTraining(Information(Pairs(texts, places))).Directions();
        return WordMeanings.Of([.. words.Select((word, place) => (word, Math.Log((double)texts.Count / holding[word]), directions[place]))]);
    }

    /// <summary>Of each word, how near it stood to each other one, in all.</summary>
    private static Dictionary<int, float>[] Pairs(IReadOnlyList<string[]> texts, Dictionary<string, int> places)
    {
        Dictionary<int, float>[] pairs = [.. places.Select(_ => new Dictionary<int, float>())];
        foreach (var text in texts)
        {
            int[] known = [.. text.Select(word => places.GetValueOrDefault(word, -1))];
            for (var i = 1; i < known.Length; i++)
            {
                for (var j = Math.Max(0, i - Reach); j < i && known[i] >= 0; j++)
                {
                    if (known[j] >= 0)
                    {
                        CollectionsMarshal.GetValueRefOrAddDefault(pairs[known[i]], known[j], out _) += 1f / (i - j);
                        CollectionsMarshal.GetValueRefOrAddDefault(pairs[known[j]], known[i], out _) += 1f / (i - j);
                    }
                }
            }
        }
        return pairs;
    }

    private static (int[] Others, float[] Values)[] Information(Dictionary<int, float>[] pairs)
    {
        double[] sums = [.. pairs.Select(row => (double)row.Values.Sum())];
        double[] contexts = [.. sums.Select(sum => Math.Pow(sum, Smoothing))];
        var all = contexts.Sum();
        return [.. pairs.Select((row, word) =>
        {
            (int Other, float Value)[] known = [.. row.Select(pair => (pair.Key, (float)Math.Log(pair.Value * all / (sums[word] * contexts[pair.Key]))))
                .Where(pair => pair.Item2 > 0)];
            return (known.Select(pair => pair.Other).ToArray(), known.Select(pair => pair.Value).ToArray());
        })];
    }

    /// <summary>The strongest directions, each as strong as the root of its share.</summary>
    private float[][] Directions()
    {
        var random = new Random(Seed);
        float[][] basis = [.. rows.Select(_ => Enumerable.Range(0, Width).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray())];
        for (var round = 0; round < Rounds; round++)
        {
            basis = Times(basis);
            MakeOrthogonal(basis);
        }
        var next = Times(basis);
        float[] strengths = [.. Enumerable.Range(0, WordMeanings.Dimensions)
            .Select(column => MathF.Sqrt(MathF.Abs(basis.Zip(next, (one, other) => one[column] * other[column]).Sum())))];
        return [.. basis.Select(row => strengths.Select((strength, column) => strength * row[column]).ToArray())];
    }

    private float[][] Times(float[][] basis)
    {
        var product = new float[rows.Length][];
        Parallel.For(0, rows.Length, word =>
        {
            var sum = product[word] = new float[Width];
            var (others, values) = rows[word];
            for (var i = 0; i < others.Length; i++)
            {
                var other = basis[others[i]];
                for (var column = 0; column < Width; column++)
                {
                    sum[column] += values[i] * other[column];
                }
            }
        });
        return product;
    }

    /// <summary>Gram and Schmidt's.</summary>
    private static void MakeOrthogonal(float[][] basis)
    {
        for (var column = 0; column < Width; column++)
        {
            for (var earlier = 0; earlier < column; earlier++)
            {
                var shared = (float)basis.Sum(row => (double)row[column] * row[earlier]);
                Array.ForEach(basis, row => row[column] -= shared * row[earlier]);
            }
            var length = (float)Math.Sqrt(basis.Sum(row => (double)row[column] * row[column]));
            Array.ForEach(basis, row => row[column] /= length);
        }
    }
}
