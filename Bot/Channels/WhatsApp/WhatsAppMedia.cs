using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.WhatsApp;

/// <summary>
/// Messages that are more than words. Media come as ids, which the attachment's content names (<c>{"id","sha256"}</c>); <see cref="WhatsAppFiles"/> fetches them after the turn.
/// </summary>
internal static class WhatsAppMedia
{
    /// <summary>Media become attachments of their own type, everything else one of <c>application/vnd.whatsapp.&lt;kind&gt;</c> with its contents.</summary>
    public static Activity? Read(string kind, JsonElement message)
    {
        if (kind.Length == 0)
        {
            return null;
        }

        var content = message.Field(kind);
        var media = kind is "image" or "video" or "audio" or "document" or "sticker" ? message.Object(kind) : null;
        return new Activity(ActivityTypes.Message)
        {
            Text = media?.Text("caption") ?? (kind == "order" ? message.Object(kind)?.Text("text") : null),
            TextFormat = TextFormatTypes.Plain,
            Attachments =
            [
                media is { } file
                    ? new Attachment(file.Text("mime_type") is { Length: > 0 and <= 200 } type ? type : Generic(kind), content: JsonTokens.OfObject(file), name: file.Text("filename"))
                    : new Attachment("application/vnd.whatsapp." + (LogName.Of(kind) ?? "unknown"), content: content is { } other ? JsonTokens.Of(other) : null),
            ],
        };
    }

    private static string Generic(string kind) => kind switch
    {
        "image" or "sticker" => "image/*",
        "video" => "video/*",
        "audio" => "audio/*",
        _ => "application/octet-stream",
    };
}
