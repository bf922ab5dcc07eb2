using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CareBot.Bot.Channels.Webhooks;
using CareBot.Language.Recognizers.Private;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>What a client posted, checked and translated.</summary>
/// <param name="Id">The activity's id, the same for every repetition with the same <c>clientActivityID</c>.</param>
/// <param name="Event">For the inbox; null for what is only shown at once and never kept (typing).</param>
internal sealed record Incoming(string Id, InboundEvent? Event);

/// <summary>Translates what clients post. Pure.</summary>
internal static class DirectLineIncoming
{
    /// <summary>Longest body, in characters.</summary>
    public const int MostCharacters = 256 * 1024;

    public const int MostBytes = MostCharacters * 4;
    private const int LongestKey = 256;
    private const int LongestName = 200;

    private static readonly string[] Kinds =
        [ActivityTypes.Message, ActivityTypes.Event, ActivityTypes.Typing, ActivityTypes.EndOfConversation, ActivityTypes.MessageReaction];

    /// <summary>What only the server says, whoever claims it.</summary>
    private static readonly HashSet<string> Ours = new(StringComparer.OrdinalIgnoreCase)
    {
        "type", "id", "timestamp", "channelId", "conversation", "from",
        "serviceUrl", "recipient", "callerId", "relatesTo", "deliveryMode", "membersAdded", "membersRemoved",
    };

