using System.Security.Cryptography;
using System.Text;

namespace CareBot.Bot.Api;

/// <summary>The version of what is edited: a digest of its content, so that equal content is the same version however it came about.</summary>
public static class ETag
{
    public static string Of(string content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..24]}\"";

    public static string Of(long version) => FormattableString.Invariant($"\"{version}\"");

    /// <summary>The version that the sender has seen.</summary>
    /// <exception cref="RefusalException">428: the header is missing.</exception>
    public static string Required(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers.IfMatch.ToString() is { Length: > 0 } seen
            ? seen
            : throw new RefusalException(
                StatusCodes.Status428PreconditionRequired, "if-match-required", "Send the ETag of the version that was edited as If-Match.");
    }
}
