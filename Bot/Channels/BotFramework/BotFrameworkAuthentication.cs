using Microsoft.Bot.Schema;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CareBot.Bot.Channels.BotFramework;

/// <summary>A caller whose token is right; whether it may speak for an activity depends on the activity.</summary>
/// <param name="ServiceUrl">The service address in a channel's token; null on the Emulator's path.</param>
/// <param name="Endorsements">The channels that a channel's key speaks for; null on the Emulator's path.</param>
internal sealed record AuthenticCaller(string? ServiceUrl, IReadOnlySet<string>? Endorsements)
{
    /// <summary>A channel speaks only for its own service address and for channels that its key is endorsed for.</summary>
    public bool MaySend(Activity activity) => Endorsements is null
        || (Endorsements.Count > 0
            && (string.IsNullOrEmpty(activity.ChannelId) || Endorsements.Contains(activity.ChannelId))
            && ServiceUrl is { Length: > 0 }
            && string.Equals(ServiceUrl, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase));
}

/// <summary>
/// The Bot Connector's authentication of calls: a JSON Web Token signed by the channel service, or on the Emulator's path,
/// where the settings allow it, by Microsoft Entra for our own app id.
/// Source: "Authentication with the Bot Connector API", Microsoft's documentation of Azure AI Bot Service.
/// </summary>
internal sealed class BotFrameworkAuthentication : IDisposable
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    /// <summary>Microsoft's own tenants that sign for the Emulator; the configured tenant joins them. No tenant is taken from a token.</summary>
    private static readonly string[] EmulatorTenants =
        ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a", "69e9b82d-4842-4902-8d1e-abc5b98a55e8"];

    private readonly BotFrameworkOptions options;
    private readonly TimeProvider clock;
    private readonly SigningKeys channelKeys;
    private readonly SigningKeys emulatorKeys;
    private readonly HashSet<string> emulatorIssuers;
    private readonly JsonWebTokenHandler tokens = new() { MapInboundClaims = false };

    public BotFrameworkAuthentication(BotFrameworkOptions options, HttpClient http, TimeProvider clock, ILogger logger)
    {
        this.options = options;
        this.clock = clock;
        this.channelKeys = new(options.OpenIdMetadata, http, clock, logger);
        this.emulatorKeys = new(options.EmulatorOpenIdMetadata, http, clock, logger);
        this.emulatorIssuers = EmulatorTenants.Append(options.Tenant)
            .SelectMany(tenant => new[] { $"https://sts.windows.net/{tenant}/", $"https://login.microsoftonline.com/{tenant}/v2.0" })
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The caller, or null if the header does not prove one.</summary>
    /// <param name="header">The <c>Authorization</c> header: <c>Bearer</c>, one space, the token.</param>
    /// <param name="cancellationToken">Ends the wait for signing keys.</param>
    /// <exception cref="KeysUnavailableException">Nobody can be authenticated now.</exception>
    public async Task<AuthenticCaller?> AuthenticateAsync(string? header, CancellationToken cancellationToken)
    {
        if (header?.Split(' ') is not ["Bearer", { Length: > 0 } text] || Read(text) is not { } token)
        {
            return null;
        }

        if (string.Equals(token.Issuer, this.options.ChannelIssuer, StringComparison.Ordinal))
        {
            return await VerifyAsync(token, this.channelKeys, cancellationToken) is { } key
                ? new(token.TryGetPayloadValue<string>("serviceurl", out var serviceUrl) ? serviceUrl : null, key.Endorsements)
                : null;
        }

        return this.options.AllowEmulator && this.emulatorIssuers.Contains(token.Issuer)
            && await VerifyAsync(token, this.emulatorKeys, cancellationToken) is not null && IsOurOwn(token)
            ? new(null, null)
            : null;
    }

    public void Dispose()
    {
        this.channelKeys.Dispose();
        this.emulatorKeys.Dispose();
    }

    private JsonWebToken? Read(string text)
    {
        try
        {
            var token = this.tokens.ReadJsonWebToken(text);
            return Algorithms.Contains(token.Alg, StringComparer.Ordinal) && !string.IsNullOrEmpty(token.Kid) ? token : null;
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    /// <summary>The key that signed the token, or null if signature, audience or life time is wrong. The issuer is known by now.</summary>
    private async Task<SigningKey?> VerifyAsync(JsonWebToken token, SigningKeys keys, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(token.Kid, cancellationToken) is not { } key)
        {
            return null;
        }

        var result = await this.tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key.Key,
            ValidAlgorithms = Algorithms,
            ValidAudience = this.options.AppId,
            ValidIssuer = token.Issuer,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires),
        });
        return result.IsValid ? key : null;
    }

    private bool IsAlive(DateTime? notBefore, DateTime? expires)
    {
        var now = this.clock.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + Skew && (notBefore is not { } start || now >= start - Skew);
    }

    /// <summary>The token was issued to our own app id: version 1 says so in <c>appid</c>, version 2 in <c>azp</c>.</summary>
    private bool IsOurOwn(JsonWebToken token)
    {
        token.TryGetPayloadValue<string>("ver", out var version);
        var claim = version switch
        {
            null or "" or "1.0" => "appid",
            "2.0" => "azp",
            _ => null,
        };
        return claim is not null && token.TryGetPayloadValue<string>(claim, out var caller)
            && string.Equals(caller, this.options.AppId, StringComparison.OrdinalIgnoreCase);
    }
}
