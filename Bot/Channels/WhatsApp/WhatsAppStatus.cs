using System.Globalization;
using System.Text.Json;
using CareBot.Bot.Channels.Meta;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.WhatsApp;

/// <summary>One item of <c>statuses[]</c>: how far a message of ours has come. They may come out of order.</summary>
internal static class WhatsAppStatus
{
    /// <summary>Null for what tells nothing.</summary>
    public static PlatformNotice? Read(JsonElement status)
    {
        if (status.Id("id") is not { Length: <= MessagingEvent.LongestKey } id)
        {
            return null;
        }

        var row = MessagingEcho.RowOf(status.Text("biz_opaque_callback_data"));
        var customer = status.Id("recipient_user_id") ?? status.Id("recipient_id") ?? "";
        return status.Text("status") switch
        {
            "sent" => row is null ? null : new PlatformNotice.OwnEcho(row.Value, id),
            "delivered" => new PlatformNotice.Receipt(ReceiptProgress.Delivered, customer, row, id),
            "read" or "played" => new PlatformNotice.Receipt(ReceiptProgress.Read, customer, row, id),
            "failed" => Failed(status, customer, row, id),
            _ => null,
        };
    }

    private static PlatformNotice.Receipt Failed(JsonElement status, string customer, long? row, string id)
    {
        var codes = status.Items("errors").Where(e => e.ValueKind == JsonValueKind.Object).Select(e => e.Id("code")).OfType<string>()
            .Select(code => long.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        if (codes.Count == 0)
        {
            return new(ReceiptProgress.Failed, customer, row, id, Error: "failed afterwards");
        }

        var outcome = GraphErrors.OutcomeOf(codes[0]);
        var error = string.Create(CultureInfo.InvariantCulture, $"failed afterwards: {outcome} code {string.Join(", ", codes)}");
        return new(ReceiptProgress.Failed, customer, row, id, Error: error, Outcome: outcome);
    }
}
