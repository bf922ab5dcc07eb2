using System.Text.Json;

namespace CareBot.Handoff;

/// <summary>Takes the settings out of JSON and notes whatever has the wrong shape; wrong parts are left at their defaults.</summary>
internal sealed class HoursJsonShape(List<HoursFault> faults)
{
    public OpeningHoursSettings Settings(JsonElement json, string path)
    {
        var settings = new OpeningHoursSettings();
        foreach (var member in Members(json, path))
        {
            var here = $"{path}:{member.Name}";
            switch (member.Name.ToUpperInvariant())
            {
                case "TIMEZONE": settings.TimeZone = Text(member.Value, here) ?? settings.TimeZone; break;
                case "WEEKLY": settings.Weekly = Weekly(member.Value, here); break;
                case "EXCEPTIONS": settings.Exceptions = [.. Items(member.Value, here).Select((item, i) => Exception(item, $"{here}:{i}"))]; break;
                default: faults.Add(new HoursFault(here, member.Name, "TimeZone, Weekly, Exceptions")); break;
            }
        }
        return settings;
    }

    private Dictionary<string, List<string>> Weekly(JsonElement json, string path)
    {
        var weekly = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var day in Members(json, path))
        {
            if (!weekly.TryAdd(day.Name, Texts(day.Value, $"{path}:{day.Name}")))
            {
                faults.Add(new HoursFault($"{path}:{day.Name}", day.Name, $"{day.Name} only once"));
            }
        }
        return weekly;
    }

    private OpeningHoursSettings.ExceptionSettings Exception(JsonElement json, string path)
    {
        var exception = new OpeningHoursSettings.ExceptionSettings();
        foreach (var member in Members(json, path))
        {
            var here = $"{path}:{member.Name}";
            switch (member.Name.ToUpperInvariant())
            {
                case "DATE": exception.Date = Text(member.Value, here) ?? ""; break;
                case "NAME" when member.Value.ValueKind == JsonValueKind.Null: break;
                case "NAME": exception.Name = Text(member.Value, here); break;
                case "INTERVALS": exception.Intervals = Texts(member.Value, here); break;
                default: faults.Add(new HoursFault(here, member.Name, "Date, Name, Intervals")); break;
            }
        }
        return exception;
    }

    private List<string> Texts(JsonElement json, string path) => [.. Items(json, path).Select((item, i) => Text(item, $"{path}:{i}")).OfType<string>()];

    private IEnumerable<JsonProperty> Members(JsonElement json, string path) =>
        json.ValueKind == JsonValueKind.Object ? json.EnumerateObject() : Wrong<JsonProperty>(json, path, "a JSON object");

    private IEnumerable<JsonElement> Items(JsonElement json, string path) =>
        json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : Wrong<JsonElement>(json, path, "a JSON array");

    private string? Text(JsonElement json, string path) =>
        json.ValueKind == JsonValueKind.String ? json.GetString() : Wrong<string>(json, path, "a JSON string").FirstOrDefault();

    private List<T> Wrong<T>(JsonElement json, string path, string allowed)
    {
        faults.Add(new HoursFault(path, json.GetRawText(), allowed));
        return [];
    }
}
