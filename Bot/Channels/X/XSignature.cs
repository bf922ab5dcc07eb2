using System.Security.Cryptography;
using System.Text;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Extensions.Primitives;

namespace CareBot.Bot.Channels.X;

/// <summary>
/// HMAC-SHA256 under the consumer secret, in base64: over the raw body in <c>x-twitter-webhooks-signature</c>, and over the token of a
/// challenge-response check (CRC) in our answer to it.
/// </summary>
internal static class XSignature
{
    public const string Header = "x-twitter-webhooks-signature";
    private const string Prefix = "sha256=";

    /// <summary>Whether the one header value is right under one of the secrets; absent secrets are null or empty.</summary>
    public static bool Matches(StringValues header, ReadOnlySpan<byte> body, params ReadOnlySpan<string?> secrets)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (header.Count != 1 || header[0] is not { } value || value.Length != Prefix.Length + 44 || !value.StartsWith(Prefix, StringComparison.Ordinal)
            || !Convert.TryFromBase64Chars(value.AsSpan(Prefix.Length), claimed, out var length) || length != claimed.Length
            || Convert.ToBase64String(claimed) != value[Prefix.Length..])
        {
            return false;
        }

        return BodyMac.Matches(claimed, body, secrets);
    }

    /// <summary>What X wants to hear of us for its token.</summary>
    public static string Answer(string token, string secret) =>
        Prefix + Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(token)));
}
