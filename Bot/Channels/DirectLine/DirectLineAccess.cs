using System.Security.Cryptography;
using System.Text;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>Who calls.</summary>
/// <param name="Token">Their token; null for the holder of the account's secret, who may reach all its conversations.</param>
internal sealed record DirectLineCaller(DirectLineSite Site, ConnectedAccount Account, DirectLineToken? Token)
{
    /// <exception cref="DirectLineRefusal">The conversation is another one's.</exception>
    public void MayReach(string conversation)
    {
        if (Token is { } token && !string.Equals(token.Conversation, conversation, StringComparison.Ordinal))
        {
            throw DirectLineRefusal.Forbidden("The token belongs to another conversation.");
        }
    }
}

/// <summary>Finds out who calls: by secret, by token, or by the token in a stream's address.</summary>
internal sealed class DirectLineAccess(DirectLineOptions options, Accounts accounts, DirectLineTokens tokens)
{
    private const string Scheme = "Bearer ";

    /// <summary>A list that is not empty, and that no page's origin is on.</summary>
    private static readonly string[] NoPage = [string.Empty];

    private readonly List<(byte[] Digest, DirectLineSite Site)> secrets =
        [.. options.Sites.SelectMany(s => s.Secrets.Select(secret => (Digest(secret), s)))];

    /// <exception cref="DirectLineRefusal">401 without a credential of ours, 403 for an expired one or a page that is not trusted.</exception>
    public DirectLineCaller Caller(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw DirectLineRefusal.Unauthorized("The header 'Authorization: Bearer <secret or token>' is missing.");
        }

        var credential = header[Scheme.Length..].Trim();
        return this.BySecret(credential) is { } site
            ? this.Checked(request, site, null)
            : this.ByToken(request, TokenKind.Conversation, credential);
    }

    /// <inheritdoc cref="Caller"/>
    public DirectLineCaller StreamCaller(HttpRequest request) => this.ByToken(request, TokenKind.Stream, request.Query["t"].ToString());

    /// <inheritdoc cref="Caller"/>
    /// <remarks>Browsers send no header with a picture's address, so the address may carry a token of its own.</remarks>
    public DirectLineCaller AttachmentCaller(HttpRequest request) => request.Query.ContainsKey("t")
        ? this.ByToken(request, TokenKind.Attachment, request.Query["t"].ToString())
        : this.Caller(request);

    /// <summary>The page's own account, and what its kept credential says, if it has one.</summary>
    /// <exception cref="DirectLineRefusal">403 for a credential that is not ours any more.</exception>
    public DirectLineToken? Resumed(DirectLineSite site, string? credential)
    {
        if (credential is null)
        {
            return null;
        }

        var token = tokens.Read(TokenKind.Resume, credential, out var expired);
        return token is not null && !expired && string.Equals(token.Site, site.Id, StringComparison.Ordinal)
            ? token
            : throw new DirectLineRefusal(StatusCodes.Status403Forbidden, "ResumeInvalid", "The conversation cannot be opened again.");
    }

    /// <summary>
    /// What a token of the site's own server says, with the conversation that the kept credential opens if it is the same
    /// customer's. Another customer's credential, or one that is not ours any more, is left aside: who signs in on a shared
    /// device never finds what the one before wrote.
    /// </summary>
    /// <exception cref="DirectLineRefusal">The token is not the site's, has expired, or may not be used on this page.</exception>
    public DirectLineToken Vouched(HttpRequest request, DirectLineSite site, string token, string? credential)
    {
        var caller = this.ByToken(request, TokenKind.Conversation, token);
        if (!string.Equals(caller.Site.Id, site.Id, StringComparison.Ordinal))
        {
            throw DirectLineRefusal.Forbidden("The token belongs to another account.");
        }

        var known = caller.Token!;
        var kept = credential is null ? null : tokens.Read(TokenKind.Resume, credential, out var expired) is { } read && !expired ? read : null;
        var same = kept is not null
            && string.Equals(kept.Site, site.Id, StringComparison.Ordinal)
            && string.Equals(kept.User, known.User, StringComparison.Ordinal);
        return same ? known with { Conversation = kept!.Conversation } : known;
    }

    public ConnectedAccount Account(DirectLineSite site) => accounts.Find(DirectLineChannel.ChannelId, site.Id)
        ?? throw DirectLineRefusal.StorageAway();

    /// <summary>Whether a page may use the account. Programs send no origin; our own pages are always trusted.</summary>
    public static bool IsTrusted(HttpRequest request, IReadOnlyList<string> trusted)
    {
        var origin = request.Headers.Origin.ToString();
        return trusted.Count == 0
            || origin.Length == 0
            || trusted.Contains(origin, StringComparer.OrdinalIgnoreCase)
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the page that calls may show the chat in a frame: our own, or one that the account names. Programs send no origin.</summary>
    public static bool MayEmbed(HttpRequest request, DirectLineSite site) =>
        IsTrusted(request, site.TrustedOrigins.Count > 0 ? site.TrustedOrigins : NoPage);

    private DirectLineCaller ByToken(HttpRequest request, TokenKind kind, string credential)
    {
        var token = tokens.Read(kind, credential, out var expired);
        if (token is null || options.Find(token.Site) is not { } site)
        {
            throw DirectLineRefusal.Unauthorized("The secret or token is not one of ours.");
        }

        return expired ? throw DirectLineRefusal.TokenExpired() : this.Checked(request, site, token);
    }

    private DirectLineCaller Checked(HttpRequest request, DirectLineSite site, DirectLineToken? token) =>
        IsTrusted(request, site.TrustedOrigins) && IsTrusted(request, token?.Origins ?? [])
            ? new(site, this.Account(site), token)
            : throw DirectLineRefusal.Forbidden("This page's origin is not among the trusted ones.");

    /// <summary>Compares with every secret, so that the time tells nothing.</summary>
    private DirectLineSite? BySecret(string credential)
    {
        var digest = Digest(credential);
        DirectLineSite? found = null;
        foreach (var (known, site) in this.secrets)
        {
            found = CryptographicOperations.FixedTimeEquals(known, digest) ? site : found;
        }

        return found;
    }

    private static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
