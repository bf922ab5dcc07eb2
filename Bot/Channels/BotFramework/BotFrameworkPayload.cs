using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;
using CareBot.Bot.Conversations.Hub;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.BotFramework;

/// <summary>An activity that cannot be taken.</summary>
/// <param name="Code">Bot Framework's error code.</param>
/// <param name="Message">What is wrong, where, and what is allowed.</param>
internal sealed record PayloadFault(string Code, string Message);

/// <summary>The activity of a call, and the event it becomes.</summary>
internal static class BotFrameworkPayload
{
    private const int LongestKey = 512;
    private static readonly string[] Moments = ["timestamp", "localTimestamp", "expiration"];

    /// <summary>
    /// Reads an activity. Unknown fields are kept, <c>callerId</c> is not the caller's to set, and a time that is none
    /// counts as absent: the protocol wants no activity refused for its time.
    /// </summary>
    public static (Activity? Activity, PayloadFault? Fault) Read(ReadOnlyMemory<byte> body)
    {
        using var document = WebhookJson.Parse(body);
        if (document is not { RootElement.ValueKind: JsonValueKind.Object })
        {
            return (null, new("BadSyntax", "The body must be one activity: a JSON object."));
        }

        var json = JsonTokens.OfObject(document.RootElement);
        var moments = json.Properties().Where(p => Moments.Contains(p.Name, StringComparer.OrdinalIgnoreCase));
        foreach (var property in moments.Where(p => !IsMoment(p.Value)).ToList())
        {
            property.Remove();
        }

        try
        {
            var activity = ActivityJson.ReadActivity(json.ToString(Newtonsoft.Json.Formatting.None));
            activity.CallerId = null;
            return string.IsNullOrWhiteSpace(activity.Type) ? (null, Missing("type")) : (activity, null);
        }
        catch (Exception wrong) when (wrong is Newtonsoft.Json.JsonException
            or ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            var place = (wrong as Newtonsoft.Json.JsonReaderException)?.Path ?? (wrong as Newtonsoft.Json.JsonSerializationException)?.Path;
            return (null, new("BadSyntax", $"A field of the activity has the wrong type: {LogName.Of(place) ?? "unknown"}."));
        }
    }

    /// <summary>What an activity that we take must carry; null if it does.</summary>
    public static PayloadFault? Fault(Activity activity) =>
        string.IsNullOrEmpty(activity.ChannelId) ? Missing("channelId")
        : string.IsNullOrEmpty(activity.Conversation?.Id) ? Missing("conversation.id")
        : activity.Type is ActivityTypes.Message or ActivityTypes.Invoke && string.IsNullOrEmpty(activity.From?.Id) ? Missing("from.id")
        : activity.Conversation.Id.Length > LongestKey || activity.From?.Id?.Length > LongestKey || activity.ChannelId.Length > LongestKey
            ? new("BadArgument", $"An id is longer than {LongestKey} characters.")
        : null;

    /// <summary>
    /// The event; null if it is nobody's doing but our own (the bot joined). Keys begin with the channel's id, since one bot
    /// serves several channels.
    /// </summary>
    public static InboundEvent? Event(Activity activity, string botId, DateTimeOffset receivedAt, string raw)
    {
        if (string.IsNullOrEmpty(activity.Recipient?.Id))
        {
            activity.Recipient = new ChannelAccount(botId, role: RoleTypes.Bot);
        }

        if (HubStatus.Is(activity))
        {
            // Whoever speaks for the hub, and it may name nobody.
            activity.From = string.IsNullOrEmpty(activity.From?.Id) ? new ChannelAccount("hub") : new ChannelAccount(activity.From.Id);
        }

        if (activity.From?.Role == RoleTypes.Bot || Customer(activity) is not { } customer)
        {
            return null;
        }

        activity.From = customer;
        var key = Key(activity, raw);
        activity.Timestamp ??= receivedAt;
        return new(
            Bounded(key),
            Bounded($"{activity.ChannelId}|{activity.Conversation.Id}"),
            Bounded($"{activity.ChannelId}|{customer.Id}"),
            string.IsNullOrWhiteSpace(customer.Name) ? null : customer.Name,
            activity,
            activity.Timestamp.Value,
            raw,
            FromCustomer: !HubStatus.Is(activity));
    }

    private static ChannelAccount? Customer(Activity activity)
    {
        var candidates = new[] { activity.From }.Concat(activity.MembersAdded ?? []);
        return candidates.FirstOrDefault(c => !string.IsNullOrEmpty(c?.Id) && c.Id.Length <= LongestKey && c.Id != activity.Recipient.Id);
    }

    /// <summary>
    /// Channel, conversation and id; an edit, a deletion or a reaction carries the id of the message, so its kind and time count too. Without an id, a repetition is told by its time and contents; without a time as well,
    /// two equal messages may both be meant.
    /// </summary>
    private static string Key(Activity activity, string raw)
    {
        var id = !string.IsNullOrEmpty(activity.Id) ? activity.Id
            : activity.Timestamp is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeMilliseconds()}:{Hash(raw)}")
            : Guid.CreateVersion7().ToString("N");
        var kind = activity.Type is ActivityTypes.Message or ActivityTypes.Invoke or ActivityTypes.Event or ActivityTypes.ConversationUpdate
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"|{activity.Type}:{activity.Timestamp?.ToUnixTimeMilliseconds()}");
        return $"{activity.ChannelId}|{activity.Conversation.Id}|{id}{kind}";
    }

    private static string Bounded(string key) => key.Length <= LongestKey ? key : $"{key[..(LongestKey - 65)]}:{Hash(key)}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static PayloadFault Missing(string field) => new("MissingProperty", $"The activity's {field} is missing or empty.");

    private static bool IsMoment(JToken value) => value.Type == JTokenType.Null
        || (value is JValue { Value: string text }
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && moment.Year is > 1970 and < 9999);
}
