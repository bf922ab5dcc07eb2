using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CareBot.Language.Recognizers.Specs;

/// <summary>What the recognisers reach on specification files in the form of Recognizers-Text.</summary>
public static class EntitiesEvaluation
{
    /// <summary>Cases that give no time are read as said at this one.</summary>
    private static readonly DateTime NoReference = new(2016, 11, 7, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Prints <c>cases</c> and <c>passed</c> by file, as lines or as one JSON object whose keys are paths relative to the folder.</summary>
    /// <exception cref="InvalidDataException">The folder holds no specification file, or a file is none.</exception>
    public static void Run(string folder, bool json, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(output);
        var figures = Measure(folder);
        if (json)
        {
            output.WriteLine(new JsonObject(figures.Select(f => KeyValuePair.Create(
                f.File, (JsonNode?)new JsonObject { ["cases"] = f.Cases, ["passed"] = f.Passed }))).ToJsonString(JsonSerializerOptions.Default));
            return;
        }

        foreach (var (file, cases, passed) in figures)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file,-70}{passed,5} of {cases,5}"));
        }
    }

    public static IReadOnlyList<(string File, int Cases, int Passed)> Measure(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories) : [folder];
        if (files.Length == 0)
        {
            throw new InvalidDataException($"There is no specification file (*.json) under {folder}.");
        }

        Array.Sort(files, StringComparer.Ordinal);
        return [.. files.Select(file => Measure(file, Directory.Exists(folder) ? Path.GetRelativePath(folder, file).Replace('\\', '/') : Path.GetFileName(file)))];
    }

    /// <summary>What is wrong with a case; null when the recogniser finds exactly what it asks for.</summary>
    public static string? Check(string file, SpecCase spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return SpecModels.For(file) is { } model
            ? SpecComparison.Difference(spec.Results, model(spec.Input, spec.Reference ?? NoReference))
            : $"there is no recogniser for {Path.GetFileName(file)}";
    }

    private static (string File, int Cases, int Passed) Measure(string file, string name)
    {
        var counted = SpecFile.Read(file).Where(spec => spec.Counts).ToList();
        return (name, counted.Count, counted.Count(spec => Check(file, spec) is null));
    }
}
