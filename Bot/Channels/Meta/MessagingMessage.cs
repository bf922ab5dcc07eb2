using System.Text.Json;
using CareBot.Bot.Channels.Rendering;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.Meta;

/// <summary>A customer's <c>message</c> on Messenger or Instagram.</summary>
internal static class MessagingMessage
{
    /// <summary>Null for a message without anything in it.</summary>
    public static Activity? Read(JsonElement message)
    {
        var text = message.Text("text");
        var activity = new Activity(ActivityTypes.Message) { Text = text, TextFormat = TextFormatTypes.Plain };
        if (message.Object("quick_reply")?.Text("payload") is { Length: > 0 } payload)
        {
            (activity.Text, activity.Value) = ReplyChoice.Chosen(payload, text);
        }

        activity.ReplyToId = message.Object("reply_to") is { } answered ? MessagingEvent.Mid(answered) : null;
        activity.Attachments = MessagingAttachment.Read(message);
        activity.Text ??= MessagingAttachment.IsThumbsUp(message) ? "👍" : null;
        return string.IsNullOrEmpty(activity.Text) && activity.Attachments is null ? null : activity;
    }
}
