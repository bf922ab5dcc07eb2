using System.Text.Json;

namespace CareBot.Language.Recognizers.Specs;

/// <summary>One case of a specification file in the form of Recognizers-Text.</summary>
/// <param name="Input">What is read.</param>
/// <param name="Reference">The time at which it is said, where the file gives one.</param>
/// <param name="Counts">Whether the case counts: its <c>NotSupported</c> does not name <c>dotnet</c>.</param>
/// <param name="Results">What must be found, in its order.</param>
public sealed record SpecCase(string Input, DateTime? Reference, bool Counts, IReadOnlyList<JsonElement> Results);

/// <summary>Reads specification files: a JSON array of objects with <c>Input</c>, <c>Context</c>, <c>NotSupported</c> and <c>Results</c>.</summary>
public static class SpecFile
{
    /// <exception cref="InvalidDataException">The file is no such array.</exception>
    public static IReadOnlyList<SpecCase> Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return [.. document.RootElement.EnumerateArray().Select(Case)];
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException($"{path} is not a specification file: {wrong.Message}", wrong);
        }
    }

    private static SpecCase Case(JsonElement element)
    {
        var notSupported = element.TryGetProperty("NotSupported", out var platforms) ? platforms.GetString() ?? string.Empty : string.Empty;
        var reference = element.TryGetProperty("Context", out var context) && context.ValueKind == JsonValueKind.Object
            && context.TryGetProperty("ReferenceDateTime", out var said)
            ? said.GetDateTime()
            : (DateTime?)null;
        return new(
            element.GetProperty("Input").GetString() ?? string.Empty,
            reference,
            !notSupported.Split(',', StringSplitOptions.TrimEntries).Contains("dotnet", StringComparer.OrdinalIgnoreCase),
            element.TryGetProperty("Results", out var results) ? [.. results.EnumerateArray().Select(r => r.Clone())] : []);
    }
}
