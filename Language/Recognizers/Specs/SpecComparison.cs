using System.Globalization;
using System.Text.Json;

namespace CareBot.Language.Recognizers.Specs;

/// <summary>Whether what was found is what a specification says: as many results, each with the same type, text (case aside), place and resolution.</summary>
public static class SpecComparison
{
    /// <summary>Null when they agree, else the first difference in words.</summary>
    public static string? Difference(IReadOnlyList<JsonElement> expected, IReadOnlyList<ModelResult> actual)
    {
        if (expected.Count != actual.Count)
        {
            return $"{expected.Count} results expected, {actual.Count} found";
        }

        for (var i = 0; i < actual.Count; i++)
        {
            if (Difference(expected[i], actual[i]) is { } difference)
            {
                return $"result {i}: {difference}";
            }
        }

        return null;
    }

    private static string? Difference(JsonElement expected, ModelResult actual)
    {
        var text = expected.GetProperty("Text").GetString();
        if (!string.Equals(text, actual.Text, StringComparison.OrdinalIgnoreCase))
        {
            return $"text '{text}' expected, '{actual.Text}' found";
        }

        if (expected.GetProperty("TypeName").GetString() is var type && type != actual.TypeName)
        {
            return $"type {type} expected, {actual.TypeName} found";
        }

        if (Misplaced(expected, "Start", actual.Start) || Misplaced(expected, "End", actual.End))
        {
            return $"found at {actual.Start} to {actual.End}";
        }

        return expected.TryGetProperty("Resolution", out var resolution) && resolution.ValueKind == JsonValueKind.Object ? Resolution(resolution, actual) : null;
    }

    private static bool Misplaced(JsonElement expected, string key, int place) =>
        expected.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.GetInt32() != place;

    private static string? Resolution(JsonElement expected, ModelResult actual)
    {
        foreach (var property in expected.EnumerateObject())
        {
            if (property.Name == "values" && actual.Resolution.TryGetValue("values", out var values) && values is IEnumerable<IReadOnlyDictionary<string, string>> readings)
            {
                if (Values(property.Value, [.. readings]) is { } difference)
                {
                    return difference;
                }
            }
            else if (Scalar(property.Value) is var wanted && Found(actual, property.Name) is var found && wanted != found)
            {
                return $"{property.Name} {wanted ?? "null"} expected, {found ?? "null"} found";
            }
        }

        return null;
    }

    private static string? Values(JsonElement expected, IReadOnlyList<IReadOnlyDictionary<string, string>> actual)
    {
        var wanted = expected.EnumerateArray().ToList();
        var same = wanted.Count == actual.Count && wanted.Zip(actual).All(pair =>
            pair.First.EnumerateObject().Count() == pair.Second.Count
            && pair.First.EnumerateObject().All(p => pair.Second.TryGetValue(p.Name, out var value) && value == Scalar(p.Value)));
        return same ? null : "values are " + string.Join(" / ", actual.Select(v => string.Join(",", v.Select(p => $"{p.Key}={p.Value}"))));
    }

    private static string? Found(ModelResult actual, string key) =>
        actual.Resolution.GetValueOrDefault(key) switch
        {
            null => null,
            true => "true",
            false => "false",
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        };

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetDouble().ToString(CultureInfo.InvariantCulture),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
