using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Meta;

namespace CareBot.Bot.Channels.Messenger;

/// <summary>Tells Meta what a page shows before anything is said, and subscribes its events.</summary>
internal sealed class MessengerSetup(MessengerOptions options, GraphClient graph) : IChannelSetup, IDisposable
{
    /// <summary>The events that are used; names as of the webhook reference. Meta's pages differ in some: the settings may name others.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "messages", "messaging_postbacks", "message_echoes", "message_deliveries", "message_reads", "message_reactions", "message_edits",
        "messaging_referrals", "messaging_optins", "messaging_handovers", "standby", "messaging_policy_enforcement", "messaging_account_linking",
    ];

    public string Channel => MessengerChannel.ChannelId;

    public static IReadOnlyList<MetaSubscription> Subscriptions(MessengerOptions options) =>
        [.. options.Pages.Select(p => new MetaSubscription(p, p.Id, options.SubscribedFields, options.AppId))];

    public async Task<IReadOnlyList<SetupStep>> SetUpAsync(Uri? address, CancellationToken cancellationToken)
    {
        var steps = new List<SetupStep>();
        foreach (var subscription in Subscriptions(options))
        {
            var page = subscription.Account;
            var path = $"{Uri.EscapeDataString(page.Id)}/messenger_profile";
            steps.Add(await subscription.SubscribeAsync(graph, cancellationToken));
            var (set, _) = await graph.PostAsync(path, page.AccessToken, options.Profile.ToGraph(), cancellationToken);
            steps.Add(new($"{page.Name}: get started, greeting, ice breakers, menu", set.Outcome == SendOutcome.Sent ? null : set.Error));
            if (options.Profile.Unset() is { Count: > 0 } unset)
            {
                var fields = new JsonObject { ["fields"] = new JsonArray([.. unset.Select(f => (JsonNode)f)]) };
                var (forgotten, _) = await graph.DeleteAsync(path, page.AccessToken, fields, cancellationToken);
                steps.Add(new($"{page.Name}: forget {string.Join(", ", unset)}", forgotten.Outcome == SendOutcome.Sent ? null : forgotten.Error));
            }
        }

        return steps;
    }

    public void Dispose() => graph.Dispose();
}
