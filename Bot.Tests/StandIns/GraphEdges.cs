using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CareBot.Tests.StandIns;

/// <summary>Graph beside sending: personas, messenger profile, subscriptions and customers' profiles. Thread-safe.</summary>
public sealed class GraphEdges
{
    private readonly Lock gate = new();
    private int made;
    private readonly Dictionary<string, List<(string Id, string Name, string Picture)>> personas = new(StringComparer.Ordinal);

    /// <summary>The subscribed fields, by node; absent: not subscribed.</summary>
    public Dictionary<string, string[]> Subscriptions { get; } = new(StringComparer.Ordinal);

    /// <summary>What a page shows, as it was told, by node.</summary>
    public Dictionary<string, JsonObject> Profiles { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers to the question for a customer's profile.</summary>
    public Dictionary<string, string> Customers { get; } = new(StringComparer.Ordinal);

    /// <summary>Every call: method and path.</summary>
    public List<string> Calls { get; } = [];

    public IReadOnlyList<(string Id, string Name, string Picture)> PersonasOf(string page)
    {
        lock (this.gate)
        {
            return [.. this.personas.GetValueOrDefault(page) ?? []];
        }
    }

    /// <summary>Somebody deletes a page's personas; later ones get new ids.</summary>
    public void DeletePersonas(string page)
    {
        lock (this.gate)
        {
            this.personas[page].Clear();
        }
    }

    internal bool HasPersona(string page, string id) => PersonasOf(page).Any(p => p.Id == id);

    internal void Map(WebApplication server, Func<string, string?> tokenOf)
    {
        server.MapGet("/{version}/{node}/personas", (string node, HttpContext context) => Answer(context, node, tokenOf, () => new JsonObject
        {
            ["data"] = new JsonArray([.. PersonasOf(node).Select(p => new JsonObject { ["id"] = p.Id, ["name"] = p.Name })]),
        }));
        server.MapPost("/{version}/{node}/personas", (string node, JsonElement body, HttpContext context) =>
            Answer(context, node, tokenOf, () => MakePersona(node, body)));
        server.MapGet("/{version}/{node}/subscribed_apps", (string node, HttpContext context) => Answer(context, node, null, () => new JsonObject
        {
            ["data"] = Subscriptions.TryGetValue(node, out var fields)
                ? new JsonArray(new JsonObject { ["id"] = "42", ["subscribed_fields"] = new JsonArray([.. fields.Select(f => (JsonNode)f)]) })
                : new JsonArray(),
        }));
        server.MapPost("/{version}/{node}/subscribed_apps", (string node, HttpContext context) => Answer(context, node, null, () =>
        {
            Subscriptions[node] = context.Request.Query["subscribed_fields"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
            return new JsonObject { ["success"] = true };
        }));
        server.MapPost("/{version}/{node}/messenger_profile", (string node, JsonElement body, HttpContext context) => Answer(context, node, tokenOf, () =>
        {
            Profiles[node] = JsonNode.Parse(body.GetRawText())!.AsObject();
            return new JsonObject { ["result"] = "success" };
        }));
        server.MapDelete("/{version}/{node}/messenger_profile", (string node, HttpContext context) =>
            Answer(context, node, tokenOf, () => new JsonObject { ["result"] = "success" }));
        server.MapGet("/{version}/{node}", (string node, HttpContext context) => Answer(context, node, null, () =>
            Customers.TryGetValue(node, out var profile) ? JsonNode.Parse(profile)!.AsObject() : new JsonObject()));
    }

    private JsonObject MakePersona(string page, JsonElement body)
    {
        lock (this.gate)
        {
            this.personas.TryAdd(page, []);
            var id = string.Create(CultureInfo.InvariantCulture, $"persona-{++this.made}");
            this.personas[page].Add((id, body.GetProperty("name").GetString()!, body.GetProperty("profile_picture_url").GetString()!));
            return new JsonObject { ["id"] = id };
        }
    }

    private IResult Answer(HttpContext context, string node, Func<string, string?>? tokenOf, Func<JsonObject> answer)
    {
        lock (this.gate)
        {
            Calls.Add($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
            var bearer = context.Request.Headers.Authorization.ToString();
            return bearer.Length == 0 || (tokenOf is not null && bearer != "Bearer " + tokenOf(node))
                ? Results.Text("""{"error":{"message":"Error validating access token","type":"OAuthException","code":190}}""", "application/json", null, 401)
                : Results.Text(answer().ToJsonString(), "application/json");
        }
    }
}
