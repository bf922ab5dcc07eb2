using System.Globalization;
using System.Runtime.InteropServices;
using CareBot.Knowledge.Evaluation;

namespace CareBot.Bench.Training;

/// <summary>
/// Trains the weights of the language identifier: whole words and the character 1–4-grams inside them, over MASSIVE's example questions in three
/// languages, customers' tweets in Indonesian and shop questions in English.
/// </summary>
internal static class LanguageTraining
{
    private const int LeastSeen = 4;
    private const int MostFeatures = 20_000;
    private const float Cost = 3;
    private const int Rounds = 12;
    private static readonly string[] Languages = ["id", "en", "ms"];

    public static void Run(string folder, string file)
    {
        var texts = Texts(folder).ToList();
        var numbers = Numbers(texts.Select(text => text.Text));
        SparseRow[] rows = [.. texts.Select(text => Row(text.Text, numbers))];
        var slope = Slope(rows, texts, numbers.Count);
        var weights = Train(rows, texts, numbers.Count, _ => true);
        var lines = numbers
            .Select(pair => (Feature: pair.Key, Weights: weights.Select(column => column[pair.Value] * slope).ToArray()))
            .OrderByDescending(line => line.Weights.Max() - line.Weights.Min())
            .Take(MostFeatures)
            .OrderBy(line => line.Feature, StringComparer.Ordinal)
            .Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Feature} {line.Weights[0]:0.00} {line.Weights[1]:0.00} {line.Weights[2]:0.00}"));
        File.WriteAllLines(file,
            ["# Weights of the language identifier: feature, Indonesian, English, Malay. \"=\" marks a whole word, \"_\" a word's edge.", .. lines]);
        Console.WriteLine($"{texts.Count} texts, {Math.Min(MostFeatures, numbers.Count)} of {numbers.Count} features written to {Path.GetFullPath(file)}; slope {slope:0.00}.");
    }

    /// <summary>The slope that makes scores of a held-out tenth probabilities (least log loss).</summary>
    private static float Slope(SparseRow[] rows, List<(string Text, int Language, float Share)> texts, int features)
    {
        var weights = Train(rows, texts, features, i => i % 10 != 0);
        return Enumerable.Range(2, 60).Select(step => step * 0.25f).MinBy(slope => Enumerable.Range(0, rows.Length).Where(i => i % 10 == 0).Sum(i =>
        {
            double[] exponents = [.. weights.Select(column => Math.Exp(slope * rows[i].Dot(column)))];
            return -Math.Log(exponents[texts[i].Language] / exponents.Sum());
        }));
    }

    private static float[][] Train(SparseRow[] rows, List<(string Text, int Language, float Share)> texts, int features, Func<int, bool> isChosen)
    {
        int[] chosen = [.. Enumerable.Range(0, rows.Length).Where(isChosen)];
        return [.. Enumerable.Range(0, Languages.Length).AsParallel().AsOrdered().Select(language => LinearTraining.Hinge(
            [.. chosen.Select(i => rows[i])],
            [.. chosen.Select(i => texts[i].Language == language)],
            [.. chosen.Select(i => texts[i].Share * Cost)],
            features,
            Rounds))];
    }

    private static IEnumerable<(string Text, int Language, float Share)> Texts(string folder) =>
    [
        .. Column(folder, "answers/massive-id-ID.kb.tsv", "question").Select(text => (text, 0, 1f)),
        .. Column(folder, "answers/massive-en-US.kb.tsv", "question").Select(text => (text, 1, 1f)),
        .. Column(folder, "answers/massive-ms-MY.kb.tsv", "question").Select(text => (text, 2, 1f)),
        .. Column(folder, "normalise/stif-id.train.tsv", "informal").Select(text => (text, 0, 0.5f)),
        .. Column(folder, "normalise/stif-id.unlabelled.tsv", "informal").Select(text => (text, 0, 0.3f)),
        .. Column(folder, "answers/bitext.kb.tsv", "question").Where((_, i) => i % 3 == 0).Select(text => (text, 1, 0.3f)),
    ];

    private static IEnumerable<string> Column(string folder, string file, string column)
    {
        var table = TsvTable.Read(Path.Combine(folder, file), column);
        return table.Rows.Select(row => row[table.Column(column)]);
    }

    private static Dictionary<string, int> Numbers(IEnumerable<string> texts)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var feature in texts.SelectMany(text => Features(text).Distinct(StringComparer.Ordinal)))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(seen, feature, out _)++;
        }
        return seen.Where(pair => pair.Value >= LeastSeen && !pair.Key.Contains("xxx", StringComparison.Ordinal))
            .Select((pair, i) => (pair.Key, i)).ToDictionary(pair => pair.Key, pair => pair.i, StringComparer.Ordinal);
    }

    /// <summary>As the identifier weighs: each occurrence counts one over the root of all that are known.</summary>
    private static SparseRow Row(string text, Dictionary<string, int> numbers)
    {
        var known = Features(text).Where(numbers.ContainsKey).Select(feature => numbers[feature]).ToList();
        var each = 1 / MathF.Sqrt(Math.Max(1, known.Count));
        var groups = known.GroupBy(number => number).ToList();
        return new([.. groups.Select(group => group.Key)], [.. groups.Select(group => group.Count() * each)]);
    }

    private static IEnumerable<string> Features(string text)
    {
        var letters = string.Concat(text.ToLowerInvariant().Select(c => c is >= 'a' and <= 'z' ? c : ' '));
        foreach (var word in letters.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return "=" + word;
            var marked = $"_{word}_";
            for (var size = 1; size <= 4; size++)
            {
                for (var start = size == 1 ? 1 : 0; start + size <= marked.Length - (size == 1 ? 1 : 0); start++)
                {
                    yield return marked.Substring(start, size);
                }
            }
        }
    }
}
