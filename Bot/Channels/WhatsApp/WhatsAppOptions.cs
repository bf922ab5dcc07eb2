using CareBot.Bot.Channels.Meta;

namespace CareBot.Bot.Channels.WhatsApp;

/// <summary>A phone number that we answer for; its id is the phone number id, not the number.</summary>
/// <param name="Business">The id of the WhatsApp business account that carries the subscription; null if <c>channel setup</c> and the watch are not wanted.</param>
internal sealed record WhatsAppNumber(MetaAccount Of, string? Business) : MetaAccount(Of);

/// <summary>What stands under <c>Channels:WhatsApp</c>.</summary>
public sealed class WhatsAppOptions
{
    public const string Section = "Channels:WhatsApp";

    internal MetaApp App { get; private init; } = MetaApp.None;

    /// <summary>Our app's id at Meta: of several apps that a business account is subscribed to, ours is known by it. Optional.</summary>
    internal string? AppId { get; private init; }
    internal bool MarkSeen { get; private init; }

    /// <summary>The word on the button that opens a list of choices; at most 20 characters.</summary>
    internal string ListButton { get; private init; } = "";

    /// <summary>An approved template with one parameter in its body, in which a person's words leave once the 24 hours are over; null for none.</summary>
    internal string? WindowTemplate { get; private init; }

    /// <summary>The template's language, as WhatsApp writes it.</summary>
    internal string WindowTemplateLanguage { get; private init; } = "";
    internal int WatchMinutes { get; private init; }
    internal IReadOnlyList<WhatsAppNumber> Numbers { get; private init; } = [];

    /// <summary>All that is wrong with the settings; empty if the channel can start or is not used.</summary>
    public static IReadOnlyList<SettingFault> Faults(IConfiguration configuration)
    {
        var faults = new List<SettingFault>();
        Read(configuration, faults);
        return faults;
    }

    internal static WhatsAppOptions Read(IConfiguration configuration, List<SettingFault> faults)
    {
        var settings = new SettingReader(configuration.GetSection(Section), faults);
        var numbers = MetaAccount.ReadAll(settings, "a phone number", (account, reader) => new WhatsAppNumber(account, reader.Optional("BusinessAccountId")));
        if (numbers.Count == 0)
        {
            return new();
        }

        var button = settings.Text("ListButton", "Pilih");
        if (button.Length > WhatsAppMessages.LongestButton)
        {
            settings.Fault("ListButton", button, "at most 20 characters");
        }

        return new()
        {
            App = MetaApp.Read(settings, sendsPerSecond: 80),
            AppId = settings.Optional("AppId"),
            MarkSeen = settings.Flag("MarkSeen", true),
            ListButton = button,
            WindowTemplate = settings.Optional("WindowTemplate"),
            WindowTemplateLanguage = settings.Text("WindowTemplateLanguage", "id"),
            WatchMinutes = settings.Number("WatchMinutes", 15, 0, 1440),
            Numbers = numbers,
        };
    }
}
