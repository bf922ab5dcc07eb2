using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.Messenger;

/// <summary>A reply as the <c>message</c> objects of Graph's Send API.</summary>
internal static class MessengerMessages
{
    public const int LongestText = 2000;

    internal static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Text first, in parts; then media; quick replies on the last. Empty for what Messenger cannot show.</summary>
    public static IReadOnlyList<string> Of(Activity reply)
    {
        if (reply.Type != ActivityTypes.Message)
        {
            return [];
        }

        var cards = (reply.Attachments ?? []).Where(a => a is not null).Select(Card).OfType<HeroCard>().ToList();
        var actions = cards.SelectMany(c => c.Buttons ?? []).Concat(reply.SuggestedActions?.Actions ?? []).Where(a => a is not null).ToList();
        var messages = TextParts.Split(Words(reply, cards, actions), LongestText).Select(part => new JsonObject { ["text"] = part })
            .Concat((reply.Attachments ?? []).Select(Media).OfType<JsonObject>())
            .ToList();
        var replies = actions.Select(MessengerQuickReply.Of).OfType<JsonObject>().Take(MessengerQuickReply.Most).ToArray<JsonNode>();
        if (messages.Count > 0 && replies.Length > 0)
        {
            messages[^1]["quick_replies"] = new JsonArray(replies);
        }

        return [.. messages.Select(m => m.ToJsonString(Compact))];
    }

    private static string Words(Activity reply, IEnumerable<HeroCard> cards, IEnumerable<CardAction> actions)
    {
        var blocks = new List<string?> { reply.TextFormat == TextFormatTypes.Plain ? reply.Text : MarkdownText.Plain(reply.Text ?? "") };
        blocks.AddRange(cards.SelectMany(c => new[] { c.Title, c.Subtitle, MarkdownText.Plain(c.Text ?? "") }));
        blocks.AddRange(actions.Where(a => a.Type is ActionTypes.OpenUrl or ActionTypes.DownloadFile or ActionTypes.Call)
            .Select(a => $"{a.Title}: {a.Value}"));
        return string.Join('\n', blocks.Where(b => !string.IsNullOrWhiteSpace(b)));
    }

    private static HeroCard? Card(Attachment attachment) => attachment.ContentType switch
    {
        HeroCard.ContentType or ThumbnailCard.ContentType => attachment.Content switch
        {
            HeroCard card => card,
            JObject content => ReadCard(content),
            null => null,
            var other => ReadCard(JObject.FromObject(other)),
        },
        _ => null,
    };

    private static HeroCard? ReadCard(JObject content)
    {
        try
        {
            return content.ToObject<HeroCard>();
        }
        catch (Newtonsoft.Json.JsonException)
        {
            return null;
        }
    }

    private static JsonObject? Media(Attachment? attachment)
    {
        if (!Uri.TryCreate(attachment?.ContentUrl, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            return null;
        }

        var kind = (attachment.ContentType ?? "").Split('/')[0];
        return new()
        {
            ["attachment"] = new JsonObject
            {
                ["type"] = kind is "image" or "video" or "audio" ? kind : "file",
                ["payload"] = new JsonObject { ["url"] = url.AbsoluteUri },
            },
        };
    }
}
