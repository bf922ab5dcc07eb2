using System.Text.Json;
using CareBot.Bot.Channels.Meta;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.WhatsApp;

/// <summary>
/// Calls of the WhatsApp Cloud API:
/// <c>{"object":"whatsapp_business_account","entry":[{"id","changes":[{"field","value":{"metadata","contacts","messages","statuses","errors"}}]}]}</c>.
/// One call may mix several phone numbers.
/// </summary>
internal static class WhatsAppPayload
{
    public const string About = "whatsapp_business_account";

    private static readonly string[] Used = ["messages", "message_echoes", "statuses", "user_id_update", "errors"];

    public static WebhookPayload Read(JsonElement root, DateTimeOffset receivedAt)
    {
        var gathered = new WebhookPayloadBuilder();
        foreach (var change in root.Items("entry").SelectMany(entry => entry.Items("changes")))
        {
            if (change.Object("value") is not { } value || value.Object("metadata")?.Id("phone_number_id") is not { Length: <= MessagingEvent.LongestKey } number)
            {
                gathered.Ignore(new(LogName.Of(change.ValueKind == JsonValueKind.Object ? change.Text("field") : null) ?? "unreadable", null));
                continue;
            }

            Read(gathered, number, change.Text("field"), value, receivedAt);
        }

        return gathered.Build(root.Text("object"));
    }

    private static void Read(WebhookPayloadBuilder gathered, string number, string? field, JsonElement value, DateTimeOffset receivedAt)
    {
        var contacts = WhatsAppContacts.Read(value);
        foreach (var message in value.Items("messages"))
        {
            var customer = contacts.WhoWrote(message);
            var both = customer is { Number: not null, UserId: not null } ? new PlatformNotice.KeyChanged(customer.Number, customer.UserId) : null;
            if (both is not null)
            {
                gathered.AddBefore(number, both);
            }

            var read = WhatsAppEvent.Read(number, customer, message, receivedAt);
            if (both is not null && read.Event is not null)
            {
                // Who writes for the first time is known only after the message: the number is kept now, so that a later message under it alone finds them.
                read = read with { Notices = [both] };
            }

            if (read.IsNothing)
            {
                gathered.Ignore(WhatsAppEvent.Ignored(message));
            }

            gathered.Add(number, read);
        }

        foreach (var echo in value.Items("message_echoes"))
        {
            gathered.Add(number, WhatsAppEvent.ReadEcho(number, echo, receivedAt));
        }

        foreach (var status in value.Items("statuses"))
        {
            gathered.Add(number, new(null, WhatsAppStatus.Read(status)));
        }

        foreach (var update in value.Items("user_id_update"))
        {
            if (update.Object("user_id") is { } ids && ids.Id("previous") is { } before && ids.Id("current") is { } now)
            {
                gathered.AddBefore(number, new PlatformNotice.KeyChanged(before, now));
            }
        }

        if (!Used.Any(name => value.Field(name) is not null))
        {
            gathered.Ignore(new(LogName.Of(field) ?? "unknown", null));
        }

        foreach (var error in value.Items("errors"))
        {
            gathered.Ignore(new("errors", error.ValueKind == JsonValueKind.Object ? error.Id("code") : null));
        }
    }
}
