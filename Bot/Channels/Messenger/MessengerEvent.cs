using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.Messenger;

/// <summary>One item of <c>entry[].messaging[]</c> as an activity.</summary>
internal static class MessengerEvent
{
    /// <summary>The payload of the button that opens a conversation; it greets instead of asking.</summary>
    public const string GetStarted = "GET_STARTED";

    private const int LongestKey = 512;

    /// <summary>What the customer said or did; null for what we have no use for and for what we cannot read.</summary>
    /// <param name="page">The page's id.</param>
    /// <param name="item"><c>{"sender":{"id"},"recipient":{"id"},"timestamp",&lt;one event key&gt;}</c>.</param>
    /// <param name="sentAt">The time of an event that carries none.</param>
    public static InboundEvent? Read(string page, JsonElement item, DateTimeOffset sentAt)
    {
        if (item.Object("sender")?.Id("id") is not { Length: <= LongestKey } customer || customer == page)
        {
            return null;
        }

        var activity = item.Object("message") is { } message ? OfMessage(message)
            : item.Object("postback") is { } postback ? OfPostback(postback, customer)
            : item.Object("referral") is { } referral ? OfReferral(referral)
            : null;
        if (activity is null)
        {
            return null;
        }

        var at = item.Moment("timestamp") ?? sentAt;
        var key = Key(item, customer);
        activity.Id = key;
        activity.Timestamp = at;
        activity.ChannelId = MessengerChannel.ChannelId;
        activity.From = new ChannelAccount(customer, role: RoleTypes.User);
        activity.Recipient = new ChannelAccount(page, role: RoleTypes.Bot);
        activity.Conversation = new ConversationAccount(id: customer);
        activity.ChannelData = JsonTokens.OfObject(item);
        return new(key, customer, customer, null, activity, at, item.GetRawText());
    }

    /// <summary>Kind and id for the log, never a word of it.</summary>
    public static IgnoredEvent Ignored(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return new("unreadable", null);
        }

        var subjects = item.EnumerateObject().Where(p => p.Name is not ("sender" or "recipient" or "timestamp" or "prior_message"));
        return subjects.Select(p => new IgnoredEvent(KindOf(p), Mid(p.Value))).FirstOrDefault() ?? new("unknown", null);
    }

    private static string KindOf(JsonProperty subject) => subject.Name switch
    {
        "message" when subject.Value.Flag("is_echo") => "message_echo",
        "message" when subject.Value.Flag("is_deleted") => "message_deleted",
        var name => LogName.Of(name) ?? "unknown",
    };

    private static Activity? OfMessage(JsonElement message)
    {
        if (message.Flag("is_echo") || message.Flag("is_deleted"))
        {
            return null;
        }

        var text = message.Text("text");
        var activity = new Activity(ActivityTypes.Message) { Text = text, TextFormat = TextFormatTypes.Plain };
        if (message.Object("quick_reply")?.Text("payload") is { Length: > 0 } payload)
        {
            (activity.Text, activity.Value) = MessengerQuickReply.Chosen(payload, text);
        }

        activity.Attachments = MessengerAttachment.Read(message);
        activity.Text ??= MessengerAttachment.IsThumbsUp(message) ? "👍" : null;
        return string.IsNullOrEmpty(activity.Text) && activity.Attachments is null ? null : activity;
    }

    /// <summary>A button, the menu or an ice breaker: what it reads is what the customer says.</summary>
    private static Activity? OfPostback(JsonElement postback, string customer)
    {
        var payload = postback.Text("payload");
        if (string.Equals(payload, GetStarted, StringComparison.OrdinalIgnoreCase))
        {
            return new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = [new ChannelAccount(customer)], Value = new JValue(payload) };
        }

        var title = postback.Text("title") ?? payload;
        return string.IsNullOrEmpty(title)
            ? null
            : new Activity(ActivityTypes.Message) { Text = title, TextFormat = TextFormatTypes.Plain, Value = payload };
    }

    /// <summary>The customer came back through a link or an advertisement.</summary>
    private static Activity OfReferral(JsonElement referral) =>
        new(ActivityTypes.Event) { Name = "messenger/referral", Value = JsonTokens.OfObject(referral) };

    /// <summary>Meta's message id, or for events without one their kind, sender, time and contents.</summary>
    private static string Key(JsonElement item, string customer)
    {
        var subject = item.Object("message") ?? item.Object("postback") ?? item.Object("referral")!.Value;
        if (Mid(subject) is { } mid)
        {
            return mid;
        }

        var kind = Ignored(item).Kind;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject.GetRawText())).AsSpan(0, 16));
        var key = string.Create(CultureInfo.InvariantCulture, $"{kind}:{customer}:{item.Id("timestamp")}:{hash}");
        return key.Length <= LongestKey ? key : key[^LongestKey..];
    }

    private static string? Mid(JsonElement subject) => subject.Id("mid") is { Length: <= LongestKey } mid ? mid : null;
}