    /// <summary>Reads a body within the limits; an empty one is an empty object.</summary>
    /// <exception cref="DirectLineRefusal">Too long, not JSON, not an object, nested too deeply.</exception>
    public static async Task<JObject> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var bytes = await RawBody.ReadAsync(request, MostBytes, cancellationToken) ?? throw DirectLineRefusal.TooLarge(MostCharacters);
        return Json(bytes);
    }

    /// <inheritdoc cref="BodyAsync"/>
    public static JObject Json(ReadOnlyMemory<byte> bytes)
    {
        if (Encoding.UTF8.GetCharCount(bytes.Span) > MostCharacters)
        {
            throw DirectLineRefusal.TooLarge(MostCharacters);
        }

        if (bytes.Length == 0)
        {
            return [];
        }

        using var document = WebhookJson.Parse(bytes) ?? throw DirectLineRefusal.BadArgument("The body is not JSON, or it is nested too deeply.");
        return document.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object
            ? JsonTokens.OfObject(document.RootElement)
            : throw DirectLineRefusal.BadArgument("The body is not a JSON object.");
    }

    /// <exception cref="DirectLineRefusal">The activity is not one that a client may post.</exception>
    public static Incoming Read(JObject body, DirectLineCaller caller, string conversation, DateTimeOffset now)
    {
        var type = Text(body, "type") ?? throw DirectLineRefusal.MissingProperty("type");
        Check(body, type);
        var clientId = Text(body["channelData"] as JObject, "clientActivityID") is { Length: > 0 } given ? given : Guid.CreateVersion7().ToString("N");
        var id = $"{conversation}|c.{Short(clientId)}";
        if (type == ActivityTypes.Typing)
        {
            return new(id, null);
        }

        // The reader of activities takes names in any case: so does what keeps foreign values out.
        var echo = new JObject(body.Properties().Where(p => !Ours.Contains(p.Name)));
        var from = From(body, caller, conversation);
        echo["type"] = type;
        echo["id"] = id;
        echo["timestamp"] = Time(now);
        echo["channelId"] = DirectLineChannel.ChannelId;
        echo["conversation"] = new JObject { ["id"] = conversation };
        echo["from"] = JObject.FromObject(from, JsonSerializer.CreateDefault(new() { NullValueHandling = NullValueHandling.Ignore }));
        Drop(echo, "localTimestamp", value => !DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _));
        Drop(echo, "locale", value => value.Length > 64);

        var json = echo.ToString(Formatting.None);
        var activity = Parse(json);
        activity.Recipient = Bot(caller);
        var customer = caller.Token is { User: null } ? conversation : from.Id;
        return new(id, new($"{conversation}/a/{Short(clientId)}", conversation, customer, from.Name, activity, now, null, new($"in:{Short(clientId)}", Shown(echo, json))));
    }

    /// <summary>What the conversation's clients are shown and the server keeps for them: card numbers, codes and passwords masked.</summary>
    private static string Shown(JObject echo, string json)
    {
        var masked = false;
        foreach (var name in (string[])["text", "speak", "value"])
        {
            if (Text(echo, name) is { } text && Redactor.RedactSecrets(text) is var safe && safe != text)
            {
                echo.GetValue(name, StringComparison.OrdinalIgnoreCase)!.Replace(safe);
                masked = true;
            }
        }

        return masked ? echo.ToString(Formatting.None) : json;
    }

    /// <summary>Tells the bot that the conversation has begun, so that it greets.</summary>
    public static InboundEvent Start(DirectLineCaller caller, string conversation, string? user, string? name, string? locale, DateTimeOffset now)
    {
        var customer = new ChannelAccount(user ?? conversation, name, role: RoleTypes.User);
        var bot = Bot(caller);
        var activity = new Activity(ActivityTypes.ConversationUpdate)
        {
            Id = $"{conversation}|start",
            Timestamp = now,
            ChannelId = DirectLineChannel.ChannelId,
            Conversation = new ConversationAccount(id: conversation),
            From = customer,
            Recipient = bot,
            MembersAdded = [bot, customer],
            Locale = locale is { Length: <= 64 } ? locale : null,
        };
        return new($"{conversation}/start", conversation, customer.Id, name, activity, now, null);
    }

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A string property, whatever the case of its name; null for any other value.</summary>
    public static string? Text(JObject? json, string name) =>
        json?.GetValue(name, StringComparison.OrdinalIgnoreCase) is JValue { Type: JTokenType.String } value ? (string?)value : null;

    private static void Check(JObject body, string type)
    {
        if (!Kinds.Contains(type, StringComparer.Ordinal))
        {
            throw DirectLineRefusal.BadArgument($"Clients may post activities of the types {string.Join(", ", Kinds)}.");
        }

        var nothing = string.IsNullOrWhiteSpace(Text(body, "text"))
            && body["value"] is null or JValue { Type: JTokenType.Null }
            && body["attachments"] is not JArray { Count: > 0 };
        if (type == ActivityTypes.Message && nothing)
        {
            throw DirectLineRefusal.MissingProperty("text");
        }

        if (type == ActivityTypes.Event && Text(body, "name") is var name && (name is null || name.StartsWith("handoff.", StringComparison.OrdinalIgnoreCase)))
        {
            throw DirectLineRefusal.BadArgument("An event needs a name, and the names that begin with 'handoff.' are the bot's.");
        }
    }

    /// <summary>The token's user, if it has one: nobody writes in another's name. Else whom the client calls itself.</summary>
    private static ChannelAccount From(JObject body, DirectLineCaller caller, string conversation)
    {
        var claimed = body.GetValue("from", StringComparison.OrdinalIgnoreCase) as JObject;
        var id = caller.Token?.User ?? Text(claimed, "id");
        if (id is { Length: > LongestKey })
        {
            throw DirectLineRefusal.BadArgument($"'from.id' is longer than {LongestKey} characters.");
        }

        var name = caller.Token?.Name ?? Text(claimed, "name")?.Trim();
        return new(string.IsNullOrEmpty(id) ? conversation : id, name is { Length: > 0 and <= LongestName } ? name : null, role: RoleTypes.User);
    }

    private static ChannelAccount Bot(DirectLineCaller caller) => new(caller.Site.Id, role: RoleTypes.Bot);

    private static Activity Parse(string json)
    {
        try
        {
            return ActivityJson.ReadActivity(json);
        }
        catch (Exception fault) when (fault is JsonException or FormatException or OverflowException or InvalidCastException or ArgumentException)
        {
            throw DirectLineRefusal.BadArgument("A property of the activity has a value of the wrong type.");
        }
    }

    /// <summary>A key for our tables: the client's own id if it is short and plain, else its digest.</summary>
    private static string Short(string clientId) => clientId.Length <= 64 && clientId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        ? clientId
        : $"h.{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(clientId)))}";

    private static void Drop(JObject activity, string name, Func<string, bool> unwanted)
    {
        if (activity[name] is { } value && (Text(activity, name) is not { } text || unwanted(text)))
        {
            value.Parent!.Remove();
        }
    }
}
