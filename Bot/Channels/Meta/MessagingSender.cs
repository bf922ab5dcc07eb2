using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.Meta;

/// <summary>How a message leaves.</summary>
/// <param name="Path">Below Graph's version: the account's <c>messages</c> edge.</param>
/// <param name="Token">The account's.</param>
/// <param name="Typed">Whether <c>messaging_type</c> is given.</param>
/// <param name="Marked">Whether <c>metadata</c> is given, which comes back in the echo.</param>
/// <param name="HumanAgent">Whether a person's words may leave under the tag <c>HUMAN_AGENT</c> once the 24 hours are over.</param>
/// <param name="Persona">In whose name it leaves, or null.</param>
internal sealed record MessagingWay(string Path, string Token, bool Typed, bool Marked, bool HumanAgent, string? Persona = null);

/// <summary>Sends of Messenger and Instagram.</summary>
internal static class MessagingSender
{
    /// <summary>
    /// One call; a second one only when the first was refused because the window is closed and a person's words may still leave under Meta's
    /// tag for them. Which window holds is Meta's to say, so the tag is never used before Meta has asked for it.
    /// </summary>
    public static async Task<SendResult> SendAsync(this GraphClient graph, OutboundSend send, MessagingWay way, CancellationToken cancellationToken)
    {
        var message = JsonNode.Parse(send.Payload)!.AsObject();
        var byPerson = message.Remove(MessagingMessages.Person);
        if (way.Marked)
        {
            message["metadata"] = MessagingEcho.MarkOf(send.Id);
        }

        var body = To(send.Address);
        if (way.Typed)
        {
            body["messaging_type"] = "RESPONSE";
        }

        body["message"] = message;
        if (way.Persona is not null)
        {
            body["persona_id"] = way.Persona;
        }

        var result = await PostAsync(graph, way, body, cancellationToken);
        if (result.Outcome != SendOutcome.WindowClosed || !byPerson || !way.HumanAgent)
        {
            return result;
        }

        body["messaging_type"] = "MESSAGE_TAG";
        body["tag"] = "HUMAN_AGENT";
        return await PostAsync(graph, way, body, cancellationToken);
    }

    /// <param name="graph">Meta.</param>
    /// <param name="address">Whom it is shown to.</param>
    /// <param name="way">How it leaves.</param>
    /// <param name="action"><c>typing_on</c> or <c>mark_seen</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task<SendResult> ActAsync(
        this GraphClient graph, ReplyAddress address, MessagingWay way, string action, CancellationToken cancellationToken)
    {
        var body = To(address);
        body["sender_action"] = action;
        return PostAsync(graph, way, body, cancellationToken);
    }

    private static JsonObject To(ReplyAddress address) => new() { ["recipient"] = new JsonObject { ["id"] = address.CustomerKey } };

    private static async Task<SendResult> PostAsync(GraphClient graph, MessagingWay way, JsonObject body, CancellationToken cancellationToken)
    {
        var (result, answer) = await graph.PostAsync(way.Path, way.Token, (JsonObject)body.DeepClone(), cancellationToken);
        return result.Outcome == SendOutcome.Sent && result.PlatformId is null ? result with { PlatformId = answer?.Id("message_id") } : result;
    }
}
