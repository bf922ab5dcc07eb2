using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Channels.Rendering;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.Meta;

/// <summary>One item of <c>entry[].messaging[]</c>: what the customer said or did, or what Meta tells us beside it.</summary>
internal static class MessagingEvent
{
    /// <summary>The payload of the button that opens a conversation; it greets instead of asking.</summary>
    public const string GetStarted = "GET_STARTED";

    public const int LongestKey = 512;

    /// <summary>The event keys that Meta documents. Beside one of them an item may carry what Meta adds tomorrow.</summary>
    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
    [
        "message", "message_edit", "postback", "referral", "delivery", "read", "reaction", "optin", "account_linking", "pass_thread_control",
        "take_thread_control", "request_thread_control", "app_roles", "policy_enforcement", "policy-enforcement",
    ]);

    /// <param name="platform">Messenger or Instagram.</param>
    /// <param name="account">The id of our account.</param>
    /// <param name="item"><c>{"sender":{"id"},"recipient":{"id"},"timestamp",&lt;one event key&gt;}</c>.</param>
    /// <param name="sentAt">The time of an event that carries none.</param>
    /// <returns>Nothing for what we have no use for and for what we cannot read.</returns>
    public static ReadItem Read(MessagingPlatform platform, string account, JsonElement item, DateTimeOffset sentAt)
    {
        var at = item.Moment("timestamp") ?? sentAt;
        var sender = item.Object("sender")?.Id("id");
        var message = item.Object("message");
        if (message is { } echo && (echo.Flag("is_echo") || sender == account) && !echo.Flag("is_self"))
        {
            return new(null, MessagingEcho.Read(platform, account, item, echo, at));
        }

        if (sender is not { Length: > 0 and <= LongestKey } customer || customer == account)
        {
            return default;
        }

        if (MessagingNotice.Read(platform, account, customer, item, at) is { Count: > 0 } notices)
        {
            return new(null, notices);
        }

        var activity = message is { } said ? MessagingMessage.Read(said)
            : item.Object("postback") is { } postback ? OfPostback(postback, customer)
            : item.Object("reaction") is { } reaction ? OfReaction(reaction)
            : OfEvent(platform, item);
        return activity is null ? default : new(Inbound(platform, account, customer, item, activity, at), null);
    }

    /// <summary>Kind and id for the log, never a word of it.</summary>
    public static IgnoredEvent Ignored(JsonElement item) => Subject(item) is not { } subject
        ? new(item.ValueKind == JsonValueKind.Object ? "unknown" : "unreadable", null)
        : new(KindOf(subject), Mid(subject.Value));

    /// <summary>Where replies to a customer go.</summary>
    public static ConversationReference ReferenceOf(MessagingPlatform platform, string account, string customer) => new()
    {
        ChannelId = platform.Channel,
        User = new ChannelAccount(customer, role: RoleTypes.User),
        Bot = new ChannelAccount(account, role: RoleTypes.Bot),
        Conversation = new ConversationAccount(id: customer),
    };

    private static InboundEvent Inbound(
        MessagingPlatform platform, string account, string customer, JsonElement item, Activity activity, DateTimeOffset at)
    {
        var key = Key(item, customer);
        activity.Id = key;
        activity.Timestamp = at;
        activity.ChannelId = platform.Channel;
        activity.From = new ChannelAccount(customer, role: RoleTypes.User);
        activity.Recipient = new ChannelAccount(account, role: RoleTypes.Bot);
        activity.Conversation = new ConversationAccount(id: customer);
        activity.ChannelData = JsonTokens.OfObject(item);
        return new(key, customer, customer, null, activity, at, item.GetRawText()) { OpensWindow = OpensWindow(item, activity) };
    }

    /// <summary>What the event is about: what we know, wherever it stands; else the first thing that is about something.</summary>
    private static JsonProperty? Subject(JsonElement item)
    {
        JsonProperty? first = null;
        foreach (var property in item.ValueKind == JsonValueKind.Object ? item.EnumerateObject() : default)
        {
            if (Known.Contains(property.Name))
            {
                return property;
            }

            first ??= property.Name is "sender" or "recipient" or "timestamp" or "prior_message" ? null : property;
        }

        return first;
    }

    /// <summary>Meta: messages, buttons, links that lead here and reactions begin the 24 hours anew.</summary>
    private static bool OpensWindow(JsonElement item, Activity activity) => activity.Type == ActivityTypes.Message
        || item.Object("postback") is not null || item.Object("referral") is not null || activity.ReactionsAdded is { Count: > 0 };

    private static string KindOf(JsonProperty subject) => subject.Name switch
    {
        "message" when subject.Value.Flag("is_echo") => "message_echo",
        "message" when subject.Value.Flag("is_deleted") => "message_deleted",
        var name => LogName.Of(name) ?? "unknown",
    };

    /// <summary>A button, the menu or an ice breaker: what it reads is what the customer says.</summary>
    private static Activity? OfPostback(JsonElement postback, string customer)
    {
        var payload = postback.Text("payload");
        if (string.Equals(payload, GetStarted, StringComparison.OrdinalIgnoreCase))
        {
            return new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = [new ChannelAccount(customer)], Value = new JValue(payload) };
        }

        // A button of ours carries the whole text that it stands for; menus and ice breakers carry a code beside their title.
        var title = postback.Text("title");
        var text = payload is { Length: > 0 } && title is { Length: > 0 } && payload.StartsWith(title.TrimEnd('…'), StringComparison.Ordinal) ? payload : title ?? payload;
        return string.IsNullOrEmpty(text)
            ? null
            : new Activity(ActivityTypes.Message) { Text = text, TextFormat = TextFormatTypes.Plain, Value = payload };
    }

    private static Activity? OfReaction(JsonElement reaction)
    {
        var kind = reaction.Text("emoji") ?? reaction.Text("reaction") ?? "";
        var activity = new Activity(ActivityTypes.MessageReaction) { ReplyToId = Mid(reaction) };
        switch (reaction.Text("action"))
        {
            case "react":
                activity.ReactionsAdded = [new MessageReaction(kind)];
                return activity;
            case "unreact":
                activity.ReactionsRemoved = [new MessageReaction(kind)];
                return activity;
            default:
                return null;
        }
    }

    /// <summary>The customer came back through a link or an advertisement, opted in, or linked an account.</summary>
    private static Activity? OfEvent(MessagingPlatform platform, JsonElement item) =>
        new[] { "referral", "optin", "account_linking" }
            .Where(kind => item.Object(kind) is not null)
            .Select(kind => new Activity(ActivityTypes.Event) { Name = $"{platform.Channel}/{kind}", Value = JsonTokens.OfObject(item.Object(kind)!.Value) })
            .FirstOrDefault();

    /// <summary>Meta's message id, or for events without one of their own their kind, sender, time and contents.</summary>
    private static string Key(JsonElement item, string customer)
    {
        var subject = Subject(item)!.Value;
        if (subject.Name is "message" or "postback" && Mid(subject.Value) is { } mid)
        {
            return mid;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject.Value.GetRawText())).AsSpan(0, 16));
        var key = string.Create(CultureInfo.InvariantCulture, $"{KindOf(subject)}:{customer}:{item.Id("timestamp")}:{hash}");
        return key.Length <= LongestKey ? key : key[^LongestKey..];
    }

    public static string? Mid(JsonElement subject) => subject.Id("mid") is { Length: <= LongestKey } mid ? mid : null;
}
