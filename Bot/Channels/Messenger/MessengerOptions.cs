using CareBot.Bot.Channels.Meta;

namespace CareBot.Bot.Channels.Messenger;

/// <summary>What stands under <c>Channels:Messenger</c>.</summary>
public sealed class MessengerOptions
{
    public const string Section = "Channels:Messenger";

    internal MetaApp App { get; private init; } = MetaApp.None;

    /// <summary>Our app's id at Meta: echoes of our own sends and passed threads are known by it. Optional.</summary>
    internal string? AppId { get; private init; }
    internal bool MarkSeen { get; private init; }

    /// <summary>Whether agents' words may leave under <c>HUMAN_AGENT</c> after 24 hours; Meta grants the feature.</summary>
    internal HumanAgentTag? HumanAgentTag { get; private init; }

    /// <summary>Address of an agent's picture, with <c>{name}</c> for the first name; without it replies carry no persona.</summary>
    internal string? PersonaPicture { get; private init; }
    internal bool ProfileLookup { get; private init; }

    /// <summary>Minutes between looks at the pages' subscriptions; 0 never looks.</summary>
    internal int WatchMinutes { get; private init; }

    /// <summary>The events that are subscribed to.</summary>
    internal IReadOnlyList<string> SubscribedFields { get; private init; } = [];
    internal MessengerProfile Profile { get; private init; } = MessengerProfile.Empty;
    internal IReadOnlyList<MetaAccount> Pages { get; private init; } = [];

    /// <summary>All that is wrong with the settings; empty if the channel can start or is not used.</summary>
    public static IReadOnlyList<SettingFault> Faults(IConfiguration configuration)
    {
        var faults = new List<SettingFault>();
        Read(configuration, faults);
        return faults;
    }

    internal static MessengerOptions Read(IConfiguration configuration, List<SettingFault> faults)
    {
        var settings = new SettingReader(configuration.GetSection(Section), faults);
        var pages = MetaAccount.ReadAll(settings, "a page", (account, _) => account);
        return pages.Count == 0 ? new() : new()
        {
            App = MetaApp.Read(settings, sendsPerSecond: 300),
            AppId = settings.Optional("AppId"),
            MarkSeen = settings.Flag("MarkSeen", true),
            HumanAgentTag = settings.Flag("HumanAgentTag", false) ? new() : null,
            PersonaPicture = settings.AddressWith("PersonaPicture", "{name}"),
            ProfileLookup = settings.Flag("ProfileLookup", true),
            WatchMinutes = settings.Number("WatchMinutes", 15, 0, 1440),
            SubscribedFields = settings.List("SubscribedFields") is { Count: > 0 } fields ? fields : MessengerSetup.Fields,
            Profile = MessengerProfile.Read(settings),
            Pages = pages,
        };
    }
}
