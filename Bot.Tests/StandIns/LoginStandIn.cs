using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CareBot.Tests.StandIns;

/// <summary>
/// Microsoft's login services at the stand-in's address: gives tokens for client credentials, and serves the OpenID metadata with the
/// keys that channels sign with. Thread-safe.
/// </summary>
public sealed class LoginStandIn(ConnectorStandIn connector)
{
    private const string ConnectorAudience = "https://api.botframework.com";

    private readonly ConcurrentDictionary<string, string> audiences = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> tenants = new();
    private int tokenRequests;
    private int keyReads;

    /// <summary>The app id and password that get tokens; null to serve calls without any.</summary>
    public (string AppId, string Password)? App { get; set; }

    /// <summary>The certificate whose assertions get tokens as well.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>The signing keys, as <c>{"keys":[…]}</c>; whatever stands here is served.</summary>
    public string Keys { get; set; } = "{\"keys\":[]}";

    /// <summary>What tokens are good for; a Connector takes only its own.</summary>
    public string Audience { get; set; } = ConnectorAudience;

    /// <summary>Life time of the tokens it gives, in seconds.</summary>
    public int TokenSeconds { get; set; } = 3600;

    /// <summary>What the next requests for a token meet.</summary>
    public FaultPlan TokenFaults { get; } = new();

    /// <summary>What the next reads of the metadata meet.</summary>
    public FaultPlan KeyFaults { get; } = new();

    public int TokenRequests => Volatile.Read(ref this.tokenRequests);

    public int KeyReads => Volatile.Read(ref this.keyReads);

    /// <summary>The tenants that were asked, in order.</summary>
    public IReadOnlyCollection<string> Tenants => this.tenants;

    public Uri OpenIdMetadata => new(connector.Address, "/v1/.well-known/openidconfiguration");

    /// <summary>Tokens given so far are no longer good.</summary>
    public void ForgetTokens() => this.audiences.Clear();

    internal bool Admits(string authorization) => App is null
        || (authorization is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token] && this.audiences.TryGetValue(token, out var audience) && audience == ConnectorAudience);

    internal void Map(WebApplication server)
    {
        server.MapPost("/{tenant}/oauth2/v2.0/token", TokenAsync);
        server.MapGet("/v1/.well-known/openidconfiguration", async context =>
        {
            if (!await StandInServer.MeetAsync(KeyFaults.Take(), context))
            {
                await ConnectorStandIn.JsonAsync(context, 200, new JsonObject
                {
                    ["issuer"] = ConnectorAudience,
                    ["jwks_uri"] = new Uri(connector.Address, "/v1/.well-known/keys").AbsoluteUri,
                });
            }
        });
        server.MapGet("/v1/.well-known/keys", async context =>
        {
            Interlocked.Increment(ref this.keyReads);
            await context.Response.WriteAsync(Keys);
        });
    }

    private async Task TokenAsync(HttpContext context)
    {
        Interlocked.Increment(ref this.tokenRequests);
        this.tenants.Enqueue((string)context.GetRouteValue("tenant")!);
        if (await StandInServer.MeetAsync(TokenFaults.Take(), context))
        {
            return;
        }

        var form = await context.Request.ReadFormAsync();
        if (form["grant_type"] != "client_credentials" || form["scope"] != ConnectorAudience + "/.default"
            || App is not { } known || form["client_id"] != known.AppId || !await IsProvenAsync(context, form, known))
        {
            await ConnectorStandIn.JsonAsync(context, 401, new JsonObject { ["error"] = "invalid_client", ["error_description"] = "The client is unknown." });
            return;
        }

        var token = string.Create(CultureInfo.InvariantCulture, $"token-{connector.Next()}");
        this.audiences[token] = Audience;
        await ConnectorStandIn.JsonAsync(context, 200, new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = TokenSeconds, ["access_token"] = token });
    }

    private async Task<bool> IsProvenAsync(HttpContext context, IFormCollection form, (string AppId, string Password) known)
    {
        if (form.TryGetValue("client_secret", out var secret))
        {
            return secret == known.Password && !form.ContainsKey("client_assertion");
        }

        if (Certificate is null || form["client_assertion_type"] != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        {
            return false;
        }

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(form["client_assertion"], new TokenValidationParameters
        {
            IssuerSigningKey = new X509SecurityKey(Certificate),
            ValidIssuer = known.AppId,
            ValidAudience = $"{connector.Address.AbsoluteUri.TrimEnd('/')}{context.Request.Path}",
            ValidateLifetime = false,
        });
        var assertion = result.SecurityToken as JsonWebToken;
        return result.IsValid && assertion!.Subject == known.AppId && assertion.X5t.Length > 0 && assertion.Id.Length > 0
            && assertion.ValidTo - assertion.ValidFrom <= TimeSpan.FromMinutes(10);
    }
}
