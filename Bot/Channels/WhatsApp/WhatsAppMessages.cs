using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Meta;
using CareBot.Bot.Channels.Rendering;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.WhatsApp;

/// <summary>
/// A reply as messages of the Cloud API, without recipient: text in parts, then media; choices as up to three buttons, as a list of up to ten,
/// or numbered in the text. A template that the reply's <c>channelData.template</c> names leaves as it is.
/// </summary>
internal static class WhatsAppMessages
{
    public static readonly TextLimit LongestText = new(4096, TextUnit.CodePoints);

    /// <summary>Under buttons and lists. For lists Meta's documents disagree (4096 or 1024): the smaller holds for both.</summary>
    public static readonly TextLimit LongestBody = new(1024, TextUnit.CodePoints);

    public const int LongestButton = 20;
    private const int MostButtons = 3;
    private const int MostRows = 10;
    private const int LongestRow = 24;
    private const int LongestDescription = 72;
    private const int LongestButtonId = 256;
    private const int LongestRowId = 200;

    /// <summary>Empty for what WhatsApp cannot show.</summary>
    public static IReadOnlyList<string> Of(Activity reply, string listButton)
    {
        if (ReplyContent.Of(reply, EmphasisMarks.WhatsApp) is not { } content)
        {
            return [];
        }

        var messages = Template(reply) is { } template ? [template] : Messages(content, listButton);
        return [.. messages.Select(m => WireJson.Write(By(content.Person, m)))];
    }

    /// <summary>A template with the words as the one parameter of its body; line feeds are not allowed there.</summary>
    public static JsonObject InTemplate(string name, string language, string words) => new()
    {
        ["type"] = "template",
        ["template"] = new JsonObject
        {
            ["name"] = name,
            ["language"] = new JsonObject { ["code"] = language },
            ["components"] = new JsonArray(new JsonObject
            {
                ["type"] = "body",
                ["parameters"] = new JsonArray(new JsonObject
                {
                    ["type"] = "text",
                    ["text"] = TextParts.Shorten(string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), LongestBody),
                }),
            }),
        },
    };

    /// <summary>A file's message as text with its address; null for what is no file.</summary>
    public static JsonObject? AddressOf(JsonObject message) =>
        (string?)message["type"] is "image" or "video" or "audio" or "document" && (string?)message[(string)message["type"]!]?["link"] is { Length: > 0 } address
            ? Text(address) : null;

    private static List<JsonObject> Messages(ReplyContent content, string listButton)
    {
        var choices = ReplyChoice.Of(content.Actions, int.MaxValue);
        var interactive = Interactive(choices, listButton);
        var words = interactive is null ? NumberedList.Below(content.AllWords(), choices) : content.AllWords();
        var parts = TextParts.Split(words, LongestText).ToList();
        var messages = new List<JsonObject>();
        if (parts.Count > 0 && interactive is not null)
        {
            var last = TextParts.Split(parts[^1], LongestBody);
            messages.AddRange(parts[..^1].Concat(last.SkipLast(1)).Select(Text));
            interactive["body"] = new JsonObject { ["text"] = last[^1] };
            messages.AddRange(Media(content));
            messages.Add(new() { ["type"] = "interactive", ["interactive"] = interactive });
            return messages;
        }

        messages.AddRange(parts.Select(Text));
        messages.AddRange(Media(content));
        return messages;
    }

    private static JsonObject Text(string words) => new()
    {
        ["type"] = "text",
        ["text"] = new JsonObject { ["preview_url"] = words.Contains("https://", StringComparison.Ordinal), ["body"] = words },
    };

    /// <summary>Buttons or a list; null if the choices fit neither so that they can be told apart.</summary>
    private static JsonObject? Interactive(IReadOnlyList<ReplyChoice> choices, string listButton)
    {
        if (choices.Count is 0 or > MostRows || choices.Any(c => c.Payload.Length > LongestRowId))
        {
            return null;
        }

        if (choices.Count <= MostButtons && choices.All(c => c.Title.Length <= LongestButton && c.Payload.Length <= LongestButtonId) && AreUnique(choices, c => c.Title))
        {
            return new()
            {
                ["type"] = "button",
                ["action"] = new JsonObject
                {
                    ["buttons"] = new JsonArray([.. choices.Select(c => new JsonObject
                    {
                        ["type"] = "reply", ["reply"] = new JsonObject { ["id"] = c.Payload, ["title"] = c.Title },
                    })]),
                },
            };
        }

        return !AreUnique(choices, c => c.Payload) || !AreUnique(choices, c => TextParts.Shorten(c.Title, LongestDescription)) ? null : new()
        {
            ["type"] = "list",
            ["action"] = new JsonObject
            {
                ["button"] = listButton,
                ["sections"] = new JsonArray(new JsonObject { ["rows"] = new JsonArray([.. choices.Select(Row)]) }),
            },
        };
    }

    private static JsonObject Row(ReplyChoice choice)
    {
        var row = new JsonObject { ["id"] = choice.Payload, ["title"] = TextParts.Shorten(choice.Title, LongestRow) };
        if (choice.Title.Length > LongestRow)
        {
            row["description"] = TextParts.Shorten(choice.Title, LongestDescription);
        }

        return row;
    }

    private static bool AreUnique(IReadOnlyList<ReplyChoice> choices, Func<ReplyChoice, string> part) =>
        choices.Select(part).Distinct(StringComparer.Ordinal).Count() == choices.Count;

    private static IEnumerable<JsonObject> Media(ReplyContent content) => content.Cards
        .SelectMany(c => c.Images ?? []).Select(i => ReplyMedia.Of(new Attachment("image/*", i?.Url))).OfType<ReplyMedia>()
        .Concat(content.Media)
        .Select(media =>
        {
            var kind = media.Kind == "file" ? "document" : media.Kind;
            var file = new JsonObject { ["link"] = media.Address };
            if (kind == "document" && media.Name is not null)
            {
                file["filename"] = media.Name;
            }

            return new JsonObject { ["type"] = kind, [kind] = file };
        });

    private static JsonObject? Template(Activity reply) =>
        reply.ChannelData is not null && JObject.FromObject(reply.ChannelData)["template"] is JObject template
            ? new() { ["type"] = "template", ["template"] = JsonNode.Parse(template.ToString(Formatting.None)) }
            : null;

    private static JsonObject By(string? person, JsonObject message)
    {
        if (person is not null)
        {
            message[MessagingMessages.Person] = person;
        }

        return message;
    }
}
