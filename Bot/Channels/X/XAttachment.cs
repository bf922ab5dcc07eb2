using System.Globalization;
using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.X;

/// <summary>What customers send beside text in direct messages.</summary>
internal static class XAttachment
{
    /// <param name="attachment">
    /// <c>{"type":"media","media":{"type","media_url_https","video_info"?}}</c>. Any other kind becomes <c>application/vnd.x.&lt;kind&gt;</c> with itself as content:
    /// the desk then sees that something came.
    /// </param>
    public static Attachment Read(JsonElement attachment)
    {
        if (attachment.Object("media") is not { } media)
        {
            return new("application/vnd.x." + (LogName.Of(attachment.Text("type")) ?? "unknown"), content: JsonTokens.OfObject(attachment));
        }

        var moving = media.Text("type") is "video" or "animated_gif";
        return new(moving ? "video/*" : "image/*", contentUrl: (moving ? Film(media) : null) ?? media.Text("media_url_https"), content: JsonTokens.OfObject(media));
    }

    /// <summary>Bits a second that show what a customer means and still make a file that can be kept.</summary>
    private const long Enough = 1_000_000;

    /// <summary>The address of the film itself; <c>media_url_https</c> is only its first picture.</summary>
    private static string? Film(JsonElement media) => (media.Object("video_info")?.Items("variants") ?? [])
        .Where(v => v.ValueKind == JsonValueKind.Object && v.Text("content_type") == "video/mp4")
        .Select(v => (Address: v.Text("url"), Bits: long.TryParse(v.Id("bitrate"), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? bits : 0))
        .OrderByDescending(v => v.Bits <= Enough).ThenBy(v => v.Bits <= Enough ? -v.Bits : v.Bits)
        .Select(v => v.Address).FirstOrDefault(address => address is not null);
}
