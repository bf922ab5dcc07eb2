using Microsoft.Bot.Connector;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>What channels can show. The numbers are the channels' own limits, as their documentation gives them.</summary>
public class Channel
{
    public static bool SupportsSuggestedActions(string channelId, int buttonCnt = 100) =>
        SupportsSuggestedActions(channelId, buttonCnt, conversationType: null);

    /// <summary>Whether the channel can suggest that many answers. Teams can in personal conversations only.</summary>
    public static bool SupportsSuggestedActions(string channelId, int buttonCnt = 100, string conversationType = null) =>
        buttonCnt <= channelId switch
        {
            Connector.Channels.Facebook or Connector.Channels.Skype => 10,
            Connector.Channels.Line => 13,
            Connector.Channels.Kik => 20,
            Connector.Channels.Slack or Connector.Channels.Telegram or Connector.Channels.Emulator or Connector.Channels.Directline
                or Connector.Channels.DirectlineSpeech or Connector.Channels.Webchat => 100,
            Connector.Channels.Msteams when conversationType == "personal" => 3,
            _ => -1,
        };

    /// <summary>Whether a card of the channel can have that many buttons.</summary>
    public static bool SupportsCardActions(string channelId, int buttonCnt = 100) =>
        buttonCnt <= channelId switch
        {
            Connector.Channels.Facebook or Connector.Channels.Skype => 3,
            Connector.Channels.Msteams => 50,
            Connector.Channels.Line => 99,
            Connector.Channels.Slack or Connector.Channels.Telegram or Connector.Channels.Emulator or Connector.Channels.Directline
                or Connector.Channels.DirectlineSpeech or Connector.Channels.Webchat or Connector.Channels.Cortana => 100,
            _ => -1,
        };

    /// <summary>Whether earlier messages stay in sight.</summary>
    public static bool HasMessageFeed(string channelId) => channelId != Connector.Channels.Cortana;

    /// <summary>The longest title of a button, in characters.</summary>
    public static int MaxActionTitleLength(string channelId) => 20;

    /// <summary>The channel of the turn; empty when the activity names none.</summary>
    public static string GetChannelId(ITurnContext turnContext) => turnContext.Activity.ChannelId ?? string.Empty;

    /// <summary>Ids of the channels, at the place where they once were.</summary>
    [Obsolete("Use Microsoft.Bot.Connector.Channels.")]
    public class Channels : Connector.Channels
    {
    }
}
