using System.Globalization;
using System.Text.Json;

namespace CareBot.Tests.StandIns;

/// <summary>Which send requests Graph takes. Unknown fields are refused, so that a misspelt one cannot pass unseen.</summary>
internal static class GraphRules
{
    private const int LongestText = 2000;
    private const int LongestMetadata = 1000;
    private const int MostQuickReplies = 13;
    private const int LongestTitle = 20;
    private const int LongestPayload = 1000;

    /// <summary>What is wrong with a request, or null; then <paramref name="request"/> is it.</summary>
    public static string? Fault(string? contentType, string body, out JsonElement request)
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

        return Unknown(request, "request", "recipient", "messaging_type", "message", "sender_action")
            ?? Recipient(request)
            ?? (request.TryGetProperty("sender_action", out var action) ? Action(request, action) : Message(request));
    }

    private static string? Recipient(JsonElement request) =>
        !request.TryGetProperty("recipient", out var recipient) ? "The parameter recipient is required"
        : Unknown(recipient, "recipient", "id") ?? Length(recipient, "id", 1, 512);

    private static string? Action(JsonElement request, JsonElement action) =>
        request.TryGetProperty("message", out _) || request.TryGetProperty("messaging_type", out _) ? "sender_action cannot be sent with a message"
        : action.ValueKind == JsonValueKind.String && action.GetString() is "typing_on" or "typing_off" or "mark_seen" ? null
        : "sender_action must be typing_on, typing_off or mark_seen";

    private static string? Message(JsonElement request)
    {
        if (!request.TryGetProperty("messaging_type", out var type) || type.ValueKind != JsonValueKind.String
            || type.GetString() is not ("RESPONSE" or "UPDATE"))
        {
            return "messaging_type must be RESPONSE or UPDATE";
        }

        if (!request.TryGetProperty("message", out var message))
        {
            return "The parameter message is required";
        }

        var hasText = message.ValueKind == JsonValueKind.Object && message.TryGetProperty("text", out _);
        return Unknown(message, "message", "text", "attachment", "metadata", "quick_replies")
            ?? (hasText == message.TryGetProperty("attachment", out var attachment) ? "A message needs either text or attachment" : null)
            ?? (hasText ? Length(message, "text", 1, LongestText) : Attachment(attachment))
            ?? (message.TryGetProperty("metadata", out _) ? Length(message, "metadata", 0, LongestMetadata) : null)
            ?? (message.TryGetProperty("quick_replies", out var replies) ? QuickReplies(replies) : null);
    }

    private static string? Attachment(JsonElement attachment) =>
        Unknown(attachment, "attachment", "type", "payload")
        ?? (attachment.TryGetProperty("type", out var type) && type.GetString() is "image" or "audio" or "video" or "file" ? null : "attachment.type is wrong")
        ?? (attachment.TryGetProperty("payload", out var payload) ? Unknown(payload, "payload", "url", "is_reusable") ?? Length(payload, "url", 1, 2048) : "attachment.payload is required");

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

    private static string? Unknown(JsonElement element, string place, params string[] known) =>
        element.ValueKind != JsonValueKind.Object ? $"{place} must be an object"
        : element.EnumerateObject().Select(p => p.Name).FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown
            ? $"Unexpected field {unknown} in {place}"
            : null;

    private static string? Length(JsonElement element, string name, int least, int most) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Length is var length
        && length >= least && length <= most
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{name} must be a string of {least} to {most} characters");
}
