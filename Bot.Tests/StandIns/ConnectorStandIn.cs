using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBot.Tests.StandIns;

/// <summary>A call that changed something.</summary>
/// <param name="Method">POST, PUT or DELETE.</param>
/// <param name="Conversation">Its conversation, from the path.</param>
/// <param name="ReplyTo">The activity of the path: answered, replaced or deleted; null at the send endpoint.</param>
/// <param name="Id">The id that was answered.</param>
/// <param name="Activity">The body; undefined for a deletion.</param>
public sealed record ConnectorDelivery(string Method, string Conversation, string? ReplyTo, string Id, string? Bearer, JsonElement Activity);

/// <summary>
/// A Bot Framework channel on 127.0.0.1: the Connector's endpoints, and beside it the <see cref="Login"/> service. As strict as the real
/// one about tokens and their audience and end, about conversations and activities that it does not know, about sizes, and about what
/// an activity must carry. Thread-safe.
/// </summary>
public sealed class ConnectorStandIn : IAsyncDisposable
{
    /// <summary>The protocol's limit.</summary>
    public const int MostCharacters = 256 * 1024;

    private readonly List<ConnectorDelivery> deliveries = [];
    private readonly Signal delivered = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> conversations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Conversation, string Activity), byte> activities = new();
    private WebApplication? app;
    private int numbers;

    private ConnectorStandIn() => this.Login = new(this);

    /// <summary>The service address, without a trailing slash.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public LoginStandIn Login { get; }

    /// <summary>What the next calls meet.</summary>
    public FaultPlan Faults { get; } = new();

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

    /// <summary>Lets a conversation exist, with these people in it.</summary>
    public void Open(string conversation, params IReadOnlyList<string> members) => this.conversations[conversation] = members;

    /// <summary>Lets an activity exist that the channel itself brought.</summary>
    public void Brought(string conversation, string activity) => this.activities[(conversation, activity)] = 1;

    public IReadOnlyList<ConnectorDelivery> To(string conversation) => [.. Deliveries.Where(d => d.Conversation == conversation)];

    /// <summary>Waits until a conversation has got so many activities.</summary>
    public Task WaitForAsync(string conversation, int count, TimeSpan limit) =>
        this.delivered.UntilAsync(() => To(conversation).Count >= count, limit);

    public async ValueTask DisposeAsync()
    {
        if (this.app is not null)
        {
            await this.app.DisposeAsync();
        }
    }

    internal int Next() => Interlocked.Increment(ref this.numbers);

    internal static Task JsonAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString());
    }

    private void Map(WebApplication server)
    {
        const string Conversation = "/v3/conversations/{conversation}";
        server.MapPost("/v3/conversations", context => this.AdmitAsync(context, CreateAsync));
        server.MapPost(Conversation + "/activities", context => this.AdmitAsync(context, ChangeAsync));
        server.MapMethods(Conversation + "/activities/{activity}", ["POST", "PUT", "DELETE"], context => this.AdmitAsync(context, ChangeAsync));
        server.MapGet(Conversation + "/members", context => this.AdmitAsync(context, (c, _) => JsonAsync(c, 200, Members(this.MembersOf(c)))));
        server.MapGet(Conversation + "/members/{member}", context => this.AdmitAsync(context, MemberAsync));
        server.MapGet(Conversation + "/pagedmembers", context => this.AdmitAsync(context, PagedAsync));
        this.Login.Map(server);
    }

    /// <summary>What every call must have: a fault that is planned, a good token, a known conversation, a body that is not too large.</summary>
    private async Task AdmitAsync(HttpContext context, Func<HttpContext, string, Task> next)
    {
        var fault = Faults.Take();
        if (await StandInServer.MeetAsync(fault, context))
        {
            return;
        }

        if (!this.Login.Admits(context.Request.Headers.Authorization.ToString()))
        {
            await ErrorAsync(context, 401, "Unauthorized", "Authorization has been denied for this request.");
            return;
        }

        if (Segment(context, "conversation") is { } conversation && !this.conversations.ContainsKey(conversation))
        {
            await ErrorAsync(context, 404, "ConversationNotFound", "Conversation not found.");
            return;
        }

        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        if (body.Length > MostCharacters)
        {
            await ErrorAsync(context, 413, "MessageSizeTooBig", "Message size too big.");
            return;
        }

        await next(context, body);
        if (fault is StandInFault.Drop)
        {
            context.Abort();
        }
    }

    private async Task ChangeAsync(HttpContext context, string body)
    {
        var method = context.Request.Method;
        var conversation = Segment(context, "conversation")!;
        var activity = Segment(context, "activity");
        if (method != "POST" && !this.activities.ContainsKey((conversation, activity!)))
        {
            await ErrorAsync(context, 404, "ActivityNotFoundInConversation", "The activity was not found.");
            return;
        }

        var said = method == "DELETE" ? default : JsonElement.Parse(body);
        if (method != "DELETE" && Fault(said, conversation, method == "POST" ? activity : null) is { } wrong)
        {
            await ErrorAsync(context, 400, "BadArgument", wrong);
            return;
        }

        var id = method == "POST" ? string.Create(CultureInfo.InvariantCulture, $"sent-{Next()}") : activity!;
        this.activities[(conversation, id)] = 1;
        if (method == "DELETE")
        {
            this.activities.TryRemove((conversation, id), out _);
        }

        var bearer = context.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token] ? token : null;
        lock (this.deliveries)
        {
            this.deliveries.Add(new(method, conversation, activity, id, bearer, said));
        }

        this.delivered.Pulse();
        await JsonAsync(context, method == "POST" ? 201 : 200, method == "DELETE" ? new JsonObject() : new JsonObject { ["id"] = id });
    }

    private async Task CreateAsync(HttpContext context, string body)
    {
        var parameters = JsonElement.Parse(body);
        if (Id(parameters, "bot") is null || !parameters.TryGetProperty("members", out var members) || members.GetArrayLength() == 0)
        {
            await ErrorAsync(context, 400, "MissingProperty", "The 'bot' and 'members' fields are required.");
            return;
        }

        var conversation = string.Create(CultureInfo.InvariantCulture, $"created|{Next()}");
        this.Open(conversation, [.. members.EnumerateArray().Select(m => Text(m, "id")!)]);
        await JsonAsync(context, 201, new JsonObject { ["id"] = conversation, ["serviceUrl"] = Address.AbsoluteUri });
    }

    private IReadOnlyList<string> MembersOf(HttpContext context) => this.conversations[Segment(context, "conversation")!];

    private static JsonArray Members(IEnumerable<string> members) => new([.. members.Select(m => (JsonNode)new JsonObject { ["id"] = m, ["name"] = m.ToUpperInvariant() })]);

    private Task MemberAsync(HttpContext context, string body)
    {
        var member = Segment(context, "member")!;
        return this.MembersOf(context).Contains(member, StringComparer.Ordinal)
            ? JsonAsync(context, 200, Members([member])[0]!.DeepClone())
            : ErrorAsync(context, 404, "MemberNotFoundInConversation", "The member was not found.");
    }

    private Task PagedAsync(HttpContext context, string body)
    {
        var all = this.MembersOf(context);
        var size = int.TryParse(context.Request.Query["pageSize"], CultureInfo.InvariantCulture, out var asked) ? asked : 50;
        var from = int.TryParse(context.Request.Query["continuationToken"], CultureInfo.InvariantCulture, out var token) ? token : 0;
        var page = new JsonObject { ["members"] = Members(all.Skip(from).Take(size)) };
        if (from + size < all.Count)
        {
            page["continuationToken"] = (from + size).ToString(CultureInfo.InvariantCulture);
        }

        return JsonAsync(context, 200, page);
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

    private static Task ErrorAsync(HttpContext context, int status, string code, string message) =>
        JsonAsync(context, status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });
}
