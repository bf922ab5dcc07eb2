using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Messenger;
using CareBot.Bot.Channels.Meta;

namespace CareBot.Bot.Channels.Instagram;

/// <summary>Subscribes the accounts' events and tells Meta the ice breakers.</summary>
internal sealed class InstagramSetup(InstagramOptions options, GraphClient graph) : IChannelSetup, IDisposable
{

    public string Channel => InstagramChannel.ChannelId;

    /// <summary>The events that are used. Echoes come inside <c>messages</c>. With Facebook Login the app's own subscription names them, and the page is only to be subscribed at all.</summary>
    public static IReadOnlyList<string> FieldsOf(bool facebookLogin) => facebookLogin
        ? ["messages"] : ["messages", "messaging_postbacks", "messaging_seen", "message_reactions", "messaging_referral"];

    public static IReadOnlyList<MetaSubscription> Subscriptions(InstagramOptions options) =>
        [.. options.Professionals.Select(a => new MetaSubscription(a, a.Node, options.SubscribedFields, options.AppId))];

    public async Task<IReadOnlyList<SetupStep>> SetUpAsync(Uri? address, CancellationToken cancellationToken)
    {
        var steps = new List<SetupStep>();
        foreach (var subscription in Subscriptions(options))
        {
            var account = subscription.Account;
            steps.Add(await subscription.SubscribeAsync(graph, cancellationToken));
            var path = $"{Uri.EscapeDataString(subscription.Node)}/messenger_profile?platform=instagram";
            var told = options.IceBreakers.Count > 0
                ? await graph.PostAsync(
                    path,
                    account.AccessToken,
                    new JsonObject { ["platform"] = "instagram", ["ice_breakers"] = MessengerProfile.IceBreakersToGraph(options.IceBreakers) },
                    cancellationToken)
                : await graph.DeleteAsync(path, account.AccessToken, new JsonObject { ["fields"] = new JsonArray("ice_breakers") }, cancellationToken);
            steps.Add(new($"{account.Name}: ice breakers", told.Result.Outcome == SendOutcome.Sent ? null : told.Result.Error));
        }

        return steps;
    }

    public void Dispose() => graph.Dispose();
}
