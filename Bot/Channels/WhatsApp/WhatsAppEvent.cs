using System.Text.Json;
using CareBot.Bot.Channels.Meta;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Channels.Rendering;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.WhatsApp;

/// <summary>One item of <c>messages[]</c>.</summary>
internal static class WhatsAppEvent
{
    /// <param name="number">Our phone number's id.</param>
    /// <param name="customer">Who wrote.</param>
    /// <param name="message"><c>{"from","id","timestamp","type",&lt;type&gt;:{…}}</c>.</param>
    /// <param name="receivedAt">The time of a message that carries none.</param>
    public static ReadItem Read(string number, WhatsAppCustomer customer, JsonElement message, DateTimeOffset receivedAt)
    {
        if (customer.Key is not { } key || message.Id("id") is not { Length: <= MessagingEvent.LongestKey } id)
        {
            return default;
        }

        if (message.Text("type") == "system")
        {
            return new(null, Changed(customer, message));
        }

        if (Activity(message) is not { } activity)
        {
            return default;
        }

        var at = message.Moment("timestamp") ?? receivedAt;
        activity.Id = id;
        activity.Timestamp = at;
        activity.ChannelId = WhatsAppChannel.ChannelId;
        activity.From = new ChannelAccount(key, customer.Name, role: RoleTypes.User);
        activity.Recipient = new ChannelAccount(number, role: RoleTypes.Bot);
        activity.Conversation = new ConversationAccount(id: key);
        activity.ReplyToId ??= message.Object("context")?.Id("id");
        activity.ChannelData = JsonTokens.OfObject(message);
        return new(new(id, key, key, customer.Name, activity, at, message.GetRawText()), null);
    }

    /// <summary>What somebody wrote in the business application on a telephone: the bot is silent.</summary>
    public static ReadItem ReadEcho(string number, JsonElement echo, DateTimeOffset receivedAt) =>
        echo.Id("id") is { Length: <= MessagingEvent.LongestKey } id && (echo.Id("to_user_id") ?? echo.Id("to")) is { Length: <= MessagingEvent.LongestKey } customer
            ? new(null, new PlatformNotice.SpokenElsewhere(
                customer, id, echo.Object("text")?.Text("body"), echo.Moment("timestamp") ?? receivedAt, ReferenceOf(number, customer)))
            : default;

    /// <summary>Kind and id for the log, never a word of it.</summary>
    public static IgnoredEvent Ignored(JsonElement message) => message.ValueKind == JsonValueKind.Object
        ? new(LogName.Of(message.Text("type")) ?? "unknown", LogName.Of(message.Id("id")))
        : new("unreadable", null);

    private static PlatformNotice? Changed(WhatsAppCustomer customer, JsonElement message) => message.Object("system") is { } system
        ? system.Text("type") switch
        {
            "user_changed_number" when (system.Id("new_wa_id") ?? system.Id("wa_id")) is { Length: <= MessagingEvent.LongestKey } now && customer.Number is { } before =>
                new PlatformNotice.KeyChanged(before, system.Id("user_id") ?? now),
            "user_changed_user_id" when (system.Id("new_user_id") ?? system.Id("user_id")) is { Length: <= MessagingEvent.LongestKey } now && customer.Key is { } before && before != now =>
                new PlatformNotice.KeyChanged(before, now),
            _ => null,
        }
        : null;

    private static Activity? Activity(JsonElement message)
    {
        var kind = message.Text("type") ?? "";
        return kind switch
        {
            "text" => Said(message.Object("text")?.Text("body")),
            "button" => Chosen(message.Object("button"), "payload", "text"),
            "interactive" => Interactive(message.Object("interactive")),
            "reaction" => Reaction(message.Object("reaction")),
            _ => WhatsAppMedia.Read(kind, message),
        };
    }

    private static Activity? Said(string? text) =>
        string.IsNullOrEmpty(text) ? null : new Activity(ActivityTypes.Message) { Text = text, TextFormat = TextFormatTypes.Plain };

    private static Activity? Interactive(JsonElement? interactive) => interactive?.Text("type") switch
    {
        "button_reply" => Chosen(interactive.Value.Object("button_reply"), "id", "title"),
        "list_reply" => Chosen(interactive.Value.Object("list_reply"), "id", "title"),
        "nfm_reply" when interactive.Value.Object("nfm_reply") is { } form => new Activity(ActivityTypes.Message)
        {
            Text = form.Text("body") ?? form.Text("name"), TextFormat = TextFormatTypes.Plain, Value = JsonTokens.OfObject(form),
        },
        _ => null,
    };

    private static Activity? Chosen(JsonElement? choice, string payloadName, string titleName)
    {
        var title = choice?.Text(titleName);
        if ((choice?.Text(payloadName) is { Length: > 0 } given ? given : title) is not { Length: > 0 } payload)
        {
            return null;
        }

        var (text, value) = ReplyChoice.Chosen(payload, title);
        return new Activity(ActivityTypes.Message) { Text = text, TextFormat = TextFormatTypes.Plain, Value = value };
    }

    /// <summary>A reaction without an emoji was taken back.</summary>
    private static Activity? Reaction(JsonElement? reaction)
    {
        if (reaction?.Id("message_id") is not { Length: <= MessagingEvent.LongestKey } about)
        {
            return null;
        }

        var emoji = reaction.Value.Text("emoji");
        return string.IsNullOrEmpty(emoji)
            ? new Activity(ActivityTypes.MessageReaction) { ReplyToId = about, ReactionsRemoved = [new MessageReaction("")] }
            : new Activity(ActivityTypes.MessageReaction) { ReplyToId = about, ReactionsAdded = [new MessageReaction(emoji)] };
    }

    private static ConversationReference ReferenceOf(string number, string customer) => new()
    {
        ChannelId = WhatsAppChannel.ChannelId,
        User = new ChannelAccount(customer, role: RoleTypes.User),
        Bot = new ChannelAccount(number, role: RoleTypes.Bot),
        Conversation = new ConversationAccount(id: customer),
    };
}
