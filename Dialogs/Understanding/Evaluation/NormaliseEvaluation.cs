using System.Text.Json.Nodes;
using CareBot.Knowledge.Evaluation;
using CareBot.Language;

namespace CareBot.Dialogs.Understanding.Evaluation;

/// <summary>
/// Measures the normaliser on <c>informal</c>, <c>formal</c>, without regard to case and to words of neither letter nor digit. Informal and formal
/// words are aligned by word edit distance, and so are those that the normaliser gives and the formal ones. <c>recovered</c>: of the formal words
/// with another informal word in their place, how many the normaliser gives; <c>damaged</c>: of those that stood there already, how many it loses.
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
        var words = table.Rows.SelectMany(row => Words(row[informal], row[formal])).ToList();
        var differing = words.Where(word => word.Typed != word.Formal).ToList();
        var equal = words.Where(word => word.Typed == word.Formal).ToList();
        return new JsonObject
        {
            ["cases"] = (double)table.Rows.Count,
            ["differing"] = (double)differing.Count,
            ["equal"] = (double)equal.Count,
            ["recovered"] = (double)differing.Count(word => word.Given == word.Formal) / Math.Max(1, differing.Count),
            ["damaged"] = (double)equal.Count(word => word.Given != word.Formal) / Math.Max(1, equal.Count),
        };
    }

    /// <summary>Each formal word that an informal one stands for, with that one and with what the normaliser gives in its place.</summary>
    private static IEnumerable<(string Typed, string? Given, string Formal)> Words(string informal, string formal)
    {
        var wanted = Split(formal);
        var typed = WordAlignment.Of(Split(informal), wanted);
        var given = WordAlignment.Of([.. Normalizer.Default.Normalize(informal, LanguageCode.Indonesian).Words.Select(word => word.Text)], wanted);
        return Enumerable.Range(0, wanted.Length).Where(i => typed[i] is not null).Select(i => (typed[i]!, given[i], wanted[i]));
    }

    private static string[] Split(string text) =>
        [.. text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetterOrDigit))];
}
