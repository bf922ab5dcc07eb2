using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBot.Tests.StandIns;

/// <summary>
/// Graph's Send API on 127.0.0.1, as strict as the real one: version, page, token and every field are checked, and what is
/// refused is refused in Graph's form. It keeps what was delivered, in order. Thread-safe.
/// </summary>
public sealed class GraphStandIn : IPlatformStandIn
{
    private readonly Dictionary<string, GraphPage> pages;
    private readonly string version;
    private readonly List<GraphDelivery> deliveries = [];
    private readonly Signal delivered = new();
    private WebApplication? app;
    private int messages;
    private int calls;

    private GraphStandIn(string version, IEnumerable<GraphPage> pages)
    {
        this.version = version;
        this.pages = pages.ToDictionary(p => p.Id, StringComparer.Ordinal);
    }

    /// <summary>The value for <c>GraphBaseUrl</c>.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Personas, profiles, subscriptions.</summary>
    public GraphEdges Edges { get; } = new();

    /// <summary>What the next calls meet.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>Why calls were refused by the stand-in's own rules, in order.</summary>
    public ConcurrentQueue<string> Refusals { get; } = new();

    /// <summary>Calls so far, refused and failed ones too.</summary>
    public int Calls => Volatile.Read(ref this.calls);

    /// <summary>Everything that was taken, in the order it was taken.</summary>
    public IReadOnlyList<GraphDelivery> Deliveries
    {
        get
        {
            lock (this.deliveries)
            {
                return [.. this.deliveries];
            }
        }
    }

    public static Task<GraphStandIn> StartAsync(params GraphPage[] pages) => StartAsync(0, "v25.0", pages);

    /// <param name="port">0 for any free one; a fault run keeps its own while the bot dies and comes back.</param>
    /// <param name="version">The only version that is served.</param>
    /// <param name="pages">The pages it knows, with their tokens.</param>
    public static async Task<GraphStandIn> StartAsync(int port, string version, params GraphPage[] pages)
    {
        var graph = new GraphStandIn(version, pages);
        (graph.app, graph.Address) = await StandInServer.StartAsync(port, graph.Map);
        return graph;
    }

    /// <summary>The messages one customer got, in order, without sender actions.</summary>
    public IReadOnlyList<GraphDelivery> MessagesTo(string recipient) => [.. Deliveries.Where(d => d.Recipient == recipient && d.Action is null)];

    IReadOnlyCollection<string> IPlatformStandIn.Refused => Refusals;

    IReadOnlyList<string?> IPlatformStandIn.WordsTo(string customer) => [.. MessagesTo(customer).Select(m => m.Text)];

    /// <summary>Waits until a customer has got so many messages.</summary>
    public Task WaitForMessagesAsync(string recipient, int count, TimeSpan limit) =>
        this.delivered.UntilAsync(() => MessagesTo(recipient).Count >= count, limit);

    /// <summary>The next calls are refused with one of Graph's errors.</summary>
    public void FailNext(int times, int status, int code, int? subcode = null, params (string Name, string Value)[] headers) =>
        Faults.Next(new StandInFault.Answer(status, Error("(#" + code.ToString(CultureInfo.InvariantCulture) + ") refused", code, subcode), headers), times);

    public async ValueTask DisposeAsync()
    {
        if (this.app is not null)
        {
            await this.app.DisposeAsync();
        }
    }

    private static string Error(string message, int code, int? subcode = null)
    {
        var error = new JsonObject { ["message"] = message, ["type"] = "OAuthException", ["code"] = code, ["fbtrace_id"] = "AbCdEfGhIjKlMnOpQrStUv" };
        if (subcode is { } number)
        {
            error["error_subcode"] = number;
        }

        return new JsonObject { ["error"] = error }.ToJsonString();
    }

