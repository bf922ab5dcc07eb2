using System.Globalization;
using System.Text.Json;
using CareBot.Dialogs.Understanding;
using CareBot.Language.Recognizers;

namespace CareBot.Bot.Understanding;

/// <summary>Reads the service's answer of 200. Numbers are read as JSON has them, whatever the process's culture; unknown keys and kinds are passed over.</summary>
internal static class CluAnswer
{
    private const string NoIntent = "None";

    /// <param name="json">The body.</param>
    /// <param name="text">The message; entities are given as they stand in it.</param>
    /// <param name="sent">How many UTF-16 units of it the service was given.</param>
    /// <exception cref="OutsideException"><see cref="OutsideFailure.Malformed"/> or <see cref="OutsideFailure.WrongProject"/>.</exception>
    public static CloudReading Read(ReadOnlyMemory<byte> json, string text, int sent)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var prediction = document.RootElement.GetProperty("result").GetProperty("prediction");
            var kind = prediction.GetProperty("projectKind").GetString();
            if (!string.Equals(kind, "Conversation", StringComparison.OrdinalIgnoreCase))
            {
                throw new OutsideException(OutsideFailure.WrongProject, "the project is not a conversation project");
            }

            var scores = Scores(prediction.GetProperty("intents"));
            var top = prediction.TryGetProperty("topIntent", out var name) ? name.GetString() : null;
            var entities = prediction.TryGetProperty("entities", out var found) ? found.EnumerateArray().Select(e => Entity(e, text, sent)).ToList() : [];
            if (top is null or NoIntent)
            {
                return new(text, null, 0, 0, entities);
            }

            var next = scores.Where(s => s.Key is not NoIntent && s.Key != top).Select(s => s.Value).DefaultIfEmpty(0).Max();
            return new(text, top, scores[top], Math.Max(0, scores[top] - next), entities);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new OutsideException(OutsideFailure.Malformed, "the answer is not of the known form", inner: error);
        }
    }

    private static Dictionary<string, double> Scores(JsonElement intents)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var intent in intents.EnumerateArray())
        {
            scores[Name(intent)] = Score(intent);
        }

        return scores;
    }

    private static ModelResult Entity(JsonElement entity, string text, int sent)
    {
        var (start, length) = (entity.GetProperty("offset").GetInt32(), entity.GetProperty("length").GetInt32());
        if (start < 0 || length < 1 || length > sent - start)
        {
            throw new FormatException("An entity lies outside the text.");
        }

        var resolution = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["confidence"] = Score(entity).ToString(CultureInfo.InvariantCulture),
        };
        if (entity.TryGetProperty("extraInformation", out var extras))
        {
            foreach (var extra in extras.EnumerateArray())
            {
                AddText(resolution, extra, "key", "key");
                AddText(resolution, extra, "value", "subtype");
            }
        }

        if (entity.TryGetProperty("resolutions", out var resolutions) && resolutions.GetArrayLength() == 1)
        {
            Resolve(resolution, resolutions[0]);
        }

        return new(text.Substring(start, length), start, start + length - 1, Name(entity), resolution);
    }

    /// <summary>
    /// The value of an entity that has exactly one. Dates and times are left out: the service is not told the customer's day and zone, and the
    /// local reading knows them.
    /// </summary>
    private static void Resolve(Dictionary<string, object> resolution, JsonElement only)
    {
        if (only.GetProperty("resolutionKind").GetString() is "DateTimeResolution" or "TemporalSpanResolution")
        {
            return;
        }

        AddText(resolution, only, "value", "value");
        AddText(resolution, only, "unit", "unit");
        AddText(resolution, only, "ISO4217", "isoCurrency");
    }

    private static void AddText(Dictionary<string, object> resolution, JsonElement from, string name, string key)
    {
        if (from.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
        {
            resolution[key] = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        }
    }

    private static string Name(JsonElement element) => element.GetProperty("category").GetString() ?? throw new FormatException("A category is null.");

    private static double Score(JsonElement element) =>
        element.GetProperty("confidenceScore").GetDouble() is >= 0 and <= 1 and var score ? score : throw new FormatException("A score is not 0 to 1.");
}
