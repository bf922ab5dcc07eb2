using System.Globalization;
using System.Text.Json;

namespace CareBot.Tests.StandIns;

/// <summary>
/// Which send requests Graph takes for Messenger and Instagram. Unknown fields are refused, so that a misspelt one cannot pass unseen.
/// </summary>
internal static class GraphRules
{
    private const int LongestText = 1999;
    private const int LongestInstagramText = 1000;
    private const int LongestButtonText = 640;
    private const int LongestLine = 80;
    private const int LongestMetadata = 1000;
    private const int MostQuickReplies = 13;
    private const int LongestTitle = 20;
    private const int LongestPayload = 1000;

    /// <summary>What is wrong with a request, or null; then <paramref name="request"/> is it.</summary>
    public static string? Fault(GraphKind kind, string? contentType, string body, out JsonElement request)
    {
        request = default;
        if (contentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return "Content-Type must be application/json";
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            request = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return "The body must be JSON";
        }

        if (kind == GraphKind.WhatsApp)
        {
            return WhatsAppRules.Fault(request);
        }

        return Unknown(request, "request", "recipient", "messaging_type", "tag", "message", "sender_action", kind == GraphKind.Messenger ? "persona_id" : "recipient")
            ?? Recipient(request)
            ?? (request.TryGetProperty("sender_action", out var action) ? Action(request, action) : Message(kind, request));
    }

    private static string? Recipient(JsonElement request) =>
        !request.TryGetProperty("recipient", out var recipient) ? "The parameter recipient is required"
        : Unknown(recipient, "recipient", "id") ?? Length(recipient, "id", 1, 512);

    private static string? Action(JsonElement request, JsonElement action) =>
        request.TryGetProperty("message", out _) || request.TryGetProperty("messaging_type", out _) ? "sender_action cannot be sent with a message"
        : action.ValueKind == JsonValueKind.String && action.GetString() is "typing_on" or "typing_off" or "mark_seen" ? null
        : "sender_action must be typing_on, typing_off or mark_seen";

