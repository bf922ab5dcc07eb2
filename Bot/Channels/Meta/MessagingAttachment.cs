using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.Meta;

/// <summary>What customers send beside text. The addresses are Meta's and soon expire; what may be kept is fetched after the turn.</summary>
internal static class MessagingAttachment
{
    /// <summary>The content type of what Meta itself cannot hand over.</summary>
    public const string Unsupported = "application/vnd.facebook.unsupported";

    /// <summary>The content type of the story of ours that a message answers; its content names the story. Stories are not kept.</summary>
    public const string StoryReply = "application/vnd.instagram.story_reply";

    /// <summary>The thumb beside Messenger's text field, in its three sizes.</summary>
    private static readonly string[] ThumbsUp = ["369239263222822", "369239343222814", "369239383222810"];

    /// <summary>
    /// Null if the message has none. An unknown kind becomes <c>application/vnd.facebook.&lt;kind&gt;</c> with its payload as
    /// content.
    /// </summary>
    public static List<Attachment>? Read(JsonElement message)
    {
        var attachments = message.Items("attachments").Where(a => a.ValueKind == JsonValueKind.Object).Select(ReadOne).ToList();
        if (message.Flag("is_unsupported"))
        {
            attachments.Add(new Attachment(Unsupported));
        }

        if (message.Object("reply_to")?.Object("story") is { } story)
        {
            attachments.Add(new Attachment(StoryReply, content: JsonTokens.OfObject(story)));
        }

        return attachments.Count > 0 ? attachments : null;
    }

    public static bool IsThumbsUp(JsonElement message) =>
        message.Items("attachments").ToList() is [{ ValueKind: JsonValueKind.Object } only]
        && only.Object("payload")?.Id("sticker_id") is { } sticker && ThumbsUp.Contains(sticker, StringComparer.Ordinal);

    private static Attachment ReadOne(JsonElement attachment)
    {
        var kind = attachment.Text("type") ?? "";
        var payload = attachment.Object("payload");
        var content = payload is { } value ? JsonTokens.OfObject(value) : null;
        var name = attachment.Text("title");
        var url = payload?.Text("url") ?? attachment.Text("url");
        var contentType = ContentType(kind, payload);
        return contentType.StartsWith("application/vnd.facebook.", StringComparison.Ordinal)
            ? new Attachment(contentType, content: content, name: name ?? url)
            : new Attachment(contentType, contentUrl: url, name: name);
    }

    private static string ContentType(string kind, JsonElement? payload) => kind switch
    {
        _ when payload?.Id("sticker_id") is not null => "image/*",
        "image" or "sticker" => "image/*",
        "video" => "video/*",
        "audio" => "audio/*",
        "file" => "application/octet-stream",
        _ => "application/vnd.facebook." + (LogName.Of(kind) ?? "unknown"),
    };
}
