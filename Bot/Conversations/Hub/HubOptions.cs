using CareBot.Bot.Channels;
using CareBot.Bot.Channels.BotFramework;

namespace CareBot.Bot.Conversations.Hub;

/// <summary>What stands under <c>Handoff</c>: whether an agent hub on the channel is the queue instead of our own desk.</summary>
public sealed class HubOptions
{
    public const string Section = "Handoff";

    private const string Desk = "Desk";
    private const string Channel = "Channel";

    /// <summary>Whether handoffs are offered to a hub at all.</summary>
    public bool IsOn { get; private init; }

    /// <summary>Bot Framework channel ids on which a hub listens; empty: all.</summary>
    public IReadOnlyList<string> Channels { get; private init; } = [];

    /// <summary>How long a hub may take to accept before our own desk is the queue.</summary>
    public TimeSpan Patience { get; private init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether a hub stands between us and the customer of this activity.</summary>
    public bool Listens(ConnectedAccount account, string? channelId)
    {
        ArgumentNullException.ThrowIfNull(account);
        return this.IsOn && account.Channel == BotFrameworkChannel.ChannelId
            && (this.Channels.Count == 0 || this.Channels.Contains(channelId, StringComparer.Ordinal));
    }

    /// <summary>All that is wrong with the settings; empty if they can be used.</summary>
    public static IReadOnlyList<SettingFault> Faults(IConfiguration configuration)
    {
        var faults = new List<SettingFault>();
        Read(configuration, faults);
        return faults;
    }

    internal static HubOptions Read(IConfiguration configuration, List<SettingFault> faults)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = new SettingReader(configuration.GetSection(Section), faults);
        var hub = settings.Text("Hub", Desk);
        if (hub is not (Desk or Channel))
        {
            settings.Fault("Hub", hub, $"{Desk} (our own desk is the queue) or {Channel} (an agent hub on the Bot Framework channel is)");
        }

        return new()
        {
            IsOn = hub == Channel,
            Channels = settings.List("HubChannels"),
            Patience = TimeSpan.FromSeconds(settings.Number("HubPatienceSeconds", otherwise: 60, least: 5, most: 3600)),
        };
    }
}
