using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog on the stack: which one, and what it remembers.</summary>
public class DialogInstance
{
    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonProperty("state")]
    public IDictionary<string, object> State { get; set; }

    /// <summary>Where on the stack; negative positions lie on the parent's stack.</summary>
    public int? StackIndex { get; set; }

    /// <summary>The version of the dialog when it was begun.</summary>
    public string Version { get; set; }
}
