using System.Security.Cryptography.X509Certificates;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CareBot.Bot.Channels.BotFramework;

/// <summary>
/// OAuth 2.0 client credentials of Microsoft Entra: by a client secret, or by an assertion that the certificate of the registration signs.
/// Source: "Microsoft identity platform and the OAuth 2.0 client credentials flow".
/// </summary>
internal sealed class ClientCredential(BotFrameworkOptions options, HttpClient http, TimeProvider clock) : IAppCredential
{
    private static readonly TimeSpan AssertionLifetime = TimeSpan.FromMinutes(10);

    public async Task<TokenAnswer> AskAsync(CancellationToken cancellationToken)
    {
        var endpoint = $"{options.LoginUrl}/{options.Tenant}/oauth2/v2.0/token";
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        request.Content = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"),
            new("client_id", options.AppId!),
            new("scope", options.OAuthScope),
            .. options.Certificate is { } certificate ? this.Assertion(certificate, endpoint) : [new("client_secret", options.AppPassword)],
        ]);
        var (answer, fault) = await http.CallAsync(request, cancellationToken);
        if (answer is null)
        {
            return new(null, new(SendOutcome.Transient, Error: $"login: {fault}"));
        }

        return answer.IsSuccess && answer.Body is { } body && body.Text("access_token") is { Length: > 0 } token && token.All(c => c is > ' ' and < '\x7f')
            ? new(token, null, TimeSpan.FromSeconds(Math.Clamp(body.Number("expires_in") ?? 0, 0, 86_400)))
            : new(null, ConnectorErrors.LoginRefused(answer, clock.GetUtcNow()));
    }

    private IEnumerable<KeyValuePair<string, string>> Assertion(X509Certificate2 certificate, string endpoint)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var assertion = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.AppId,
            Audience = endpoint,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = options.AppId!, ["jti"] = Guid.NewGuid().ToString() },
            IssuedAt = now,
            NotBefore = now,
            Expires = now + AssertionLifetime,
            SigningCredentials = new X509SigningCredentials(certificate),
        });
        return
        [
            new("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            new("client_assertion", assertion),
        ];
    }
}
