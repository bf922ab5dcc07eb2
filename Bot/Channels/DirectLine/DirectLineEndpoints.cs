using System.Text.Json.Serialization;
using CareBot.Bot.Inbox;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>Direct Line's calls about tokens and conversations.</summary>
internal sealed class DirectLineEndpoints(DirectLineAccess access, DirectLineTokens tokens, StreamReader reader, IInbox inbox, TimeProvider clock)
{
    private const int LongestUserId = 256;
    private const int MostOrigins = 20;

    /// <summary><c>POST /tokens/generate</c>: a token for a new conversation; the bot is not told yet.</summary>
    public async Task GenerateAsync(HttpContext context)
    {
        var caller = access.Caller(context.Request);
        if (caller.Token is not null)
        {
            throw DirectLineRefusal.Forbidden("Only the account's secret generates tokens.");
        }

        var body = await DirectLineIncoming.BodyAsync(context.Request, context.RequestAborted);
        var user = User(body);
        var conversation = DirectLineTokens.NewConversationId();
        var token = new DirectLineToken(caller.Site.Id, conversation, user.Id, user.Name, Origins(body));
        await this.AnswerAsync(context, StatusCodes.Status200OK, token, streamFrom: null);
    }

    /// <summary><c>POST /tokens/refresh</c>: a younger token for the same conversation.</summary>
    public Task RefreshAsync(HttpContext context)
    {
        var token = access.Caller(context.Request).Token ?? throw DirectLineRefusal.Forbidden("A secret needs no refreshing; send a token.");
        return this.AnswerAsync(context, StatusCodes.Status200OK, token, streamFrom: null);
    }

    /// <summary><c>POST /conversations</c>: 201 when this call began it, 200 when it had begun before.</summary>
    public async Task StartAsync(HttpContext context)
    {
        var caller = access.Caller(context.Request);
        var body = await DirectLineIncoming.BodyAsync(context.Request, context.RequestAborted);
        var token = caller.Token;
        if (token is null)
        {
            var user = User(body);
            token = new(caller.Site.Id, DirectLineTokens.NewConversationId(), user.Id, user.Name);
        }

        var start = DirectLineIncoming.Start(
            caller, token.Conversation, token.User, token.Name, DirectLineIncoming.Text(body, "locale"), clock.GetUtcNow());
        var accepted = await inbox.AcceptAsync(caller.Account, [start], context.RequestAborted);
        var status = accepted[0] == Acceptance.Accepted ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        await this.AnswerAsync(context, status, token, streamFrom: "-");
    }

    /// <summary><c>GET /conversations/{id}?watermark=</c>: a fresh address of the stream; without a watermark it brings only what is new.</summary>
    public async Task ReconnectAsync(HttpContext context)
    {
        var caller = access.Caller(context.Request);
        var conversation = ConversationOf(context);
        caller.MayReach(conversation);
        var row = await reader.FindAsync(caller.Account, conversation, context.RequestAborted);
        if (row is null && caller.Token is null)
        {
            throw DirectLineRefusal.ConversationNotFound();
        }

        var asked = context.Request.Query["watermark"].ToString();
        var from = asked.Length > 0 ? StreamReader.Watermark(asked) : row?.LastSeq ?? 0;
        var token = caller.Token ?? new(caller.Site.Id, conversation, null);
        await this.AnswerAsync(context, StatusCodes.Status200OK, token, from.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    public static string ConversationOf(HttpContext context) => (string)context.Request.RouteValues["conversation"]!;

    private Task AnswerAsync(HttpContext context, int status, DirectLineToken token, string? streamFrom)
    {
        context.Response.StatusCode = status;
        var answer = new ConversationAnswer(
            token.Conversation,
            tokens.Issue(TokenKind.Conversation, token),
            (int)tokens.Lifetime(TokenKind.Conversation).TotalSeconds,
            streamFrom is null ? null : this.StreamUrl(context.Request, token, streamFrom));
        return context.Response.WriteAsJsonAsync(answer, context.RequestAborted);
    }

    private string StreamUrl(HttpRequest request, DirectLineToken token, string from)
    {
        var scheme = request.IsHttps ? "wss" : "ws";
        var path = $"{request.PathBase}{DirectLineRegistration.Root}/conversations/{Uri.EscapeDataString(token.Conversation)}/stream";
        return $"{scheme}://{request.Host}{path}?watermark={from}&t={tokens.Issue(TokenKind.Stream, token)}";
    }

    private static (string? Id, string? Name) User(JObject body)
    {
        var user = body.GetValue("user", StringComparison.OrdinalIgnoreCase) as JObject;
        var id = DirectLineIncoming.Text(user, "id");
        return id is { Length: > LongestUserId }
            ? throw DirectLineRefusal.BadArgument($"'user.id' is longer than {LongestUserId} characters.")
            : (string.IsNullOrWhiteSpace(id) ? null : id, DirectLineIncoming.Text(user, "name"));
    }

    private static List<string>? Origins(JObject body)
    {
        if (body.GetValue("trustedOrigins", StringComparison.OrdinalIgnoreCase) is not JArray { Count: > 0 } listed)
        {
            return null;
        }

        var origins = listed.Select(o => (o as JValue)?.Value as string).OfType<string>().Select(o => o.TrimEnd('/')).ToList();
        return listed.Count <= MostOrigins && origins.Count == listed.Count && origins.All(o => o.Length <= 256)
            ? origins
            : throw DirectLineRefusal.BadArgument($"'trustedOrigins' is a list of at most {MostOrigins} origins such as https://shop.example.");
    }

    private sealed record ConversationAnswer(
        [property: JsonPropertyName("conversationId")] string ConversationId,
        [property: JsonPropertyName("token")] string Token,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonPropertyName("streamUrl"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StreamUrl);
}
