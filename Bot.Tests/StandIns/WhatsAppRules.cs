using System.Text;
using System.Text.Json;

namespace CareBot.Tests.StandIns;

/// <summary>Which requests the Cloud API takes. Unknown fields are refused, so that a misspelt one cannot pass unseen.</summary>
internal static class WhatsAppRules
{
    private const int LongestText = 4096;
    private const int LongestBody = 1024;

    public static string? Fault(JsonElement request) =>
        Text(request, "messaging_product") != "whatsapp" ? "messaging_product must be whatsapp"
        : request.TryGetProperty("status", out _) ? Status(request)
        : Addressed(request) ?? Typed(request);

    private static string? Status(JsonElement request) =>
        GraphRules.Unknown(request, "request", "messaging_product", "status", "message_id", "typing_indicator")
        ?? (Text(request, "status") == "read" ? null : "status must be read")
        ?? (Text(request, "message_id")?.StartsWith("wamid.", StringComparison.Ordinal) == true ? null : "message_id must be a wamid");

    private static string? Addressed(JsonElement request) =>
        GraphRules.Unknown(
            request, "request", "messaging_product", "recipient_type", "to", "recipient", "type", "text", "interactive", "template", "image", "video", "audio",
            "document", "context", "biz_opaque_callback_data")
        ?? (Text(request, "recipient_type") == "individual" ? null : "recipient_type must be individual")
        ?? (Text(request, "to") is { } to && to.All(char.IsAsciiDigit) || Text(request, "recipient")?.Contains('.', StringComparison.Ordinal) == true ? null : "to or recipient is required")
        ?? (request.TryGetProperty("biz_opaque_callback_data", out _) ? GraphRules.Length(request, "biz_opaque_callback_data", 1, 512) : null);

    private static string? Typed(JsonElement request)
    {
        if (Text(request, "type") is not { } type || !request.TryGetProperty(type, out var value))
        {
            return "type must name the message's object";
        }

        return type switch
        {
            "text" => GraphRules.Unknown(value, "text", "preview_url", "body") ?? Characters(value, "body", LongestText),
            "image" or "video" or "audio" or "document" => GraphRules.Unknown(value, type, "link", "id", "caption", "filename") ?? GraphRules.Length(value, "link", 1, 2048),
            "interactive" => Interactive(value),
            "template" => GraphRules.Unknown(value, "template", "name", "language", "components") ?? GraphRules.Length(value, "name", 1, 512)
                ?? GraphRules.Length(value.GetProperty("language"), "code", 2, 16),
            _ => "type is wrong",
        };
    }

    private static string? Interactive(JsonElement value)
    {
        var fault = GraphRules.Unknown(value, "interactive", "type", "header", "body", "footer", "action")
            ?? (value.TryGetProperty("body", out var body) ? Characters(body, "text", LongestBody) : "body is required");
        var action = value.GetProperty("action");
        return fault ?? Text(value, "type") switch
        {
            "button" => Buttons(action.GetProperty("buttons")),
            "list" => GraphRules.Length(action, "button", 1, 20) ?? Rows([.. action.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("rows").EnumerateArray())]),
            _ => "interactive.type is wrong",
        };
    }

    private static string? Buttons(JsonElement buttons)
    {
        var replies = buttons.EnumerateArray().Select(b => b.GetProperty("reply")).ToList();
        return replies.Count is 0 or > 3 ? "buttons must be 1 to 3"
            : replies.Select(r => Text(r, "title")).Distinct(StringComparer.Ordinal).Count() < replies.Count ? "titles must be unique"
            : replies.Select(r => GraphRules.Length(r, "title", 1, 20) ?? GraphRules.Length(r, "id", 1, 256)).FirstOrDefault(f => f is not null);
    }

    private static string? Rows(List<JsonElement> rows) =>
        rows.Count is 0 or > 10 ? "rows must be 1 to 10"
        : rows.Select(r => Text(r, "id")).Distinct(StringComparer.Ordinal).Count() < rows.Count ? "ids must be unique"
        : rows.Select(r => GraphRules.Unknown(r, "row", "id", "title", "description") ?? GraphRules.Length(r, "title", 1, 24) ?? GraphRules.Length(r, "id", 1, 200)
            ?? (r.TryGetProperty("description", out _) ? GraphRules.Length(r, "description", 1, 72) : null)).FirstOrDefault(f => f is not null);

    private static string? Characters(JsonElement element, string name, int most) =>
        Text(element, name) is { Length: > 0 } text && text.EnumerateRunes().Count() <= most ? null : $"{name} must be 1 to {most} characters";

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
