using System.Text.Json.Serialization;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>The customer's chat page: its files, the shop's hours, and tokens for customers whom nobody vouches for.</summary>
internal sealed class ChatPage(
    DirectLineOptions options, DirectLineAccess access, DirectLineTokens tokens, DirectLineLimits limits, IChatInfo info, ChatFiles files)
{
    /// <summary><c>GET /chat</c>.</summary>
    public Task PageAsync(HttpContext context)
    {
        var trusted = options.OfChatPage(context.Request.Query["account"])?.TrustedOrigins ?? [];
        var headers = context.Response.Headers;
        var host = context.Request.Host.ToUriComponent();
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + $"connect-src 'self' ws://{host} wss://{host}; base-uri 'none'; form-action 'none'; "
            + $"frame-ancestors 'self'{string.Concat(trusted.Select(o => " " + o))}";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return files.SendAsync(context, "index.html", "no-cache");
    }

    /// <summary><c>GET /chat/assets/{file}</c>: the names carry a digest of the content, so browsers keep them.</summary>
    public Task AssetAsync(HttpContext context) =>
        files.SendAsync(context, $"assets/{context.Request.RouteValues["file"]}", "public, max-age=31536000, immutable");

    /// <summary><c>GET /chat/info</c>: <c>{"brand","isOpen","nextOpening"?}</c>.</summary>
    public async Task InfoAsync(HttpContext context)
    {
        var said = await info.OfAsync(access.Account(this.Site(context)), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(new InfoAnswer(said.Brand, said.IsOpen, said.NextOpening), context.RequestAborted);
    }

    /// <summary>
    /// <c>POST /chat/token</c>, body <c>{"resume"?}</c>: a token for a new conversation, or for the one that the credential
    /// opens; 403 <c>ResumeInvalid</c> if it opens none any more.
    /// </summary>
    public async Task TokenAsync(HttpContext context)
    {
        limits.Conversation(context.Connection.RemoteIpAddress);
        if (!context.Request.HasJsonContentType())
        {
            // Pages of other sites cannot send this type without asking first, and are not answered.
            throw new DirectLineRefusal(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", "Send application/json.");
        }

        var site = this.Site(context);
        if (!DirectLineAccess.IsTrusted(context.Request, site.TrustedOrigins))
        {
            throw DirectLineRefusal.Forbidden("This page's origin is not among the trusted ones.");
        }

        var body = await DirectLineIncoming.BodyAsync(context.Request, context.RequestAborted);
        var token = access.Resumed(site, DirectLineIncoming.Text(body, "resume"))
            ?? new(site.Id, DirectLineTokens.NewConversationId(), DirectLineTokens.NewUserId());
        await context.Response.WriteAsJsonAsync(
            new TokenAnswer(
                token.Conversation,
                tokens.Issue(TokenKind.Conversation, token),
                (int)tokens.Lifetime(TokenKind.Conversation).TotalSeconds,
                token.User!,
                tokens.Issue(TokenKind.Resume, token)),
            context.RequestAborted);
    }

    private DirectLineSite Site(HttpContext context) => options.OfChatPage(context.Request.Query["account"])
        ?? throw new DirectLineRefusal(StatusCodes.Status404NotFound, "NotFound", "No account of this name lets customers chat here.");

    private sealed record InfoAnswer(
        [property: JsonPropertyName("brand")] string Brand,
        [property: JsonPropertyName("isOpen")] bool IsOpen,
        [property: JsonPropertyName("nextOpening"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? NextOpening);

    private sealed record TokenAnswer(
        [property: JsonPropertyName("conversationId")] string ConversationId,
        [property: JsonPropertyName("token")] string Token,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonPropertyName("userId")] string UserId,
        [property: JsonPropertyName("resume")] string Resume);
}
