using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.BotFramework;

/// <summary>Replies on the wire.</summary>
internal static class BotFrameworkActivity
{
    /// <summary>What channels are for; traces, requests for a handoff and the runtime's own types stay inside.</summary>
    public static bool MayLeave(Activity reply) => reply.Type switch
    {
        ActivityTypes.Message or ActivityTypes.Typing or ActivityTypes.EndOfConversation => true,
        ActivityTypes.Event => reply.Name != HandoffEventNames.InitiateHandoff,
        _ => false,
    };

    /// <summary>The reply with what the conversation's newest reference knows and the reply leaves open. Its id is the channel's to give.</summary>
    public static JObject Addressed(JObject reply, ConversationReference reference)
    {
        reply.Remove("id");
        reply["channelId"] ??= reference.ChannelId;
        reply["serviceUrl"] = reference.ServiceUrl;
        reply["conversation"] ??= Token(reference.Conversation);
        reply["from"] ??= Token(reference.Bot);
        reply["recipient"] ??= Token(reference.User);
        return reply;
    }

    private static JToken? Token(object? part) => part is null ? null : JObject.Parse(ActivityJson.Write(part));
}
