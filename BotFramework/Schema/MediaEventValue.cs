using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>The value of a media event.</summary>
public class MediaEventValue
{
    public MediaEventValue()
    {
    }

    public MediaEventValue(object cardValue = null)
    {
        CardValue = cardValue;
    }

    [JsonProperty(PropertyName = "cardValue")]
    public object CardValue { get; set; }
}
