using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Rendering;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.Meta;

/// <summary>The button template and the generic template of Messenger and Instagram.</summary>
internal static class MessagingTemplates
{
    public const int LongestButtonText = 640;
    public const int MostButtons = 3;
    public const int MostElements = 10;
    private const int LongestLine = 80;

    /// <summary>A card as an element of the generic template; null if it does not fit there whole.</summary>
    public static JsonObject? Element(HeroCard card)
    {
        var buttons = (card.Buttons ?? []).Where(b => b is not null).Select(Button).ToList();
        var subtitle = string.Join('\n', new[] { card.Subtitle, card.Text }.Where(line => !string.IsNullOrWhiteSpace(line)));
        var image = card.Images?.Select(i => i?.Url).FirstOrDefault(IsPublic);
        if (string.IsNullOrWhiteSpace(card.Title) || card.Title.Length > LongestLine || subtitle.Length > LongestLine
            || buttons.Count > MostButtons || buttons.Contains(null) || (subtitle.Length == 0 && image is null && buttons.Count == 0))
        {
            return null;
        }

        var element = new JsonObject { ["title"] = card.Title };
        Set(element, "subtitle", subtitle.Length > 0 ? subtitle : null);
        Set(element, "image_url", image);
        Set(element, "default_action", card.Tap?.Value is string address && IsPublic(address) ? new JsonObject { ["type"] = "web_url", ["url"] = address } : null);
        Set(element, "buttons", buttons.Count > 0 ? new JsonArray([.. buttons]) : null);
        return element;
    }

    public static JsonObject Generic(IEnumerable<JsonObject> elements) => Template(new()
    {
        ["template_type"] = "generic", ["elements"] = new JsonArray([.. elements]),
    });

    /// <param name="text">At most <see cref="LongestButtonText"/> characters.</param>
    /// <param name="buttons">1 to 3.</param>
    public static JsonObject Buttons(string text, IEnumerable<JsonObject> buttons) => Template(new()
    {
        ["template_type"] = "button", ["text"] = text, ["buttons"] = new JsonArray([.. buttons]),
    });

    /// <summary>An action as a button; null for one without title or target, or whose title would be cut.</summary>
    public static JsonObject? Button(CardAction action)
    {
        var value = action.Value?.ToString();
        if (ReplyChoice.Opens(action))
        {
            var call = action.Type == ActionTypes.Call || value?.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) == true;
            return string.IsNullOrWhiteSpace(action.Title) || action.Title.Length > MessagingMessages.LongestTitle || value is null || (!call && !IsPublic(value)) ? null : new()
            {
                ["type"] = call ? "phone_number" : "web_url",
                ["title"] = action.Title,
                [call ? "payload" : "url"] = call ? value.Replace("tel:", "", StringComparison.OrdinalIgnoreCase) : value,
            };
        }

        return ReplyChoice.Of(action, MessagingMessages.LongestPayload) is not { Title.Length: <= MessagingMessages.LongestTitle } choice ? null : new()
        {
            ["type"] = "postback", ["title"] = choice.Title, ["payload"] = choice.Payload,
        };
    }

    private static bool IsPublic(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is ("https" or "http");

    private static JsonObject Template(JsonObject payload) =>
        new() { ["attachment"] = new JsonObject { ["type"] = "template", ["payload"] = payload } };

    private static void Set(JsonObject element, string name, JsonNode? value)
    {
        if (value is not null)
        {
            element[name] = value;
        }
    }
}
