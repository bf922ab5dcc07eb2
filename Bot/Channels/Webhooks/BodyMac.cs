using System.Security.Cryptography;
using System.Text;

namespace CareBot.Bot.Channels.Webhooks;

/// <summary>HMAC-SHA256 of a raw body, compared in constant time.</summary>
internal static class BodyMac
{
    /// <summary>Whether <paramref name="claimed"/> (32 bytes) is right under one of the secrets; absent secrets are null or empty.</summary>
    public static bool Matches(ReadOnlySpan<byte> claimed, ReadOnlySpan<byte> body, params ReadOnlySpan<string?> secrets)
    {
        Span<byte> right = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var matches = false;
        foreach (var secret in secrets)
        {
            if (!string.IsNullOrEmpty(secret))
            {
                HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body, right);
                matches |= CryptographicOperations.FixedTimeEquals(claimed, right);
            }
        }

        return matches;
    }
}
