using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.Meta;

/// <summary>
/// Meta's <c>signed_request</c>: <c>&lt;signature&gt;.&lt;payload&gt;</c>, both base64url without padding; the signature is the HMAC-SHA256 of the payload's
/// characters under the app secret.
/// </summary>
internal static class SignedRequest
{
    public const int Longest = 8192;

    /// <summary>The <c>user_id</c> of a request that is right under one of the secrets; null for any other.</summary>
    public static string? UserOf(string? request, params ReadOnlySpan<string?> secrets)
    {
        if (request is not { Length: > 0 and <= Longest } || request.Split('.') is not [var signature, var payload]
            || Bytes(signature) is not { Length: HMACSHA256.HashSizeInBytes } claimed || Bytes(payload) is not { } json
            || !BodyMac.Matches(claimed, Encoding.ASCII.GetBytes(payload), secrets))
        {
            return null;
        }

        using var document = WebhookJson.Parse(json);
        return document?.RootElement is { ValueKind: JsonValueKind.Object } root
            && string.Equals(root.Text("algorithm"), "HMAC-SHA256", StringComparison.OrdinalIgnoreCase)
            && root.Id("user_id") is { Length: <= 512 } user ? user : null;
    }

    /// <summary>Null for anything that is not the one way to write these bytes.</summary>
    private static byte[]? Bytes(string text)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        return Base64Url.EncodeToString(bytes) == text ? bytes : null;
    }
}
