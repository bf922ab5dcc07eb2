using System.Text.Json;
using CareBot.Bot.Channels.Meta;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.WhatsApp;

/// <summary>Who wrote: WhatsApp names people by a business-scoped id, by their number, or by both.</summary>
/// <param name="Number">Their <c>wa_id</c>, which need not be the number they dial; null if hidden.</param>
/// <param name="UserId">Their business-scoped id; null if WhatsApp gave none.</param>
/// <param name="Name">The name they chose, or null.</param>
internal sealed record WhatsAppCustomer(string? Number, string? UserId, string? Name)
{
    /// <summary>What we know them by: the business-scoped id if there is one; null if there is neither.</summary>
    public string? Key => UserId ?? Number;
}

/// <summary>The <c>contacts</c> of a change.</summary>
internal sealed class WhatsAppContacts
{
    private readonly List<WhatsAppCustomer> known;

    private WhatsAppContacts(List<WhatsAppCustomer> known) => this.known = known;

    public static WhatsAppContacts Read(JsonElement value) => new([.. value.Items("contacts")
        .Where(c => c.ValueKind == JsonValueKind.Object)
        .Select(c => new WhatsAppCustomer(Key(c, "wa_id"), Key(c, "user_id"), Name(c)))]);

    public WhatsAppCustomer WhoWrote(JsonElement message)
    {
        var (number, userId) = (Key(message, "from"), Key(message, "from_user_id"));
        var contact = this.known.Find(c => (number is not null && c.Number == number) || (userId is not null && c.UserId == userId));
        return new(number ?? contact?.Number, userId ?? contact?.UserId, contact?.Name);
    }

    private static string? Key(JsonElement element, string name) => element.Id(name) is { Length: <= MessagingEvent.LongestKey } key ? key : null;

    private static string? Name(JsonElement contact)
    {
        var name = contact.Object("profile")?.Text("name")?.Trim();
        return name is { Length: > 0 } ? name[..Math.Min(name.Length, 200)] : null;
    }
}
