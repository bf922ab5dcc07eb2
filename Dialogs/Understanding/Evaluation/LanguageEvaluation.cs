using System.Text.Json.Nodes;
using CareBot.Language;

namespace CareBot.Dialogs.Understanding.Evaluation;

/// <summary>Measures the identification of languages on <c>text</c>, <c>label</c> (<c>id</c>, <c>ms</c>, <c>en</c>, <c>other</c>), each text by itself.</summary>
public static class LanguageEvaluation
{
    private static readonly string[] Labels = [.. LanguageCode.All, LanguageCode.Other];

    /// <summary>Prints the figures, one a line or as one JSON object.</summary>
    /// <exception cref="InvalidDataException">The file is not such a table.</exception>
    public static void Run(string file, bool json, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        FigureText.Write(Measure(file), json, output);
    }

    /// <summary>The figures by key; <c>auroc</c> is the mean over the languages of the file.</summary>
    /// <exception cref="InvalidDataException">The file is not such a table.</exception>
    public static JsonObject Measure(string file) =>
        ClassificationFigures.Of(LabelledTexts.Measure(LabelledTexts.Read(file, Labels), Read), ranked: null, calibrated: null);

    private static (string Given, IReadOnlyDictionary<string, double> Scores) Read(string text)
    {
        var guess = LanguageIdentifier.Default.Identify(text);
        return (guess.Language, Labels.ToDictionary(
            label => label,
            label => label == guess.Language ? guess.Probability : (1 - guess.Probability) / (Labels.Length - 1),
            StringComparer.Ordinal));
    }
}
