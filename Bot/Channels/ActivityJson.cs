using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace CareBot.Bot.Channels;

/// <summary>Activities and their parts as the JSON of the wire and of the database: Newtonsoft, as Bot Framework does, no type names.</summary>
public static class ActivityJson
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonSerializerSettings Settings = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
        TypeNameHandling = TypeNameHandling.None,
        MaxDepth = MaxDepth,
        Culture = System.Globalization.CultureInfo.InvariantCulture,
    };

    public static string Write(object value) => JsonConvert.SerializeObject(value, Settings);

    /// <summary>Reads an activity.</summary>
    /// <exception cref="JsonException">Not JSON, nested too deeply, or a value has the wrong type.</exception>
    public static Activity ReadActivity(string json) => Read<Activity>(json);

    /// <inheritdoc cref="ReadActivity"/>
    public static T Read<T>(string json)
        where T : class =>
        JsonConvert.DeserializeObject<T>(json, Settings) ?? throw new JsonSerializationException($"The JSON of a {typeof(T).Name} is null.");
}
