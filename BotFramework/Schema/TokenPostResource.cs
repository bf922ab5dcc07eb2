using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>Where a client posts a token.</summary>
public class TokenPostResource
{
    [JsonProperty(PropertyName = "sasUrl")]
    public string SasUrl { get; set; }
}