    private static string? Message(GraphKind kind, JsonElement request)
    {
        var type = request.TryGetProperty("messaging_type", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        var tagged = request.TryGetProperty("tag", out var tag);
        if (type is not ("RESPONSE" or "UPDATE" or "MESSAGE_TAG") && !(type is null && kind == GraphKind.Instagram))
        {
            return "messaging_type must be RESPONSE, UPDATE or MESSAGE_TAG";
        }

        if (tagged && type is null && tag.GetString() == "human_agent")
        {
            return Content(kind, request);
        }

        if (tagged != (type == "MESSAGE_TAG") || (tagged && tag.GetString() != "HUMAN_AGENT"))
        {
            return "MESSAGE_TAG needs the tag HUMAN_AGENT";
        }

        return Content(kind, request);
    }

    private static string? Content(GraphKind kind, JsonElement request)
    {
        if (!request.TryGetProperty("message", out var message))
        {
            return "The parameter message is required";
        }

        var hasText = message.ValueKind == JsonValueKind.Object && message.TryGetProperty("text", out _);
        return Unknown(message, "message", "text", "attachment", "metadata", "quick_replies")
            ?? (hasText == message.TryGetProperty("attachment", out var attachment) ? "A message needs either text or attachment" : null)
            ?? (hasText ? Text(kind, message) : Attachment(attachment))
            ?? (message.TryGetProperty("metadata", out _) ? Length(message, "metadata", 0, LongestMetadata) : null)
            ?? (message.TryGetProperty("quick_replies", out var replies) ? QuickReplies(replies) : null);
    }

    private static string? Text(GraphKind kind, JsonElement message) => kind == GraphKind.Messenger
        ? Length(message, "text", 1, LongestText)
        : Length(message, "text", 1, int.MaxValue)
            ?? (System.Text.Encoding.UTF8.GetByteCount(message.GetProperty("text").GetString()!) <= LongestInstagramText ? null : "text must be at most 1000 bytes");

    private static string? Attachment(JsonElement attachment)
    {
        if (Unknown(attachment, "attachment", "type", "payload") is { } unknown)
        {
            return unknown;
        }

        var type = attachment.TryGetProperty("type", out var given) ? given.GetString() : null;
        if (!attachment.TryGetProperty("payload", out var payload))
        {
            return "attachment.payload is required";
        }

        return type switch
        {
            "image" or "audio" or "video" or "file" => Unknown(payload, "payload", "url", "is_reusable") ?? Length(payload, "url", 1, 2048),
            "template" => Template(payload),
            _ => "attachment.type is wrong",
        };
    }

    private static string? Template(JsonElement payload) => (payload.TryGetProperty("template_type", out var type) ? type.GetString() : null) switch
    {
        "button" => Unknown(payload, "payload", "template_type", "text", "buttons") ?? Length(payload, "text", 1, LongestButtonText) ?? Buttons(payload, 1),
        "generic" => Unknown(payload, "payload", "template_type", "image_aspect_ratio", "elements", "sharable") ?? Elements(payload),
        _ => "template_type must be button or generic",
    };

    private static string? Elements(JsonElement payload)
    {
        if (!payload.TryGetProperty("elements", out var elements) || elements.ValueKind != JsonValueKind.Array || elements.GetArrayLength() is 0 or > 10)
        {
            return "elements must be 1 to 10";
        }

        return elements.EnumerateArray().Select(element =>
            Unknown(element, "element", "title", "subtitle", "image_url", "default_action", "buttons")
            ?? Length(element, "title", 1, LongestLine)
            ?? (element.TryGetProperty("subtitle", out _) ? Length(element, "subtitle", 1, LongestLine) : null)
            ?? (element.EnumerateObject().Count() > 1 ? null : "an element needs more than a title")
            ?? (element.TryGetProperty("buttons", out _) ? Buttons(element, 1) : null)).FirstOrDefault(fault => fault is not null);
    }

    private static string? Buttons(JsonElement owner, int least)
    {
        if (!owner.TryGetProperty("buttons", out var buttons) || buttons.ValueKind != JsonValueKind.Array || buttons.GetArrayLength() < least || buttons.GetArrayLength() > 3)
        {
            return "buttons must be 1 to 3";
        }

        return buttons.EnumerateArray().Select(button =>
            Length(button, "title", 1, LongestTitle) ?? (button.GetProperty("type").GetString() switch
            {
                "postback" or "phone_number" => Unknown(button, "button", "type", "title", "payload") ?? Length(button, "payload", 1, LongestPayload),
                "web_url" => Unknown(button, "button", "type", "title", "url") ?? Length(button, "url", 1, 2048),
                _ => "the button's type is wrong",
            })).FirstOrDefault(fault => fault is not null);
    }

    private static string? QuickReplies(JsonElement replies)
    {
        if (replies.ValueKind != JsonValueKind.Array || replies.GetArrayLength() is 0 or > MostQuickReplies)
        {
            return string.Create(CultureInfo.InvariantCulture, $"quick_replies must be 1 to {MostQuickReplies}");
        }

        return replies.EnumerateArray().Select(reply =>
            Unknown(reply, "quick_reply", "content_type", "title", "payload", "image_url")
            ?? (reply.TryGetProperty("content_type", out var type) && type.GetString() == "text" ? null : "content_type must be text")
            ?? Length(reply, "title", 1, LongestTitle)
            ?? Length(reply, "payload", 1, LongestPayload)).FirstOrDefault(fault => fault is not null);
    }

    internal static string? Unknown(JsonElement element, string place, params string[] known) =>
        element.ValueKind != JsonValueKind.Object ? $"{place} must be an object"
        : element.EnumerateObject().Select(p => p.Name).FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown
            ? $"Unexpected field {unknown} in {place}"
            : null;

    internal static string? Length(JsonElement element, string name, int least, int most) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Length is var length
        && length >= least && length <= most
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{name} must be a string of {least} to {most} characters");
}
