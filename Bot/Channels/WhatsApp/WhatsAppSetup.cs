using CareBot.Bot.Channels.Meta;

namespace CareBot.Bot.Channels.WhatsApp;

/// <summary>Subscribes our app to the business accounts of the numbers.</summary>
internal sealed class WhatsAppSetup(WhatsAppOptions options, GraphClient graph) : IChannelSetup, IDisposable
{
    public string Channel => WhatsAppChannel.ChannelId;

    /// <summary>The app's own subscription names the fields.</summary>
    public static IReadOnlyList<MetaSubscription> Subscriptions(WhatsAppOptions options) =>
        [.. options.Numbers.Where(n => n.Business is not null).DistinctBy(n => n.Business).Select(n => new MetaSubscription(n, n.Business!, [], options.AppId))];

    public async Task<IReadOnlyList<SetupStep>> SetUpAsync(Uri? address, CancellationToken cancellationToken)
    {
        var steps = new List<SetupStep>();
        foreach (var subscription in Subscriptions(options))
        {
            steps.Add(await subscription.SubscribeAsync(graph, cancellationToken));
        }

        foreach (var number in options.Numbers.Where(n => n.Business is null))
        {
            steps.Add(new($"{number.Name}: subscribe to events", "the setting BusinessAccountId is missing"));
        }

        return steps;
    }

    public void Dispose() => graph.Dispose();
}
