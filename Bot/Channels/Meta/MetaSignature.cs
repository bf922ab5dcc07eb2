using System.Buffers;
using System.Security.Cryptography;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Extensions.Primitives;

namespace CareBot.Bot.Channels.Meta;

/// <summary>
/// <c>X-Hub-Signature-256: sha256=&lt;64 hex digits&gt;</c>: HMAC-SHA256 of the raw body under the app secret, as Messenger,
/// Instagram and WhatsApp sign their webhooks.
/// </summary>
internal static class MetaSignature
{
    public const string Header = "X-Hub-Signature-256";
    private const string Prefix = "sha256=";

    /// <summary>Whether the one header value is right under one of the secrets; absent secrets are null or empty.</summary>
    public static bool Matches(StringValues header, ReadOnlySpan<byte> body, params ReadOnlySpan<string?> secrets)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (header.Count != 1 || header[0] is not { } value || value.Length != Prefix.Length + (2 * claimed.Length)
            || !value.StartsWith(Prefix, StringComparison.Ordinal)
            || Convert.FromHexString(value.AsSpan(Prefix.Length), claimed, out _, out _) != OperationStatus.Done)
        {
            return false;
        }

        return BodyMac.Matches(claimed, body, secrets);
    }
}
