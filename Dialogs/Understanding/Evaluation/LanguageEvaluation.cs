using System.Text.Json.Nodes;
using CareBot.Language;

namespace CareBot.Dialogs.Understanding.Evaluation;

/// <summary>Measures the identification of languages on <c>text</c>, <c>label</c> (<c>id</c>, <c>ms</c>, <c>en</c>, <c>other</c>, <c>mixed</c>), each text by itself.</summary>
public static class LanguageEvaluation
{
    private const double SureOfMixed = 0.9;

    private static readonly string[] Plain = [.. LanguageCode.All, LanguageCode.Other];
    private static readonly string[] Labels = [.. Plain, LanguageCode.Mixed];

    /// <summary>Prints the figures, one a line or as one JSON object.</summary>
    /// <exception cref="InvalidDataException">The file is not such a table.</exception>
    public static void Run(string file, bool json, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        FigureText.Write(Measure(file), json, output);
    }

    /// <summary>The figures by key; <c>auroc</c> is the mean over the languages of the file. <c>mixed</c> is given only where the file has it.</summary>
    /// <exception cref="InvalidDataException">The file is not such a table.</exception>
    public static JsonObject Measure(string file)
    {
        var cases = LabelledTexts.Read(file, Labels);
        var hasMixed = cases.Any(one => one.Label == LanguageCode.Mixed);
        return ClassificationFigures.Of(LabelledTexts.Measure(cases, hasMixed ? ReadMixed : Read), ranked: null, calibrated: null);
    }

    private static (string Given, IReadOnlyDictionary<string, double> Scores) Read(string text)
    {
        var guess = LanguageIdentifier.Default.Identify(text);
        return (guess.Language, Scores(Plain, guess));
    }

    private static (string Given, IReadOnlyDictionary<string, double> Scores) ReadMixed(string text)
    {
        var guess = LanguageIdentifier.Default.Identify(text, out var isMixed);
        guess = isMixed ? new(LanguageCode.Mixed, SureOfMixed) : guess;
        return (guess.Language, Scores(Labels, guess));
    }

    private static Dictionary<string, double> Scores(string[] labels, LanguageGuess guess) => labels.ToDictionary(
        label => label,
        label => label == guess.Language ? guess.Probability : (1 - guess.Probability) / (labels.Length - 1),
        StringComparer.Ordinal);
}
