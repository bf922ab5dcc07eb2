using System.Net;
using System.Text.Json;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Channels.Rendering;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.X;

/// <summary>One direct message. What our account sent is an echo: ours, or somebody's who answers on x.com.</summary>
internal static class XMessage
{
    /// <param name="account">Our user's id.</param>
    /// <param name="message"><c>{"type":"message_create","id","created_timestamp","message_create":{"target","sender_id","message_data"}}</c>.</param>
    /// <param name="users">The users of the call, by id; null if it names none.</param>
    /// <param name="receivedAt">The time of a message that carries none.</param>
    public static ReadItem Read(string account, JsonElement message, JsonElement? users, DateTimeOffset receivedAt)
    {
        if (message.ValueKind != JsonValueKind.Object || message.Object("message_create") is not { } create || create.Object("message_data") is not { } data
            || XIds.Of(message, "id") is not { } id || XIds.Of(create, "sender_id") is not { } sender
            || create.Object("target") is not { } target || XIds.Of(target, "recipient_id") is not { } recipient || IsGroup(message, account))
        {
            return default;
        }

        var at = message.Moment("created_timestamp") ?? receivedAt;
        if (sender == account)
        {
            return recipient == account ? default : new(null, new PlatformNotice.SpokenElsewhere(
                recipient, id, XText.Shown(data), at, ReferenceOf(account, recipient), MayBeOurs: true));
        }

        if (recipient != account || Activity(data) is not { } activity)
        {
            return default;
        }

        var name = NameOf(users, sender);
        activity.Id = id;
        activity.Timestamp = at;
        activity.ChannelId = XChannel.ChannelId;
        activity.From = new ChannelAccount(sender, name, role: RoleTypes.User);
        activity.Recipient = new ChannelAccount(account, role: RoleTypes.Bot);
        activity.Conversation = new ConversationAccount(id: sender);
        activity.ChannelData = JsonTokens.OfObject(message);
        return new(new(id, sender, sender, name, activity, at, message.GetRawText()), null);
    }

    private static Activity? Activity(JsonElement data)
    {
        var activity = new Activity(ActivityTypes.Message) { Text = XText.Shown(data), TextFormat = TextFormatTypes.Plain };
        if (data.Object("quick_reply_response")?.Text("metadata") is { Length: > 0 } chosen)
        {
            (activity.Text, activity.Value) = ReplyChoice.Chosen(chosen, activity.Text);
        }

        if (data.Object("attachment") is { } attached)
        {
            activity.Attachments = [XAttachment.Read(attached)];
        }

        return string.IsNullOrEmpty(activity.Text) && activity.Attachments is null ? null : activity;
    }

    /// <summary>A conversation of two is named after both; anything else is a group, which is not served.</summary>
    private static bool IsGroup(JsonElement message, string account) =>
        XIds.Of(message, "dm_conversation_id") is { } conversation
        && !(conversation.Split('-') is [var one, var two] && (one == account || two == account));

    private static string? NameOf(JsonElement? users, string id)
    {
        var user = users?.Object(id);
        var name = (user?.Object("data") ?? user)?.Text("name")?.Trim();
        return name is { Length: > 0 } ? name[..Math.Min(name.Length, 200)] : null;
    }

    private static ConversationReference ReferenceOf(string account, string customer) => new()
    {
        ChannelId = XChannel.ChannelId,
        User = new ChannelAccount(customer, role: RoleTypes.User),
        Bot = new ChannelAccount(account, role: RoleTypes.Bot),
        Conversation = new ConversationAccount(id: customer),
    };
}

/// <summary>X's text: escaped as HTML, with its own short links in place of the addresses.</summary>
internal static class XText
{
    /// <summary>The words as the customer wrote them; null if there are none.</summary>
    public static string? Shown(JsonElement data, string? given = null)
    {
        var text = given ?? data.Text("text");
        if (text is null)
        {
            return null;
        }

        if (data.Object("attachment")?.Object("media")?.Text("url") is { Length: > 0 } picture)
        {
            text = text.Replace(picture, "", StringComparison.Ordinal);
        }

        text = WebUtility.HtmlDecode(text);
        foreach (var link in data.Object("entities") is { } entities ? entities.Items("urls").Where(u => u.ValueKind == JsonValueKind.Object) : [])
        {
            if (link.Text("url") is { Length: > 0 } shortened && link.Text("expanded_url") is { Length: > 0 } whole)
            {
                text = text.Replace(shortened, whole, StringComparison.Ordinal);
            }
        }

        return text.Trim();
    }
}
