using System.Text.Json;

namespace CareBot.Handoff;

/// <summary>
/// Opening hours as JSON, in the form of the <c>Hours</c> section of <c>appsettings.json</c>:
/// <c>{"TimeZone":"Asia/Jakarta","Weekly":{"Monday":["08:00-17:00"]},"Exceptions":[{"Date":"2026-12-25","Name":"Natal","Intervals":[]}]}</c>.
/// </summary>
public static class OpeningHoursJson
{
    /// <summary>The calendar that <paramref name="json"/> describes, or every fault in it at once.</summary>
    /// <param name="json">A JSON object; names are read regardless of case.</param>
    /// <param name="path">How the reader of a message calls this section.</param>
    /// <exception cref="OpeningHoursException">Not JSON, not of this form, or contradicting itself.</exception>
    public static OpeningHours Read(string json, string path = "Hours")
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, path);
        }
        catch (JsonException error)
        {
            throw new OpeningHoursException([new HoursFault(path, error.Message, "a JSON object")]);
        }
    }

    /// <inheritdoc cref="Read(string, string)"/>
    public static OpeningHours Read(JsonElement json, string path = "Hours")
    {
        var faults = new List<HoursFault>();
        var settings = new HoursJsonShape(faults).Settings(json, path);
        var hours = settings.Check(path, faults);
        return faults.Count == 0 ? hours : throw new OpeningHoursException(faults);
    }

    /// <summary>The calendar as JSON that <see cref="Read(string, string)"/> makes the same calendar from; all seven weekdays are written.</summary>
    public static string Write(OpeningHours hours) => JsonSerializer.Serialize(OpeningHoursSettings.From(hours));
}
