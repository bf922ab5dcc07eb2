using System.Text.Json.Serialization;

namespace CareBot.Bot.Api.Hours;

/// <summary>Opening hours in the form of the settings file.</summary>
/// <param name="TimeZone">An IANA zone such as <c>Asia/Jakarta</c>.</param>
/// <param name="Weekly">By English weekday: intervals such as <c>08:00-17:00</c>.</param>
public sealed record HoursBody(
    [property: JsonPropertyName("TimeZone")] string TimeZone,
    [property: JsonPropertyName("Weekly")] IReadOnlyDictionary<string, IReadOnlyList<string>> Weekly,
    [property: JsonPropertyName("Exceptions")] IReadOnlyList<HoursExceptionBody> Exceptions);

/// <param name="Date"><c>yyyy-MM-dd</c>.</param>
/// <param name="Intervals">Empty when closed.</param>
public sealed record HoursExceptionBody(
    [property: JsonPropertyName("Date")] string Date,
    [property: JsonPropertyName("Name")] string? Name,
    [property: JsonPropertyName("Intervals")] IReadOnlyList<string> Intervals);

/// <param name="At">The moment of the customer's wish for a person.</param>
/// <param name="Hours">Not yet saved ones; null: the stored ones.</param>
public sealed record HoursPreviewRequest(DateTimeOffset At, HoursBody? Hours = null);

/// <param name="Texts">What a customer would be told, by language.</param>
public sealed record HoursPreview(bool IsOpen, IReadOnlyDictionary<string, string> Texts);
