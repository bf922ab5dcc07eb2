using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>What a recognizer found in an utterance: intents with scores from 0 to 1, and entities.</summary>
public class RecognizerResult : IRecognizerConvert
{
    [JsonProperty("text")]
    public string Text { get; set; }

    /// <summary>The utterance as it was read, for example after spelling correction.</summary>
    [JsonProperty("alteredText")]
    public string AlteredText { get; set; }

    [JsonProperty("intents")]
    public IDictionary<string, IntentScore> Intents { get; set; }

    [JsonProperty("entities")]
    public JObject Entities { get; set; }

    [JsonExtensionData(ReadData = true, WriteData = true)]
    public IDictionary<string, object> Properties { get; set; } = new Dictionary<string, object>();

    /// <summary>Copies this result's values into <paramref name="result"/>, which must be a <see cref="RecognizerResult"/>.</summary>
    public void Convert(dynamic result)
    {
        var target = (RecognizerResult)result;
        target.Text = Text;
        target.AlteredText = AlteredText;
        target.Intents = Intents;
        target.Entities = Entities;
        target.Properties = Properties;
    }
}

/// <summary>How sure a recognizer is of an intent, from 0 to 1.</summary>
public class IntentScore
{
    [JsonProperty("score")]
    public double? Score { get; set; }

    [JsonExtensionData(ReadData = true, WriteData = true)]
    public IDictionary<string, object> Properties { get; set; } = new Dictionary<string, object>();
}

/// <summary>Reading recognizer results.</summary>
public static class RecognizerResultExtensions
{
    /// <summary>The intent with the highest score; an empty name and 0 when there are no intents.</summary>
    /// <exception cref="ArgumentNullException">There is no result, or it has no dictionary of intents.</exception>
    public static (string intent, double score) GetTopScoringIntent(this RecognizerResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(result.Intents);
        return result.Intents.Count == 0
            ? (string.Empty, 0)
            : result.Intents.Select(intent => (intent.Key, Score: intent.Value.Score ?? 0)).MaxBy(intent => intent.Score);
    }
}
