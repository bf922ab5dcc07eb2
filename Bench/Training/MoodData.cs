using CareBot.Knowledge.Evaluation;

namespace CareBot.Bench.Training;

/// <param name="Text">A review or message.</param>
/// <param name="Sentiment">0 negative, 1 neutral, 2 positive.</param>
/// <param name="IsAngry">Null where the collection does not say.</param>
/// <param name="IsTwofold">The collection knows no neutral texts.</param>
internal sealed record MoodRow(string Text, int Sentiment, bool? IsAngry, bool IsTwofold);

/// <summary>The rows that the mood model may learn from: SmSA's training part, and PRDECT-ID without every fifth row, counted from the first.</summary>
internal static class MoodData
{
    private static readonly string[] Sentiments = ["negative", "neutral", "positive"];

    /// <param name="folder">A folder with <c>smsa-id.train.tsv</c>, <c>prdect-id.tsv</c> and <c>prdect-id.anger.tsv</c>, the last two in the same order.</param>
    /// <exception cref="InvalidDataException">A file is no such table.</exception>
    public static IReadOnlyList<MoodRow> Read(string folder)
    {
        var anger = Cells(Path.Combine(folder, "prdect-id.anger.tsv"));
        return
        [
            .. Cells(Path.Combine(folder, "smsa-id.train.tsv")).Select(row => new MoodRow(row.Text, Array.IndexOf(Sentiments, row.Label), null, IsTwofold: false)),
            .. Cells(Path.Combine(folder, "prdect-id.tsv"))
                .Select((row, i) => new MoodRow(row.Text, Array.IndexOf(Sentiments, row.Label), anger[i].Label == "angry", IsTwofold: true))
                .Where((_, i) => i % 5 != 0),
        ];
    }

    private static List<(string Text, string Label)> Cells(string file)
    {
        var table = TsvTable.Read(file, "text", "label");
        return [.. table.Rows.Select(row => (row[table.Column("text")], row[table.Column("label")]))];
    }
}
