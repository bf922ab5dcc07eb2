using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>Answers offered beside a message. <see cref="To"/> holds the ids of those who see them; null means everybody.</summary>
public class SuggestedActions
{
    public SuggestedActions()
    {
    }

    public SuggestedActions(IEnumerable<string> to, IEnumerable<CardAction> actions)
        : this(to?.ToArray(), actions?.ToArray())
    {
    }

    public SuggestedActions(IList<string> to = null, IList<CardAction> actions = null)
    {
        To = to;
        Actions = actions;
    }

    [JsonProperty(PropertyName = "to")]
    public IList<string> To { get; set; }

    [JsonProperty(PropertyName = "actions")]
    public IList<CardAction> Actions { get; set; }

    /// <summary>What a sender wrote beyond the known properties; it is written back as it came.</summary>
    [JsonExtensionData]
    private IDictionary<string, JToken> Unknown { get; set; }
}
