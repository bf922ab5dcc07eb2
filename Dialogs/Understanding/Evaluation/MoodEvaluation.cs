using System.Text.Json.Nodes;
using CareBot.Dialogs.Understanding.Mood;

namespace CareBot.Dialogs.Understanding.Evaluation;

/// <summary>
/// Measures the reading of moods on <c>text</c>, <c>label</c>: <c>angry</c> and <c>not_angry</c>, or <c>positive</c>,
/// <c>neutral</c> and <c>negative</c>. Only labels that occur in the file are given.
/// </summary>
public static class MoodEvaluation
{
    private const string Angry = "angry";
    private const string NotAngry = "not_angry";
    private const string Negative = "negative";

    /// <summary>Prints the figures, one a line or as one JSON object.</summary>
    /// <exception cref="InvalidDataException">The file is not such a table.</exception>
    public static void Run(string file, bool json, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        FigureText.Write(Measure(file), json, output);
    }

    /// <summary>The figures by key.</summary>
    /// <exception cref="InvalidDataException">The file is not such a table.</exception>
    public static JsonObject Measure(string file)
    {
        var cases = LabelledTexts.Read(file, Angry, NotAngry, "positive", "neutral", Negative);
        var labels = cases.Select(one => one.Label).ToHashSet(StringComparer.Ordinal);
        var anger = labels.Contains(Angry) || labels.Contains(NotAngry);
        return anger && labels.Any(label => label is not (Angry or NotAngry))
            ? throw new InvalidDataException($"{file} mixes {Angry}/{NotAngry} with sentiments; allowed: one of the two sets of labels.")
            : anger ? ClassificationFigures.Of(LabelledTexts.Measure(cases, Anger), Angry, Angry)
            : ClassificationFigures.Of(LabelledTexts.Measure(cases, text => Sentiment(text, labels)), Negative, calibrated: null);
    }

    private static (string Given, IReadOnlyDictionary<string, double> Scores) Anger(string text)
    {
        var mood = MoodReader.Read(text);
        return (mood.IsAngry ? Angry : NotAngry, new Dictionary<string, double>(StringComparer.Ordinal) { [Angry] = mood.Anger, [NotAngry] = 1 - mood.Anger });
    }

    private static (string Given, IReadOnlyDictionary<string, double> Scores) Sentiment(string text, HashSet<string> labels)
    {
        var mood = MoodReader.Read(text);
        var scores = new Dictionary<string, double>(StringComparer.Ordinal) { [Negative] = mood.Negative, ["neutral"] = mood.Neutral, ["positive"] = mood.Positive };
        var sum = labels.Sum(label => scores[label]);
        return (labels.MaxBy(label => scores[label])!, labels.ToDictionary(label => label, label => scores[label] / sum, StringComparer.Ordinal));
    }
}
