using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CareBot.Tests.Channels.BotFramework;

/// <summary>A login service of the tests' own: signs any token with a key that it made.</summary>
internal sealed class TestIssuer : IDisposable
{
    private readonly RSA rsa = RSA.Create(2048);

    public TestIssuer(string keyId) => Key = new(this.rsa) { KeyId = keyId };

    public RsaSecurityKey Key { get; }

    /// <summary>The public half, as a member of a key set.</summary>
    public JsonObject PublicKey(params string[] endorsements)
    {
        var parameters = this.rsa.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA",
            ["kid"] = Key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
            ["endorsements"] = new JsonArray([.. endorsements.Select(e => (JsonNode)e)]),
        };
    }

    public string KeySet(params string[] endorsements) => new JsonObject { ["keys"] = new JsonArray(PublicKey(endorsements)) }.ToJsonString();

    /// <summary>A channel's token; a claim of null is left out.</summary>
    public string Token(DateTimeOffset now, string algorithm = SecurityAlgorithms.RsaSha256, params (string Name, object? Value)[] claims)
    {
        var payload = new JsonObject
        {
            ["iss"] = "https://api.botframework.com",
            ["aud"] = TokenVectors.AppId,
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
            ["serviceurl"] = TokenVectors.ServiceUrl,
        };
        foreach (var (name, value) in claims)
        {
            payload.Remove(name);
            if (value is not null)
            {
                payload[name] = JsonValue.Create(value);
            }
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }
            .CreateToken(payload.ToJsonString(), new SigningCredentials(Key, algorithm));
    }

    public void Dispose() => this.rsa.Dispose();
}
