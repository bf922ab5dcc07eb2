using CareBot.Dialogs.Understanding.Mood;
using CareBot.Language;

namespace CareBot.Bench.Training;

/// <summary>
/// Trains the mood model and writes its parameter file. The same data and word lists give the same file.
/// </summary>
internal static class MoodTraining
{
    public static void Run(string folder, string file)
    {
        var rows = MoodData.Rows(folder);
        var meanings = MeaningTraining.Of([.. rows.Select(row => row.Text).Concat(MoodData.Unlabelled(folder)).AsParallel().AsOrdered()
            .Select(text => MoodTokens.Of(text, LanguageCode.Indonesian).Words)]);
        var (asIs, glossed) = (new MoodView(rows, meanings, glossed: false), new MoodView(rows, meanings, glossed: true));
        var weights = asIs.Train().Zip(glossed.Train(), (one, other) => one.Zip(other, (a, b) => a + b).ToArray()).ToArray();
        float[] largest = [.. weights.Select(column => column.Max(MathF.Abs))];
        var small = new sbyte[weights[0].Length * MoodParameters.Columns];
        for (var i = 0; i < small.Length; i++)
        {
            small[i] = MoodParameters.Small(weights[i % MoodParameters.Columns][i / MoodParameters.Columns], largest[i % MoodParameters.Columns]);
        }
        var parameters = new MoodParameters(meanings, small, largest, asIs.Calibrate(), glossed.Calibrate());
        using (var stream = File.Create(file))
        {
            parameters.Write(stream);
        }
        Console.WriteLine($"{rows.Count} rows, {new FileInfo(file).Length / 1024.0:0} KiB written to {Path.GetFullPath(file)}; angry from {parameters.AsIs.AngerThreshold:0.000} on.");
    }
}
