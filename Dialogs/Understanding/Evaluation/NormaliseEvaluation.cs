using System.Text.Json.Nodes;
using CareBot.Knowledge.Evaluation;
using CareBot.Language;

namespace CareBot.Dialogs.Understanding.Evaluation;

/// <summary>
/// Measures the normaliser on <c>informal</c>, <c>formal</c>: tokens stand between spaces, those without a letter or digit are left out,
/// the rest are aligned by edit distance. <c>recovered</c>: of the words that differ, how many become the formal one;
/// <c>damaged</c>: of those that are equal, how many are changed. Words that one side does not have count in neither.
/// </summary>
public static class NormaliseEvaluation
{
    /// <summary>Prints the figures, one a line or as one JSON object.</summary>
    /// <exception cref="InvalidDataException">The file is not such a table.</exception>
    public static void Run(string file, bool json, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        FigureText.Write(Measure(file), json, output);
    }

    /// <summary>The figures by key: <c>cases</c>, the counts <c>differing</c> and <c>equal</c>, and the shares <c>recovered</c> and <c>damaged</c>.</summary>
    /// <exception cref="InvalidDataException">The file is not such a table.</exception>
    public static JsonObject Measure(string file)
    {
        var table = TsvTable.Read(file, "informal", "formal");
        var (informal, formal) = (table.Column("informal"), table.Column("formal"));
        var changes = table.Rows.SelectMany(row => Changes(row[informal], row[formal])).ToList();
        var differing = changes.Where(change => change.Typed != change.Formal).ToList();
        var equal = changes.Where(change => change.Typed == change.Formal).ToList();
        return new JsonObject
        {
            ["cases"] = (double)table.Rows.Count,
            ["differing"] = (double)differing.Count,
            ["equal"] = (double)equal.Count,
            ["recovered"] = (double)differing.Count(change => change.Read == change.Formal) / Math.Max(1, differing.Count),
            ["damaged"] = (double)equal.Count(change => change.Read != change.Formal) / Math.Max(1, equal.Count),
        };
    }

    /// <summary>What was typed, what was made of it and what it should be, for each aligned pair.</summary>
    internal static IEnumerable<(string Typed, string Read, string Formal)> Changes(string informal, string formal)
    {
        var typed = Tokens(informal);
        var wanted = Tokens(formal);
        var words = Normalizer.Default.Normalize(informal, LanguageCode.Indonesian).Words;
        foreach (var (left, leftCount, right, rightCount) in WordAlignment.Of([.. typed.Select(token => token.Text)], [.. wanted.Select(token => token.Text)]))
        {
            var (start, end) = (typed[left].Start, typed[left + leftCount - 1].Start + typed[left + leftCount - 1].Text.Length);
            yield return (
                string.Join(' ', typed.Skip(left).Take(leftCount).Select(token => token.Text)),
                string.Join(' ', words.Where(word => word.Start < end && word.Start + word.Length > start).Select(word => word.Text)),
                string.Join(' ', wanted.Skip(right).Take(rightCount).Select(token => token.Text)));
        }
    }

    private static List<(string Text, int Start)> Tokens(string text)
    {
        var tokens = new List<(string, int)>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf(' ', start) is >= 0 and var space ? space : text.Length;
            if (text.AsSpan(start, end - start).ToString().Any(char.IsLetterOrDigit))
            {
                tokens.Add((text[start..end].ToLowerInvariant(), start));
            }
            start = end + 1;
        }
        return tokens;
    }
}
