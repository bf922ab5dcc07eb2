using System.Diagnostics;
using CareBot.Knowledge.Evaluation;

namespace CareBot.Dialogs.Understanding.Evaluation;

/// <summary>A table of texts with labels, and the reading of each under the clock.</summary>
internal static class LabelledTexts
{
    private const int WarmUp = 300;

    /// <exception cref="InvalidDataException">The file is not such a table, has no row, or a label that is not allowed.</exception>
    public static IReadOnlyList<(string Text, string Label)> Read(string file, params ReadOnlySpan<string> allowed)
    {
        var table = TsvTable.Read(file, "text", "label");
        var (text, label) = (table.Column("text"), table.Column("label"));
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (!allowed.Contains(table.Rows[i][label]))
            {
                throw new InvalidDataException($"{file}: row {i + 1} has the label '{table.Rows[i][label]}'; allowed: {string.Join(", ", allowed.ToArray())}.");
            }
        }
        return table.Rows.Count > 0 ? [.. table.Rows.Select(row => (row[text], row[label]))] : throw new InvalidDataException($"{file} has no row.");
    }

    /// <summary>Reads some texts unmeasured, then all of them; <paramref name="read"/> gives the label and the probability of each.</summary>
    public static IReadOnlyList<ReadCase> Measure(
        IReadOnlyList<(string Text, string Label)> cases, Func<string, (string Given, IReadOnlyDictionary<string, double> Scores)> read)
    {
        foreach (var (text, _) in cases.Take(WarmUp))
        {
            _ = read(text);
        }
        return [.. cases.Select(one =>
        {
            var start = Stopwatch.GetTimestamp();
            var (given, scores) = read(one.Text);
            return new ReadCase(one.Label, given, scores, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        })];
    }
}
