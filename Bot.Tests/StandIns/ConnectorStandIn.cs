using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBot.Tests.StandIns;

/// <summary>An activity that a channel was given.</summary>
/// <param name="Conversation">Its conversation, from the path.</param>
/// <param name="ReplyTo">The answered activity, from the path; null at the send endpoint.</param>
/// <param name="Id">The id that was answered.</param>
public sealed record ConnectorDelivery(string Conversation, string? ReplyTo, string Id, string? Bearer, JsonElement Activity);

/// <summary>
/// A Bot Framework channel on 127.0.0.1: the Connector's two send endpoints, the login service's token endpoint, and the
/// OpenID metadata with its signing keys. Strict about tokens and about what an activity must carry. Thread-safe.
/// </summary>
public sealed class ConnectorStandIn : IAsyncDisposable
{
    private readonly List<ConnectorDelivery> deliveries = [];
    private readonly Signal delivered = new();
    private readonly ConcurrentDictionary<string, byte> tokens = new(StringComparer.Ordinal);
    private WebApplication? app;
    private int numbers;
    private int tokenRequests;
    private int keyReads;

    /// <summary>The service address, without a trailing slash.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The app id and password that get tokens; null to serve calls without any.</summary>
    public (string AppId, string Password)? App { get; set; }

    /// <summary>The signing keys, as <c>{"keys":[…]}</c>.</summary>
    public string Keys { get; set; } = "{\"keys\":[]}";

    /// <summary>Life time of the tokens it gives, in seconds.</summary>
    public int TokenSeconds { get; set; } = 3600;

    /// <summary>What the next sends meet.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>What the next requests for a token meet.</summary>
    public FaultPlan LoginFaults { get; } = new();

    /// <summary>What the next reads of the metadata meet.</summary>
    public FaultPlan KeyFaults { get; } = new();

    public int TokenRequests => Volatile.Read(ref this.tokenRequests);

    public int KeyReads => Volatile.Read(ref this.keyReads);

    public Uri OpenIdMetadata => new(Address, "/v1/.well-known/openidconfiguration");

    public IReadOnlyList<ConnectorDelivery> Deliveries
    {
        get
        {
            lock (this.deliveries)
            {
                return [.. this.deliveries];
            }
        }
    }

    /// <param name="port">0 for any free one.</param>
    public static async Task<ConnectorStandIn> StartAsync(int port = 0)
    {
        var connector = new ConnectorStandIn();
        (connector.app, connector.Address) = await StandInServer.StartAsync(port, connector.Map);
        return connector;
    }

    public IReadOnlyList<ConnectorDelivery> To(string conversation) => [.. Deliveries.Where(d => d.Conversation == conversation)];

    /// <summary>Waits until a conversation has got so many activities.</summary>
    public Task WaitForAsync(string conversation, int count, TimeSpan limit) =>
        this.delivered.UntilAsync(() => To(conversation).Count >= count, limit);

    /// <summary>Tokens given so far are no longer good.</summary>
    public void ForgetTokens() => this.tokens.Clear();

    public async ValueTask DisposeAsync()
    {
        if (this.app is not null)
        {
            await this.app.DisposeAsync();
        }
    }

    private void Map(WebApplication server)
    {
        server.MapPost("/v3/conversations/{conversation}/activities", SendAsync);
        server.MapPost("/v3/conversations/{conversation}/activities/{activity}", SendAsync);
        server.MapPost("/{tenant}/oauth2/v2.0/token", LoginAsync);
        server.MapGet("/v1/.well-known/openidconfiguration", async context =>
        {
            if (!await StandInServer.MeetAsync(KeyFaults.Take(), context))
            {
                await JsonAsync(context, 200, new JsonObject
                {
                    ["issuer"] = "https://api.botframework.com",
                    ["jwks_uri"] = new Uri(Address, "/v1/.well-known/keys").AbsoluteUri,
                });
            }
        });
        server.MapGet("/v1/.well-known/keys", async context =>
        {
            Interlocked.Increment(ref this.keyReads);
            await JsonAsync(context, 200, JsonNode.Parse(Keys)!);
        });
    }

    private async Task SendAsync(HttpContext context)
    {
        var fault = Faults.Take();
        if (await StandInServer.MeetAsync(fault, context))
        {
            return;
        }

        var bearer = context.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token] ? token : null;
        if (App is not null && (bearer is null || !this.tokens.ContainsKey(bearer)))
        {
            await ErrorAsync(context, 401, "Unauthorized", "Authorization has been denied for this request.");
            return;
        }

        using var document = await JsonDocument.ParseAsync(context.Request.Body);
        var activity = document.RootElement.Clone();
        var conversation = Segment(context, "conversation")!;
        var replyTo = Segment(context, "activity");
        if (Fault(activity, conversation, replyTo) is { } wrong)
        {
            await ErrorAsync(context, 400, "BadArgument", wrong);
            return;
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"sent-{Interlocked.Increment(ref this.numbers)}");
        lock (this.deliveries)
        {
            this.deliveries.Add(new(conversation, replyTo, id, bearer, activity));
        }

        this.delivered.Pulse();
        if (fault is StandInFault.Drop)
        {
            context.Abort();
            return;
        }

        await JsonAsync(context, 201, new JsonObject { ["id"] = id });
    }

    /// <summary>A part of the path; the server leaves an encoded slash in it as it is.</summary>
    private static string? Segment(HttpContext context, string name) =>
        ((string?)context.GetRouteValue(name))?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static string? Fault(JsonElement activity, string conversation, string? replyTo) =>
        Text(activity, "type") is not ("message" or "typing" or "event" or "endOfConversation") ? "type is not one that bots send"
        : Text(activity, "id") is not null ? "id is the channel's to give"
        : Text(activity, "channelId") is null ? "channelId is missing"
        : Id(activity, "from") is null || Id(activity, "recipient") is null ? "from or recipient is missing"
        : Id(activity, "conversation") != conversation ? "conversation is another one than the path's"
        : replyTo is not null && Text(activity, "replyToId") != replyTo ? "replyToId is another one than the path's"
        : null;

    private static string? Id(JsonElement activity, string name) => activity.TryGetProperty(name, out var part) ? Text(part, "id") : null;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private async Task LoginAsync(HttpContext context)
    {
        Interlocked.Increment(ref this.tokenRequests);
        if (await StandInServer.MeetAsync(LoginFaults.Take(), context))
        {
            return;
        }

        var form = await context.Request.ReadFormAsync();
        if (form["grant_type"] != "client_credentials" || form["scope"] != "https://api.botframework.com/.default"
            || App is not { } known || form["client_id"] != known.AppId || form["client_secret"] != known.Password)
        {
            await JsonAsync(context, 401, new JsonObject { ["error"] = "invalid_client", ["error_description"] = "The client is unknown." });
            return;
        }

        var token = string.Create(CultureInfo.InvariantCulture, $"token-{Interlocked.Increment(ref this.numbers)}");
        this.tokens[token] = 1;
        await JsonAsync(context, 200, new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = TokenSeconds, ["access_token"] = token });
    }

    private static Task ErrorAsync(HttpContext context, int status, string code, string message) =>
        JsonAsync(context, status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });

    private static Task JsonAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString());
    }
}
