using System.Text.Json;
using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.X;

/// <summary>
/// X calls out: direct messages, and posts that answer a post. X takes no key of ours that would come back, so an echo is known by the id that the
/// answer gave.
/// </summary>
internal sealed class XChannel(XOptions options, XClient client, ILogger<XChannel> logger) : IChannel, IDisposable
{
    public const string ChannelId = "x";

    public string Id => ChannelId;

    public IReadOnlyList<ConfiguredAccount> Accounts { get; } =
        [.. options.Users.Select(u => new ConfiguredAccount(u.Name, u.Id, u.Brand) { Budgets = u.Budgets })];

    public IReadOnlyList<string> Render(Activity reply) => XMessages.Of(reply, options.QuickReplies);

    public async Task<SendResult> SendAsync(OutboundSend send, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(send);
        if (UserOf(send.Address) is not { } user)
        {
            return new(SendOutcome.TokenDead, Error: "no token: the settings do not name this user");
        }

        var message = JsonNode.Parse(send.Payload)!.AsObject();
        if (send.Address.ConversationKey.StartsWith(XPost.Prefix, StringComparison.Ordinal))
        {
            return await PostAsync(user, send.Address, message, cancellationToken);
        }

        return message.ContainsKey("quick_reply")
            ? await OfferAsync(user, send.Address.CustomerKey, message, cancellationToken)
            : await SayAsync(user, send.Address.CustomerKey, message, cancellationToken);
    }

    /// <summary>Only through the older API, whose future is not confirmed; off unless the settings switch it on.</summary>
    public async Task ShowTypingAsync(ReplyAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!options.TypingIndicator || UserOf(address) is not { } user || address.ConversationKey.StartsWith(XPost.Prefix, StringComparison.Ordinal))
        {
            return;
        }

        try
        {
            var path = $"/1.1/direct_messages/indicate_typing.json?recipient_id={Uri.EscapeDataString(address.CustomerKey)}";
            var (result, _) = await client.CallAsync(HttpMethod.Post, path, user, null, false, cancellationToken);
            if (result.Outcome != SendOutcome.Sent)
            {
                logger.TypingNotShown(address.ConversationId, result.Error ?? "");
            }
        }
        catch (OperationCanceledException)
        {
            logger.TypingNotShown(address.ConversationId, "cancelled");
        }
    }

    public void Dispose() => client.Dispose();

    private XAccount? UserOf(ReplyAddress address) => options.Users.FirstOrDefault(u => u.Id == address.Account.ExternalId);

    private async Task<SendResult> SayAsync(XAccount user, string customer, JsonObject message, CancellationToken cancellationToken)
    {
        var path = $"/2/dm_conversations/with/{Uri.EscapeDataString(customer)}/messages";
        var (result, body) = await client.CallAsync(HttpMethod.Post, path, user, message, false, cancellationToken);
        return With(result, body?.Object("data")?.Id("dm_event_id"));
    }

    private async Task<SendResult> OfferAsync(XAccount user, string customer, JsonObject message, CancellationToken cancellationToken)
    {
        var call = new JsonObject
        {
            ["event"] = new JsonObject
            {
                ["type"] = "message_create",
                ["message_create"] = new JsonObject { ["target"] = new JsonObject { ["recipient_id"] = customer }, ["message_data"] = message },
            },
        };
        var (result, body) = await client.CallAsync(HttpMethod.Post, "/1.1/direct_messages/events/new.json", user, call, false, cancellationToken);
        return With(result, body?.Object("event")?.Id("id"));
    }

    /// <summary>The button under the post opens a direct message to us.</summary>
    private async Task<SendResult> PostAsync(XAccount user, ReplyAddress address, JsonObject post, CancellationToken cancellationToken)
    {
        if (address.Reference.ActivityId is not { Length: > 0 and <= 19 } answered || !answered.All(char.IsAsciiDigit))
        {
            return new(SendOutcome.Rejected, Error: "no post to answer");
        }

        post["reply"] = new JsonObject { ["in_reply_to_tweet_id"] = answered };
        post["direct_message_deep_link"] = $"https://twitter.com/messages/compose?recipient_id={user.Id}";
        var (result, body) = await client.CallAsync(HttpMethod.Post, "/2/tweets", user, post, true, cancellationToken);
        return With(result, body?.Object("data")?.Id("id"));
    }

    private static SendResult With(SendResult result, string? platformId) =>
        result.Outcome == SendOutcome.Sent && result.PlatformId is null ? result with { PlatformId = platformId } : result;
}
