using System.Text.Json;
using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.Meta;

/// <summary>How a message leaves.</summary>
/// <param name="Path">Below Graph's version: the account's <c>messages</c> edge.</param>
/// <param name="Token">The account's.</param>
/// <param name="Typed">Whether <c>messaging_type</c> is given.</param>
/// <param name="Marked">Whether <c>metadata</c> is given, which comes back in the echo.</param>
/// <param name="Tag">What a person's words leave under once the 24 hours are over; null if Meta has not granted it.</param>
/// <param name="Persona">In whose name it leaves, or null.</param>
internal sealed record MessagingWay(string Path, string Token, bool Typed, bool Marked, HumanAgentTag? Tag, string? Persona = null);

/// <summary>Meta's tag for what people write, up to seven days.</summary>
/// <param name="Older">Whether it is written as before there were message types: <c>"tag":"human_agent"</c> alone.</param>
internal sealed record HumanAgentTag(bool Older = false)
{
    /// <summary>Reads <c>HumanAgentTag</c> and, where both ways of writing it are known, <c>HumanAgentTagOlder</c>; null if it is not granted.</summary>
    public static HumanAgentTag? Read(SettingReader settings) =>
        settings.Flag("HumanAgentTagOlder", false) is var older && settings.Flag("HumanAgentTag", false) ? new(older) : null;

    public void Set(JsonObject request)
    {
        request["tag"] = Older ? "human_agent" : "HUMAN_AGENT";
        if (Older)
        {
            request.Remove("messaging_type");
        }
        else
        {
            request["messaging_type"] = "MESSAGE_TAG";
        }
    }
}

/// <summary>Sends of Messenger and Instagram.</summary>
internal static class MessagingSender
{
    private const int LongestAddress = 1000;

    /// <summary>
    /// One call; a second one only when the first was refused because the window is closed and a person's words may still leave under Meta's
    /// tag for them, or because Meta could not fetch a file whose address it may still show. Which window holds is Meta's to say, so the tag is
    /// never used before Meta has asked for it.
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

        await graph.Pace.WaitAsync(way.Path, (string?)message["attachment"]?["type"] is "audio" or "video" ? graph.Pace.MediaWeight : 1, cancellationToken);
        var (result, answer) = await PostAsync(graph, way, body, cancellationToken);
        if (result.Outcome == SendOutcome.WindowClosed && byPerson && way.Tag is { } tag)
        {
            tag.Set(body);
            (result, answer) = await PostAsync(graph, way, body, cancellationToken);
        }

        if (result.Outcome == SendOutcome.Rejected && GraphErrors.IsAboutMedia(answer) && AddressIn(message) is { } address)
        {
            message.Remove("attachment");
            message["text"] = address;
            (result, _) = await PostAsync(graph, way, body, cancellationToken);
        }

        return result;
    }

    /// <param name="graph">Meta.</param>
    /// <param name="address">Whom it is shown to.</param>
    /// <param name="way">How it leaves.</param>
    /// <param name="action"><c>typing_on</c> or <c>mark_seen</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<SendResult> ActAsync(
        this GraphClient graph, ReplyAddress address, MessagingWay way, string action, CancellationToken cancellationToken)
    {
        if (!graph.Pace.TryTake(way.Path))
        {
            return new(SendOutcome.RateLimited, Error: "messages go first");
        }

        var body = To(address);
        body["sender_action"] = action;
        return (await PostAsync(graph, way, body, cancellationToken)).Result;
    }

    /// <summary>The address of the file that a message is; null for text and templates.</summary>
    private static string? AddressIn(JsonObject message) =>
        (string?)message["attachment"]?["payload"]?["url"] is { Length: > 0 and <= LongestAddress } address ? address : null;

    private static JsonObject To(ReplyAddress address) => new() { ["recipient"] = new JsonObject { ["id"] = address.CustomerKey } };

    private static async Task<(SendResult Result, JsonElement? Answer)> PostAsync(GraphClient graph, MessagingWay way, JsonObject body, CancellationToken cancellationToken)
    {
        var (result, answer) = await graph.PostAsync(way.Path, way.Token, (JsonObject)body.DeepClone(), cancellationToken);
        return (result.Outcome == SendOutcome.Sent && result.PlatformId is null ? result with { PlatformId = answer?.Id("message_id") } : result, answer);
    }
}
