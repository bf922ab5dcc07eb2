using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CareBot.Tests.StandIns;

/// <summary>A user that the stand-in knows.</summary>
public sealed record XUser(string Id, string Token, string TokenSecret);

/// <summary>Something that was taken.</summary>
/// <param name="To">The customer, or the post that was answered.</param>
/// <param name="Id">The id that was answered.</param>
/// <param name="Path">Where it was sent.</param>
public sealed record XDelivery(string To, string Id, string Path, string? Text, JsonElement Body)
{
    /// <summary>When it came, in <see cref="Stopwatch"/> ticks.</summary>
    public long At { get; } = Stopwatch.GetTimestamp();
}

/// <summary>
/// X's API on 127.0.0.1, as strict as its description: every signature is computed anew, unknown fields and too long words are refused. Thread-safe.
/// </summary>
public sealed class XStandIn : IPlatformStandIn
{
    public const string ConsumerKey = "consumer-key";
    public const string ConsumerSecret = "carebot-test-consumer-secret";

    private readonly Dictionary<string, XUser> users;
    private readonly List<XDelivery> deliveries = [];
    private WebApplication? app;
    private long numbers = 2080765901528535000;
    private int calls;

    private XStandIn(IEnumerable<XUser> users) => this.users = users.ToDictionary(u => u.Token, StringComparer.Ordinal);

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public FaultPlan Faults { get; } = new();

    public int Calls => Volatile.Read(ref this.calls);

    public ConcurrentQueue<string> Refusals { get; } = new();

    public IReadOnlyCollection<string> Refused => Refusals;

    /// <summary>Registered webhooks, by id.</summary>
    public ConcurrentDictionary<string, string> Webhooks { get; } = new(StringComparer.Ordinal);

    /// <summary>What is subscribed, by user and kind: the subscription and its webhook.</summary>
    public ConcurrentDictionary<(string User, string Kind), (string Id, string Webhook)> Subscriptions { get; } = new();

    public IReadOnlyList<XDelivery> Deliveries
    {
        get
        {
            lock (this.deliveries)
            {
                return [.. this.deliveries];
            }
        }
    }

    public static async Task<XStandIn> StartAsync(params XUser[] users)
    {
        var x = new XStandIn(users);
        (x.app, x.Address) = await StandInServer.StartAsync(0, x.Map);
        return x;
    }

    public IReadOnlyList<string?> WordsTo(string customer) => [.. Deliveries.Where(d => d.To == customer).Select(d => d.Text)];

    public async ValueTask DisposeAsync()
    {
        if (this.app is not null)
        {
            await this.app.DisposeAsync();
        }
    }

    private void Map(WebApplication server)
    {
        server.MapPost("/2/dm_conversations/with/{customer}/messages", (string customer, HttpContext context) => TakeAsync(
            context, body => XRules.Message(body), (_, _) => customer, "text", id => $$$"""{"data":{"dm_conversation_id":"1-2","dm_event_id":"{{{id}}}"}}"""));
        server.MapPost("/2/tweets", (HttpContext context) => TakeAsync(
            context, XRules.Post, (body, _) => body.GetProperty("reply").GetProperty("in_reply_to_tweet_id").GetString()!, "text", id => $$$"""{"data":{"id":"{{{id}}}","text":"…"}}"""));
        server.MapPost("/1.1/direct_messages/events/new.json", (HttpContext context) => TakeAsync(
            context, XRules.Event, (body, _) => XRules.Create(body).GetProperty("target").GetProperty("recipient_id").GetString()!, null, id => $$$"""{"event":{"id":"{{{id}}}"}}"""));
        server.MapPost("/1.1/direct_messages/indicate_typing.json", (HttpContext context) => TakeAsync(
            context, _ => null, (_, c) => "typing:" + c.Request.Query["recipient_id"], null, _ => "{}"));
        server.MapPost("/2/activity/subscriptions", (HttpContext context) => TakeAsync(
            context, Doubled, (body, _) => Subscribed(body), null, id => $$$"""{"data":{"subscription_id":"{{{id}}}"}}"""));
        server.MapGet("/2/activity/subscriptions", (HttpContext context) => AsApp(
            context, () => $$$"""{"data":[{{{string.Join(',', Subscriptions.Select(Listed))}}}],"meta":{"total_subscriptions":{{{Subscriptions.Count}}} }}"""));
        server.MapPut("/2/activity/subscriptions/{id}", (string id, HttpContext context) => TakeAsync(
            context, _ => null, (body, _) => Moved(id, body), null, _ => $$$"""{"data":{"subscription_id":"{{{id}}}"}}"""));
        server.MapPost("/oauth2/token", () => Results.Text("""{"token_type":"bearer","access_token":"app-token"}""", "application/json"));
        server.MapGet("/2/webhooks", (HttpContext context) => AsApp(
            context, () => $$"""{"data":[{{string.Join(',', Webhooks.Select(w => $"{{\"id\":\"{w.Key}\",\"url\":\"{w.Value}\"}}"))}}]}"""));
        server.MapPost("/2/webhooks", (JsonElement body, HttpContext context) => AsApp(context, () =>
        {
            var id = NextId();
            Webhooks[id] = body.GetProperty("url").GetString()!;
            return $$$"""{"data":{"id":"{{{id}}}","valid":true}}""";
        }));
        server.MapPut("/2/webhooks/{id}", (string id, HttpContext context) => AsApp(context, () => $$$"""{"data":{"valid":{{{(Webhooks.ContainsKey(id) ? "true" : "false")}}}}}"""));
    }

