using System.Globalization;
using System.Text.Json.Nodes;

namespace CareBot.Dialogs.Understanding.Evaluation;

/// <summary>Figures on paper: one a line with their path, or one JSON object.</summary>
internal static class FigureText
{
    public static void Write(JsonObject figures, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(figures.ToJsonString());
            return;
        }
        foreach (var (path, value) in Lines(figures, ""))
        {
            output.WriteLine($"{path,-30}{value.ToString("0.####", CultureInfo.InvariantCulture)}");
        }
    }

    private static IEnumerable<(string Path, double Value)> Lines(JsonObject figures, string before) => figures.SelectMany(figure =>
        figure.Value is JsonObject inner ? Lines(inner, $"{before}{figure.Key}.") : [(before + figure.Key, figure.Value!.GetValue<double>())]);
}
