using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Microsoft.Bot.Builder.Integration;

/// <summary>How activities are written as JSON on the wire.</summary>
public static class MessageSerializerSettings
{
    /// <summary>Nulls left out, dates in ISO 8601 and UTC, names as declared.</summary>
    public static JsonSerializerSettings Create() => new()
    {
        DateFormatHandling = DateFormatHandling.IsoDateFormat,
        DateTimeZoneHandling = DateTimeZoneHandling.Utc,
        NullValueHandling = NullValueHandling.Ignore,
        ReferenceLoopHandling = ReferenceLoopHandling.Serialize,
        ContractResolver = new DefaultContractResolver(),
    };
}
