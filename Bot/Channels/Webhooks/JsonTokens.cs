using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.Webhooks;

/// <summary>
/// Strictly parsed JSON as the tokens that activities carry in <c>channelData</c> and <c>value</c>. Strings that look
/// like dates stay strings; of repeated names the last one holds.
/// </summary>
internal static class JsonTokens
{
    public static JToken Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => OfObject(element),
        JsonValueKind.Array => new JArray(element.EnumerateArray().Select(Of)),
        JsonValueKind.String => new JValue(element.GetString()),
        JsonValueKind.Number => OfNumber(element),
        JsonValueKind.True => new JValue(true),
        JsonValueKind.False => new JValue(false),
        _ => JValue.CreateNull(),
    };

    public static JObject OfObject(JsonElement element)
    {
        var result = new JObject();
        foreach (var property in element.EnumerateObject())
        {
            result[property.Name] = Of(property.Value);
        }

        return result;
    }

    private static JValue OfNumber(JsonElement number)
    {
        if (number.TryGetInt64(out var whole))
        {
            return new JValue(whole);
        }

        return number.TryGetDouble(out var real) && double.IsFinite(real) ? new JValue(real) : new JValue(number.GetRawText());
    }
}
