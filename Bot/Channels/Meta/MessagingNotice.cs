using System.Globalization;
using System.Text.Json;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.Meta;

/// <summary>Receipts, changed messages and the passing of a thread, as notices.</summary>
internal static class MessagingNotice
{
    private const int MostMids = 1000;

    /// <summary>None for any other event.</summary>
    public static IReadOnlyList<PlatformNotice> Read(MessagingPlatform platform, string account, string customer, JsonElement item, DateTimeOffset at)
    {
        if (item.Object("delivery") is { } delivery)
        {
            return
            [
                .. delivery.Ids("mids").Where(mid => mid.Length <= MessagingEvent.LongestKey).Take(MostMids)
                    .Select(mid => new PlatformNotice.Receipt(ReceiptProgress.Delivered, customer, PlatformId: mid)),
                new PlatformNotice.Receipt(ReceiptProgress.Delivered, customer, UpTo: delivery.Moment("watermark") ?? at),
            ];
        }

        if (item.Object("read") is { } read)
        {
            var mid = MessagingEvent.Mid(read);
            return [new PlatformNotice.Receipt(ReceiptProgress.Read, customer, PlatformId: mid, UpTo: mid is null ? read.Moment("watermark") ?? at : null)];
        }

        if (item.Object("message_edit") is { } edit && MessagingEvent.Mid(edit) is { } edited)
        {
            return edit.Text("text") is { } words ? [new PlatformNotice.Changed(customer, edited, words, Count(edit))] : [];
        }

        if (item.Object("message") is { } message && message.Flag("is_deleted"))
        {
            return MessagingEvent.Mid(message) is { } deleted ? [new PlatformNotice.Changed(customer, deleted, null)] : [];
        }

        return OfThread(platform, account, customer, item, at) is { } passed ? [passed] : [];
    }

    /// <summary>How often the message was changed; a number, or a string of one.</summary>
    private static int Count(JsonElement edit) =>
        int.TryParse(edit.Id("num_edit"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    private static PlatformNotice? OfThread(MessagingPlatform platform, string account, string customer, JsonElement item, DateTimeOffset at)
    {
        if ((item.Object("pass_thread_control") ?? item.Object("take_thread_control")) is not { } passed)
        {
            return null;
        }

        // Meta tells who a thread is passed to. Without our own application's id it is ours unless an inbox has it now.
        var ours = platform.OwnApp is { } own
            ? passed.Id("new_owner_app_id") == own
            : item.Object("pass_thread_control") is not null && !IsInbox(passed.Id("new_owner_app_id"));
        return ours
            ? new PlatformNotice.GivenBack(customer)
            : new PlatformNotice.SpokenElsewhere(customer, null, null, at, MessagingEvent.ReferenceOf(platform, account, customer));
    }

    /// <summary>Meta's own inboxes: of pages (the documentation also writes it with a digit less) and of Instagram.</summary>
    private static bool IsInbox(string? app) => app is "263902037430900" or "26390203743090" or "1217981644879628";
}
