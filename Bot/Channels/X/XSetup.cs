using System.Text.Json;
using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.X;

/// <summary>Registers the webhook at X, or has X check it again, and subscribes each account's events.</summary>
internal sealed class XSetup(XOptions options, XClient client) : IChannelSetup, IDisposable
{
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
        foreach (var user in webhook is null ? [] : options.Users)
        {
            foreach (var kind in Events)
            {
                var body = new JsonObject
                {
                    ["event_type"] = kind, ["filter"] = new JsonObject { ["user_id"] = user.Id }, ["tag"] = "carebot", ["webhook_id"] = webhook,
                };
                var (result, _) = await client.CallAsync(HttpMethod.Post, "/2/activity/subscriptions", user, body, false, cancellationToken);
                steps.Add(Step($"{user.Name}: subscribe to {kind}", result));
            }
        }

        return steps;
    }

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
