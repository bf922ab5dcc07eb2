using System.Globalization;
using System.Text.Json;

namespace CareBot.Bot.Channels.Webhooks;

/// <summary>
/// A tolerant reader: what is missing, null or of another type than expected reads as absent, and nothing throws.
/// Ids are opaque strings that some platforms write as numbers.
/// </summary>
internal static class WebhookJson
{
    /// <summary>From here on a moment is in milliseconds; below it is in seconds.</summary>
    private const long Milliseconds = 100_000_000_000;

    /// <summary>Less than what <see cref="ActivityJson"/> reads back, so that whatever is accepted can be stored inside an activity.</summary>
    private const int MaxDepth = ActivityJson.MaxDepth - 16;

    /// <summary>The document, or null if the bytes are not JSON or nested too deeply.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(StorableText.Of(body), new() { MaxDepth = MaxDepth });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static JsonElement? Object(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A non-empty string, or a whole number as it is written.</summary>
    public static string? Id(this JsonElement element, string name) => element.Field(name) is { } field ? IdOf(field) : null;

    /// <summary>The ids of an array.</summary>
    public static IEnumerable<string> Ids(this JsonElement element, string name) => element.Items(name).Select(IdOf).OfType<string>();

    private static string? IdOf(JsonElement id) => id switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString() is { Length: > 0 } text ? text : null,
        { ValueKind: JsonValueKind.Number } value => value.GetRawText() is var digits && digits.TrimStart('-').All(char.IsAsciiDigit) ? digits : null,
        _ => null,
    };

    public static bool Flag(this JsonElement element, string name) => element.Field(name) is { ValueKind: JsonValueKind.True };

    public static double? Number(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    /// <summary>The elements of an array; none for anything else.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>A moment in seconds or milliseconds since 1970, as a number or as a string; null outside the years 1970 to 9999.</summary>
    public static DateTimeOffset? Moment(this JsonElement element, string name) =>
        long.TryParse(element.Id(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(value < Milliseconds ? value * 1000 : value)
            : null;
}
