using System.Text.Json;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.Meta;

/// <summary>Receipts, changed messages and the passing of a thread, as notices.</summary>
internal static class MessagingNotice
{
    /// <summary>Null for any other event.</summary>
    public static PlatformNotice? Read(MessagingPlatform platform, string account, string customer, JsonElement item, DateTimeOffset at)
    {
        if (item.Object("delivery") is { } delivery)
        {
            return new PlatformNotice.Receipt(ReceiptProgress.Delivered, customer, UpTo: delivery.Moment("watermark") ?? at);
        }

        if (item.Object("read") is { } read)
        {
            var mid = MessagingEvent.Mid(read);
            return new PlatformNotice.Receipt(ReceiptProgress.Read, customer, PlatformId: mid, UpTo: mid is null ? read.Moment("watermark") ?? at : null);
        }

        if (item.Object("message_edit") is { } edit && MessagingEvent.Mid(edit) is { } edited)
        {
            return new PlatformNotice.Changed(customer, edited, edit.Text("text") ?? "");
        }

        if (item.Object("message") is { } message && message.Flag("is_deleted"))
        {
            return MessagingEvent.Mid(message) is { } deleted ? new PlatformNotice.Changed(customer, deleted, null) : null;
        }

        return OfThread(platform, account, customer, item, at);
    }

    private static PlatformNotice? OfThread(MessagingPlatform platform, string account, string customer, JsonElement item, DateTimeOffset at)
    {
        if ((item.Object("pass_thread_control") ?? item.Object("take_thread_control")) is not { } passed)
        {
            return null;
        }

        // Without our own application's id, a thread that was passed to us is told by who gave it: somebody else.
        var ours = platform.OwnApp is { } own
            ? passed.Id("new_owner_app_id") == own
            : item.Object("pass_thread_control") is not null && !IsInbox(passed.Id("new_owner_app_id")) && IsInbox(passed.Id("previous_owner_app_id"));
        return ours
            ? new PlatformNotice.GivenBack(customer)
            : new PlatformNotice.SpokenElsewhere(customer, null, null, at, MessagingEvent.ReferenceOf(platform, account, customer));
    }

    /// <summary>Meta's own inboxes: of pages (the documentation also writes it with a digit less) and of Instagram.</summary>
    private static bool IsInbox(string? app) => app is "263902037430900" or "26390203743090" or "1217981644879628";
}
