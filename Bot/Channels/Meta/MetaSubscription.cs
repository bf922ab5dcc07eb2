using System.Text.Json;
using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.Meta;

/// <summary>The subscription of an account's events to our app: <c>/&lt;id&gt;/subscribed_apps</c>.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Node">The Graph node that carries the subscription.</param>
/// <param name="Fields">The events to subscribe to; empty where the app's own subscription names them.</param>
/// <param name="App">The id of our app: a subscription of another app is not ours. Null if the settings do not name it.</param>
internal sealed record MetaSubscription(MetaAccount Account, string Node, IReadOnlyList<string> Fields, string? App)
{
    private string Path => $"{Uri.EscapeDataString(Node)}/subscribed_apps";

    public async Task<SetupStep> SubscribeAsync(GraphClient graph, CancellationToken cancellationToken)
    {
        var path = Fields.Count == 0 ? Path : $"{Path}?subscribed_fields={Uri.EscapeDataString(string.Join(',', Fields))}";
        var (result, _) = await graph.PostAsync(path, Account.AccessToken, new JsonObject(), cancellationToken);
        return new($"{Account.Name}: subscribe to events", result.Outcome == SendOutcome.Sent ? null : result.Error);
    }

    /// <summary>The fields that are not subscribed to; null with the error if it cannot be seen.</summary>
    public async Task<(IReadOnlyList<string>? Missing, string? Error)> MissingAsync(GraphClient graph, CancellationToken cancellationToken)
    {
        var (result, body) = await graph.GetAsync(Path, Account.AccessToken, cancellationToken);
        if (result.Outcome != SendOutcome.Sent || body is null)
        {
            return (null, result.Error ?? "no answer");
        }

        var apps = body.Value.Items("data").Where(this.IsOurs).ToList();
        if (apps.Count == 0)
        {
            return (Fields.Count == 0 ? ["the app"] : Fields, null);
        }

        var subscribed = apps.SelectMany(a => a.Items("subscribed_fields")).Select(f => f.ValueKind == JsonValueKind.String ? f.GetString() : null).ToHashSet(StringComparer.Ordinal);
        return ([.. Fields.Where(f => !subscribed.Contains(f))], null);
    }

    private bool IsOurs(JsonElement app) => App is null || (app.ValueKind == JsonValueKind.Object
        && (app.Id("id") == App || app.Object("whatsapp_business_api_data")?.Id("id") == App));
}
