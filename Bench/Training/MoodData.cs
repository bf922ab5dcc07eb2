using CareBot.Knowledge.Evaluation;

namespace CareBot.Bench.Training;

/// <param name="Text">A review or message.</param>
/// <param name="Sentiment">0 negative, 1 neutral, 2 positive.</param>
/// <param name="IsAngry">Null where the collection does not say.</param>
/// <param name="IsTwofold">The collection knows no neutral texts.</param>
internal sealed record MoodRow(string Text, int Sentiment, bool? IsAngry, bool IsTwofold);

/// <summary>
/// What the mood model may learn from: SmSA's training part, PRDECT-ID without every fifth row, counted from the first, and, for the meaning of words only,
/// the tweets of STIF-Indonesia.
/// </summary>
internal static class MoodData
{
    private static readonly string[] Sentiments = ["negative", "neutral", "positive"];

    /// <param name="folder">
    /// A folder with <c>mood/smsa-id.train.tsv</c>, <c>mood/prdect-id.tsv</c> and <c>mood/prdect-id.anger.tsv</c>, the last two in the same order.
    /// </param>
    /// <exception cref="InvalidDataException">A file is no such table.</exception>
    public static IReadOnlyList<MoodRow> Rows(string folder)
    {
        folder = Path.Combine(folder, "mood");
        var anger = Cells(Path.Combine(folder, "prdect-id.anger.tsv"));
        return
        [
            .. Cells(Path.Combine(folder, "smsa-id.train.tsv")).Select(row => new MoodRow(row.Text, Array.IndexOf(Sentiments, row.Label), null, IsTwofold: false)),
            .. Cells(Path.Combine(folder, "prdect-id.tsv"))
                .Select((row, i) => new MoodRow(row.Text, Array.IndexOf(Sentiments, row.Label), anger[i].Label == "angry", IsTwofold: true))
                .Where((_, i) => i % 5 != 0),
        ];
    }

    /// <param name="folder">A folder with <c>normalise/stif-id.unlabelled.tsv</c> and <c>normalise/stif-id.train.tsv</c>.</param>
    /// <exception cref="InvalidDataException">A file is no such table.</exception>
    public static IEnumerable<string> Unlabelled(string folder)
    {
        folder = Path.Combine(folder, "normalise");
        return Column("stif-id.unlabelled.tsv", "informal").Concat(Column("stif-id.train.tsv", "informal")).Concat(Column("stif-id.train.tsv", "formal"));

        IEnumerable<string> Column(string file, string name)
        {
            var table = TsvTable.Read(Path.Combine(folder, file), name);
            return table.Rows.Select(row => row[table.Column(name)]);
        }
    }

    private static List<(string Text, string Label)> Cells(string file)
    {
        var table = TsvTable.Read(file, "text", "label");
        return [.. table.Rows.Select(row => (row[table.Column("text")], row[table.Column("label")]))];
    }
}