    private void Map(WebApplication server)
    {
        server.MapPost("/{version}/{page}/messages", ReceiveAsync);
        Edges.Map(server, page => this.pages.GetValueOrDefault(page)?.AccessToken);
        server.MapFallback(context => RefuseAsync(context, 400, "Unsupported request: " + context.Request.Method, 100, 33));
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        Interlocked.Increment(ref this.calls);
        var page = (string)context.GetRouteValue("page")!;
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var fault = Faults.Take();
        if (await StandInServer.MeetAsync(fault, context))
        {
            return;
        }

        if ((string?)context.GetRouteValue("version") != this.version || !this.pages.TryGetValue(page, out var known))
        {
            await RefuseAsync(context, 400, $"Object with ID '{page}' does not exist in this version", 100, 33);
        }
        else if (context.Request.Headers.Authorization != $"Bearer {known.AccessToken}")
        {
            await RefuseAsync(context, 401, "Error validating access token", 190, 467);
        }
        else if (GraphRules.Fault(known.Kind, context.Request.ContentType, body, out var request) is { } wrong)
        {
            await RefuseAsync(context, 400, "(#100) " + wrong, 100, null);
        }
        else if (Text(request, "persona_id") is { } persona && !Edges.HasPersona(page, persona))
        {
            await RefuseAsync(context, 400, "(#100) persona_id is invalid", 100, null);
        }
        else
        {
            await (known.Kind == GraphKind.WhatsApp ? TakeWhatsAppAsync(context, page, request, fault is StandInFault.Drop { Taken: true }) : TakeAsync(context, page, request, fault is StandInFault.Drop { Taken: true }));
        }
    }

    private async Task TakeAsync(HttpContext context, string page, JsonElement request, bool drop)
    {
        var recipient = request.GetProperty("recipient").GetProperty("id").GetString()!;
        var isMessage = request.TryGetProperty("message", out var message);
        var id = isMessage ? string.Create(CultureInfo.InvariantCulture, $"m_standin_{Interlocked.Increment(ref this.messages)}") : null;
        var delivery = new GraphDelivery(
            page, recipient, id, Text(message, "text"), Text(message, "metadata"), Text(request, "sender_action"), request);
        lock (this.deliveries)
        {
            this.deliveries.Add(delivery);
        }

        this.delivered.Pulse();
        if (drop)
        {
            context.Abort();
            return;
        }

        var answer = new JsonObject { ["recipient_id"] = recipient };
        if (id is not null)
        {
            answer["message_id"] = id;
        }

        context.Response.ContentType = "application/json; charset=UTF-8";
        await context.Response.WriteAsync(answer.ToJsonString());
    }

    private async Task TakeWhatsAppAsync(HttpContext context, string number, JsonElement request, bool drop)
    {
        var isStatus = request.TryGetProperty("status", out _);
        var recipient = Text(request, "to") ?? Text(request, "recipient") ?? "";
        var id = isStatus ? null : string.Create(CultureInfo.InvariantCulture, $"wamid.standin{Interlocked.Increment(ref this.messages)}");
        var type = Text(request, "type");
        var text = type == "text" ? Text(request.GetProperty("text"), "body")
            : type == "interactive" ? Text(request.GetProperty("interactive").GetProperty("body"), "text") : null;
        lock (this.deliveries)
        {
            this.deliveries.Add(new(number, recipient, id, text, Text(request, "biz_opaque_callback_data"), isStatus ? "read" : null, request));
        }

        this.delivered.Pulse();
        if (drop)
        {
            context.Abort();
            return;
        }

        context.Response.ContentType = "application/json; charset=UTF-8";
        await context.Response.WriteAsync(isStatus
            ? """{"success":true}"""
            : $$"""{"messaging_product":"whatsapp","contacts":[{"input":"{{recipient}}","wa_id":"{{recipient}}"}],"messages":[{"id":"{{id}}","message_status":"accepted"}]}""");
    }

    private async Task RefuseAsync(HttpContext context, int status, string message, int code, int? subcode)
    {
        Refusals.Enqueue(message);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=UTF-8";
        await context.Response.WriteAsync(Error(message, code, subcode));
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
