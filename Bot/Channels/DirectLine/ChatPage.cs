using System.Text.Json.Serialization;
using CareBot.Bot.Attachments;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>The customer's chat page, alone or embedded by the widget: its files, the shop's hours, and its tokens.</summary>
internal sealed class ChatPage(
    DirectLineOptions options, DirectLineAccess access, DirectLineTokens tokens, DirectLineLimits limits, IChatInfo info, ChatFiles files, AttachmentOptions attachments)
{
    /// <summary><c>GET /chat</c>. Only the account's trusted origins may show it in a frame.</summary>
    public Task PageAsync(HttpContext context)
    {
        var trusted = options.OfWidget(context.Request.Query["account"])?.TrustedOrigins ?? [];
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

    /// <summary><c>GET /chat/widget.js</c>: the script that embeds the page. Any site may load it; pages ask again after five minutes.</summary>
    public Task WidgetAsync(HttpContext context)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return files.SendAsync(context, "widget.js", "public, max-age=300, stale-while-revalidate=86400");
    }

    /// <summary>
    /// <c>GET /chat/info</c>: <c>{"brand","isOpen","nextOpening"?,"anonymous","files"?:{"types","maxBytes","maxFiles"}}</c>. To a page that may not embed the chat:
    /// 403 <c>OriginNotTrusted</c>, which it can read, so that the widget can say why it stays away.
    /// </summary>
    public async Task InfoAsync(HttpContext context)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        var site = this.Embedded(context);
        if (!DirectLineAccess.MayEmbed(context.Request, site))
        {
            throw new DirectLineRefusal(StatusCodes.Status403Forbidden, "OriginNotTrusted", "This page's origin is not among the trusted ones.");
        }

        var said = await info.OfAsync(access.Account(site), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(new InfoAnswer(said.Brand, said.IsOpen, said.NextOpening, site.Anonymous, FileRules.Of(attachments)), context.RequestAborted);
    }

    /// <summary>
    /// <c>POST /chat/token</c>, body <c>{"resume"?,"token"?}</c>: a token for a new conversation, or for the one that the
    /// credential opens; 403 <c>ResumeInvalid</c> if it opens none any more. With a Direct Line token of the site's own server the
    /// account need not be anonymous, and a credential is used only if it belongs to the same customer.
    /// </summary>
    public async Task TokenAsync(HttpContext context)
    {
        limits.Conversation(context.Connection.RemoteIpAddress);
        if (!context.Request.HasJsonContentType())
        {
            // Pages of other sites cannot send this type without asking first, and are not answered.
            throw new DirectLineRefusal(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", "Send application/json.");
        }

        var body = await DirectLineIncoming.BodyAsync(context.Request, context.RequestAborted);
        var vouched = DirectLineIncoming.Text(body, "token");
        var site = vouched is null ? this.Open(context) : this.Embedded(context);
        if (!DirectLineAccess.IsTrusted(context.Request, site.TrustedOrigins))
        {
            throw DirectLineRefusal.Forbidden("This page's origin is not among the trusted ones.");
        }

        var resume = DirectLineIncoming.Text(body, "resume");
        var token = vouched is null
            ? access.Resumed(site, resume) ?? new(site.Id, DirectLineTokens.NewConversationId(), DirectLineTokens.NewUserId())
            : access.Vouched(context.Request, site, vouched, resume);
        await context.Response.WriteAsJsonAsync(
            new TokenAnswer(
                token.Conversation,
                tokens.Issue(TokenKind.Conversation, token),
                (int)tokens.Lifetime(TokenKind.Conversation).TotalSeconds,
                token.User,
                tokens.Issue(TokenKind.Resume, token)),
            context.RequestAborted);
    }

    private DirectLineSite Open(HttpContext context) => options.OfChatPage(context.Request.Query["account"]) ?? throw NoAccount();

    private DirectLineSite Embedded(HttpContext context) => options.OfWidget(context.Request.Query["account"]) ?? throw NoAccount();

    private static DirectLineRefusal NoAccount() =>
        new(StatusCodes.Status404NotFound, "NotFound", "No account of this name lets customers chat here.");

    private sealed record InfoAnswer(
        [property: JsonPropertyName("brand")] string Brand,
        [property: JsonPropertyName("isOpen")] bool IsOpen,
        [property: JsonPropertyName("nextOpening"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? NextOpening,
        [property: JsonPropertyName("anonymous")] bool Anonymous,
        [property: JsonPropertyName("files"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FileRules? Files);

    /// <summary>Which files the page may send, so that it can say no before anything leaves.</summary>
    private sealed record FileRules(
        [property: JsonPropertyName("types")] IReadOnlyList<string> Types,
        [property: JsonPropertyName("maxBytes")] int MaxBytes,
        [property: JsonPropertyName("maxFiles")] int MaxFiles)
    {
        public static FileRules? Of(AttachmentOptions options) =>
            options.MostFiles == 0 ? null : new(options.AllowedTypes, options.MostBytes, options.MostFiles);
    }

    private sealed record TokenAnswer(
        [property: JsonPropertyName("conversationId")] string ConversationId,
        [property: JsonPropertyName("token")] string Token,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonPropertyName("userId"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? UserId,
        [property: JsonPropertyName("resume")] string Resume);
}
