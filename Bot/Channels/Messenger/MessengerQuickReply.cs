using System.Text.Json;
using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace CareBot.Bot.Channels.Messenger;

/// <summary>
/// Suggested actions as Messenger's quick replies. The platform cuts what it shows, so the payload carries the whole text,
/// and a chosen reply reaches the dialogs as that text.
/// </summary>
internal static class MessengerQuickReply
{
    public const int Most = 13;
    public const int LongestTitle = 20;
    public const int LongestPayload = 1000;

    /// <summary>The quick reply for an action; null for what a quick reply cannot do, such as opening a page.</summary>
    public static JsonObject? Of(CardAction action)
    {
        var value = action.Value switch
        {
            null => null,
            string text => text,
            Newtonsoft.Json.Linq.JValue { Value: string text } => text,
            var other => JsonConvert.SerializeObject(other) is { Length: <= LongestPayload } json ? json : null,
        };
        var title = FirstOf(action.Title, value);
        var payload = FirstOf(value, action.Text, action.Title);
        return title is null || payload is null || action.Type is ActionTypes.OpenUrl or ActionTypes.DownloadFile or ActionTypes.Call
            ? null
            : new()
            {
                ["content_type"] = "text",
                ["title"] = TextParts.Shorten(title, LongestTitle),
                ["payload"] = TextParts.Shorten(payload, LongestPayload),
            };
    }

    /// <summary>What the customer says by choosing: text, and value.</summary>
    public static (string? Text, object Value) Chosen(string payload, string? title)
    {
        if (payload[0] != '{')
        {
            return (payload, payload);
        }

        using var document = WebhookJson.Parse(System.Text.Encoding.UTF8.GetBytes(payload));
        return document is { RootElement.ValueKind: JsonValueKind.Object }
            ? (title ?? payload, JsonTokens.OfObject(document.RootElement))
            : (payload, payload);
    }

    private static string? FirstOf(params ReadOnlySpan<string?> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (!string.IsNullOrWhiteSpace(candidate))
            {
                return candidate.Trim();
            }
        }

        return null;
    }
}
