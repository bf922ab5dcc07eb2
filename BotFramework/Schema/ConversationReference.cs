using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>Where an activity stands: enough to answer it or to speak in its conversation later.</summary>
public class ConversationReference
{
    public ConversationReference()
    {
    }

    public ConversationReference(
        CultureInfo locale, string activityId = null, ChannelAccount user = null, ChannelAccount bot = null,
        ConversationAccount conversation = null, string channelId = null, string serviceUrl = null)
        : this(activityId, user, bot, conversation, channelId, serviceUrl)
    {
        Locale = locale?.ToString();
    }

    public ConversationReference(
        string activityId = null, ChannelAccount user = null, ChannelAccount bot = null,
        ConversationAccount conversation = null, string channelId = null, string serviceUrl = null)
    {
        ActivityId = activityId;
        User = user;
        Bot = bot;
        Conversation = conversation;
        ChannelId = channelId;
        ServiceUrl = serviceUrl;
    }

    [JsonProperty(PropertyName = "activityId")]
    public string ActivityId { get; set; }

    [JsonProperty(PropertyName = "user")]
    public ChannelAccount User { get; set; }

    [JsonProperty(PropertyName = "bot")]
    public ChannelAccount Bot { get; set; }

    [JsonProperty(PropertyName = "conversation")]
    public ConversationAccount Conversation { get; set; }

    [JsonProperty(PropertyName = "channelId")]
    public string ChannelId { get; set; }

    [JsonProperty(PropertyName = "locale")]
    public string Locale { get; set; }

    [JsonProperty(PropertyName = "serviceUrl")]
    public string ServiceUrl { get; set; }

    /// <summary>What a sender wrote beyond the known properties; it is written back as it came.</summary>
    [JsonExtensionData]
    private IDictionary<string, JToken> Unknown { get; set; }

    /// <summary>The event that opens a proactive turn: named <c>ContinueConversation</c>, with a fresh id when the reference has none.</summary>
    public Activity GetContinuationActivity() => new(ActivityTypes.Event)
    {
        Name = ActivityEventNames.ContinueConversation,
        Id = ActivityId ?? Guid.NewGuid().ToString(),
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
        Conversation = Conversation,
        Recipient = Bot,
        From = User,
        RelatesTo = this,
    };
}
