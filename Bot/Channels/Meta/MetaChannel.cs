namespace CareBot.Bot.Channels.Meta;

/// <summary>A channel of Meta as its settings have it: what is registered and mapped for it.</summary>
/// <param name="Section">Its name in the settings.</param>
/// <param name="App">The app.</param>
/// <param name="Events">How its calls are read.</param>
/// <param name="IsUsed">Whether the settings name an account.</param>
internal sealed record MetaChannel(string Section, MetaApp App, MetaEvents Events, bool IsUsed)
{
    /// <summary>How customers' names are asked for; null where they are not.</summary>
    public ProfileQuestion? Profiles { get; init; }

    /// <summary>Between looks at the subscriptions; zero never looks.</summary>
    public TimeSpan WatchEvery { get; init; }
    public IReadOnlyList<MetaSubscription> Subscriptions { get; init; } = [];

    /// <summary>The path of its webhook.</summary>
    public string Path => "/webhooks/" + Events.Channel;
}
