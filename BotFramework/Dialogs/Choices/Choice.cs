using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>One of several answers to choose from.</summary>
public class Choice(string value = null)
{
    /// <summary>What is shown and given back when chosen.</summary>
    [JsonProperty("value")]
    public string Value { get; set; } = value;

    /// <summary>The button, where it is more than the value.</summary>
    [JsonProperty("action")]
    public CardAction Action { get; set; }

    /// <summary>Other words that choose it.</summary>
    [JsonProperty("synonyms")]
    public List<string> Synonyms { get; set; }

    /// <summary>What a list shows of it.</summary>
    internal string Title => Action?.Title ?? Value;
}

/// <summary>How choices are shown.</summary>
public enum ListStyle
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As suits the channel.</summary>
    Auto,

    /// <summary>In the sentence.</summary>
    Inline,

    /// <summary>As lines below the question.</summary>
    List,

    /// <summary>As suggested answers.</summary>
    SuggestedAction,

    /// <summary>As buttons of a card.</summary>
    HeroCard,
}