    private string Subscribed(JsonElement body)
    {
        Subscriptions[OfWhat(body)] = (NextId(), body.GetProperty("webhook_id").GetString()!);
        return "subscription";
    }

    private string Moved(string id, JsonElement body)
    {
        Subscriptions[Subscriptions.Single(s => s.Value.Id == id).Key] = (id, body.GetProperty("webhook_id").GetString()!);
        return "subscription";
    }

    private string? Doubled(JsonElement body) => Subscriptions.ContainsKey(OfWhat(body)) ? "there is such a subscription already" : null;

    private static (string User, string Kind) OfWhat(JsonElement body) =>
        (body.GetProperty("filter").GetProperty("user_id").GetString()!, body.GetProperty("event_type").GetString()!);

    private static string Listed(KeyValuePair<(string User, string Kind), (string Id, string Webhook)> subscription) => $$$"""
        {"subscription_id":"{{{subscription.Value.Id}}}","event_type":"{{{subscription.Key.Kind}}}","filter":{"user_id":"{{{subscription.Key.User}}}"},"webhook_id":"{{{subscription.Value.Webhook}}}"}
        """;

    private static IResult AsApp(HttpContext context, Func<string> answer) => context.Request.Headers.Authorization == "Bearer app-token"
        ? Results.Text(answer(), "application/json")
        : Results.Text("""{"title":"Unauthorized","type":"about:blank","status":401}""", "application/problem+json", null, 401);

    private string NextId() => Interlocked.Increment(ref this.numbers).ToString(CultureInfo.InvariantCulture);

    private async Task TakeAsync(
        HttpContext context, Func<JsonElement, string?> rule, Func<JsonElement, HttpContext, string> to, string? text, Func<string, string> answer)
    {
        Interlocked.Increment(ref this.calls);
        using var reader = new StreamReader(context.Request.Body);
        var sent = await reader.ReadToEndAsync();
        var fault = Faults.Take();
        if (await StandInServer.MeetAsync(fault, context))
        {
            return;
        }

        if (!XRules.IsSigned(context.Request, Address, token => this.users.GetValueOrDefault(token)?.TokenSecret))
        {
            await RefuseAsync(context, 401, """{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}""");
            return;
        }

        using var document = JsonDocument.Parse(sent.Length == 0 ? "{}" : sent);
        var body = document.RootElement.Clone();
        if (rule(body) is { } wrong)
        {
            await RefuseAsync(context, 400, $$$"""{"title":"Invalid Request","detail":"{{{wrong}}}","type":"https://api.x.com/2/problems/invalid-request","status":400}""");
            return;
        }

        var id = NextId();
        lock (this.deliveries)
        {
            this.deliveries.Add(new(to(body, context), id, context.Request.Path, text is null ? null : body.GetProperty(text).GetString(), body));
        }

        if (fault is StandInFault.Drop)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = 201;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer(id));
    }

    private async Task RefuseAsync(HttpContext context, int status, string body)
    {
        Refusals.Enqueue(body);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        await context.Response.WriteAsync(body);
    }
}
