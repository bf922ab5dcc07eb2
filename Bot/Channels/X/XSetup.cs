using System.Text.Json;
using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.X;

/// <summary>
/// Registers the webhook at X, or has X check it again, and subscribes each account's events. What is subscribed already stays, and is led to this webhook if it
/// went to another.
/// </summary>
internal sealed class XSetup(XOptions options, XClient client) : IChannelSetup, IDisposable
{
    private const string Subscriptions = "/2/activity/subscriptions";

    private static readonly string[] Events =
        ["dm.received", "dm.sent", "dm.read", "post.mention.create", "post.reply.create", "oauth.revoke"];

    public string Channel => XChannel.ChannelId;

    public async Task<IReadOnlyList<SetupStep>> SetUpAsync(Uri? address, CancellationToken cancellationToken)
    {
        if (options.Users.Count == 0)
        {
            return [];
        }

        if (address is not { IsDefaultPort: true, Scheme: "https" })
        {
            return [new("webhook", "X calls https addresses without a port: give the bot's public one with --address")];
        }

        if (await client.AppTokenAsync(cancellationToken) is not { } bearer)
        {
            return [new("the app's token", "X gave none for the consumer key and secret")];
        }

        var steps = new List<SetupStep>();
        var webhook = await RegisterAsync(new Uri(address, "/webhooks/x").AbsoluteUri, bearer, steps, cancellationToken);
        if (webhook is null)
        {
            return steps;
        }

        var (_, listed) = await client.CallAsAppAsync(HttpMethod.Get, Subscriptions, bearer, null, cancellationToken);
        var known = (listed?.Items("data") ?? []).Where(s => s.ValueKind == JsonValueKind.Object).ToList();
        foreach (var user in options.Users)
        {
            foreach (var kind in Events)
            {
                var result = await SubscribeAsync(user, kind, webhook, known.Where(s => IsOf(s, user, kind)).ToList(), cancellationToken);
                steps.Add(Step($"{user.Name}: subscribe to {kind}", result));
            }
        }

        return steps;
    }

    private async Task<SendResult> SubscribeAsync(XAccount user, string kind, string webhook, List<JsonElement> known, CancellationToken cancellationToken)
    {
        if (known.Exists(s => s.Id("webhook_id") == webhook))
        {
            return SendResult.Sent(null);
        }

        var body = new JsonObject { ["tag"] = "carebot", ["webhook_id"] = webhook };
        if (known.Select(s => s.Id("subscription_id")).FirstOrDefault(id => id is not null) is { } elsewhere)
        {
            return (await client.CallAsync(HttpMethod.Put, $"{Subscriptions}/{Uri.EscapeDataString(elsewhere)}", user, body, false, cancellationToken)).Result;
        }

        (body["event_type"], body["filter"]) = (kind, new JsonObject { ["user_id"] = user.Id });
        return (await client.CallAsync(HttpMethod.Post, Subscriptions, user, body, false, cancellationToken)).Result;
    }

    private static bool IsOf(JsonElement subscription, XAccount user, string kind) =>
        subscription.Text("event_type") == kind && subscription.Object("filter")?.Id("user_id") == user.Id;

    public void Dispose() => client.Dispose();

    private async Task<string?> RegisterAsync(string url, string bearer, List<SetupStep> steps, CancellationToken cancellationToken)
    {
        var (listed, known) = await client.CallAsAppAsync(HttpMethod.Get, "/2/webhooks", bearer, null, cancellationToken);
        var id = known?.Items("data").Where(w => w.ValueKind == JsonValueKind.Object && w.Text("url") == url).Select(w => w.Id("id")).FirstOrDefault();
        if (id is not null)
        {
            var (seen, _) = await client.CallAsAppAsync(HttpMethod.Put, $"/2/webhooks/{Uri.EscapeDataString(id)}", bearer, null, cancellationToken);
            steps.Add(Step("webhook: checked again", seen));
            return id;
        }

        var (made, body) = await client.CallAsAppAsync(HttpMethod.Post, "/2/webhooks", bearer, new JsonObject { ["url"] = url }, cancellationToken);
        steps.Add(Step("webhook: registered", listed.Outcome == SendOutcome.Sent ? made : listed));
        return body?.Object("data")?.Id("id");
    }

    private static SetupStep Step(string what, SendResult result) => new(what, result.Outcome == SendOutcome.Sent ? null : result.Error);
}
