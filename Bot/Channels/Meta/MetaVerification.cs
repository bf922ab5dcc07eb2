using System.Security.Cryptography;
using System.Text;

namespace CareBot.Bot.Channels.Meta;

/// <summary>The GET with which Meta asks, at registration, whether a webhook is ours.</summary>
internal static class MetaVerification
{
    /// <summary>The challenge to answer verbatim as plain text, or null: refuse with 403. The token is compared in constant time.</summary>
    public static string? Challenge(IQueryCollection query, string verifyToken)
    {
        var right = query["hub.mode"] == "subscribe" && query["hub.challenge"].Count == 1
            && query["hub.verify_token"] is [{ } token] && verifyToken.Length > 0 && SameText(token, verifyToken);
        return right ? query["hub.challenge"][0] : null;
    }

    private static bool SameText(string left, string right) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(left)), SHA256.HashData(Encoding.UTF8.GetBytes(right)));
}
