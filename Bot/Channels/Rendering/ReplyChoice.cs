using System.Text;
using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace CareBot.Bot.Channels.Rendering;

/// <summary>
/// Something to choose, as platforms know it: a short title, and a payload that comes back when it is chosen. Platforms cut
/// titles, so the payload carries the whole text, and a chosen one reaches the dialogs as that text.
/// </summary>
/// <param name="Title">What the customer reads, whole.</param>
/// <param name="Payload">What comes back.</param>
internal sealed record ReplyChoice(string Title, string Payload)
{
    /// <summary>The choices among actions whose payloads fit; what opens something is none.</summary>
    public static IReadOnlyList<ReplyChoice> Of(IEnumerable<CardAction> actions, TextLimit longestPayload) =>
        [.. actions.Select(a => Of(a, longestPayload)).OfType<ReplyChoice>()];

    /// <summary>Null for what opens something and for what has neither title nor value.</summary>
    public static ReplyChoice? Of(CardAction action, TextLimit longestPayload)
    {
        var value = action.Value switch
        {
            null => null,
            string text => text,
            Newtonsoft.Json.Linq.JValue { Value: string text } => text,
            var other => JsonConvert.SerializeObject(other) is var json && longestPayload.Holds(json) ? json : null,
        };
        var title = FirstOf(action.Title, value);
        var payload = FirstOf(value, action.Text, action.Title);
        return title is null || payload is null || Opens(action) ? null : new(title, TextParts.Shorten(payload, longestPayload));
    }

    /// <summary>Whether an action opens a page or a call instead of saying something.</summary>
    public static bool Opens(CardAction action) => action.Type is ActionTypes.OpenUrl or ActionTypes.DownloadFile or ActionTypes.Call;

    /// <summary>What the customer says by choosing: text, and value.</summary>
    public static (string? Text, object Value) Chosen(string payload, string? title)
    {
        if (payload[0] != '{')
        {
            return (payload, payload);
        }

        using var document = WebhookJson.Parse(Encoding.UTF8.GetBytes(payload));
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
