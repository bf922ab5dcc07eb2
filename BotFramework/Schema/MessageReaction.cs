using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>A reaction to a message.</summary>
public class MessageReaction
{
    public MessageReaction()
    {
    }

    public MessageReaction(string type = null)
    {
        Type = type;
    }

    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }

    /// <summary>What a sender wrote beyond the known properties; it is written back as it came.</summary>
    [JsonExtensionData]
    private IDictionary<string, JToken> Unknown { get; set; }
}
