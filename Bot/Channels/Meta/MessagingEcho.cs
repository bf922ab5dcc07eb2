using System.Globalization;
using System.Text.Json;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.Meta;

/// <summary>
/// What leaves our account comes back: our own calls with our mark, and what others say in our name, in Meta's inbox or through another
/// application.
/// </summary>
internal static class MessagingEcho
{
    private const string Mark = "carebot:";

    /// <summary>What our calls carry, so that they are known when they come back.</summary>
    public static string MarkOf(long outboxId) => string.Create(CultureInfo.InvariantCulture, $"{Mark}{outboxId}");

    /// <summary>The outbox row of a mark; null if it is not ours.</summary>
    public static long? RowOf(string? mark) =>
        mark?.StartsWith(Mark, StringComparison.Ordinal) == true
        && long.TryParse(mark.AsSpan(Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;

    /// <summary>Null if nobody said anything: an echo of our own without a mark, or one that names no customer.</summary>
    public static PlatformNotice? Read(MessagingPlatform platform, string account, JsonElement item, JsonElement message, DateTimeOffset at)
    {
        var mid = MessagingEvent.Mid(message);
        if (RowOf(message.Text("metadata")) is { } row)
        {
            return new PlatformNotice.OwnEcho(row, mid);
        }

        var byOurApp = platform.OwnApp is { } own && message.Id("app_id") == own;
        return byOurApp || mid is null || message.Flag("is_deleted") || item.Object("recipient")?.Id("id") is not { Length: <= MessagingEvent.LongestKey } customer
            || customer == account
            ? null
            : new PlatformNotice.SpokenElsewhere(
                customer, mid, message.Text("text"), at, MessagingEvent.ReferenceOf(platform, account, customer), MayBeOurs: true);
    }
}
