using System.Security.Cryptography;
using System.Text;

namespace Microsoft.Bot.Builder;

/// <summary>Text cut short, and text as a digest.</summary>
public static class StringUtils
{
    /// <summary>At most <paramref name="length"/> characters of the text, then <c>...</c> when something was cut off.</summary>
    public static string Ellipsis(string text, int length)
    {
        text ??= string.Empty;
        return text.Length <= length ? text : text[..length] + "...";
    }

    /// <summary>As <see cref="Ellipsis(string, int)"/>, in place.</summary>
    public static StringBuilder Ellipsis(this StringBuilder sb, int length)
    {
        ArgumentNullException.ThrowIfNull(sb);
        if (sb.Length > length)
        {
            sb.Length = length;
            sb.Append("...");
        }

        return sb;
    }

    /// <summary>As <see cref="Ellipsis(string, int)"/>, with the digest of the whole text behind what was cut.</summary>
    public static string EllipsisHash(this string text, int length)
    {
        text ??= string.Empty;
        return text.Length <= length ? text : text[..length] + "..." + Hash(text);
    }

    /// <summary>As <see cref="EllipsisHash(string, int)"/>, in place.</summary>
    public static StringBuilder EllipsisHash(this StringBuilder sb, int length)
    {
        ArgumentNullException.ThrowIfNull(sb);
        var digest = Hash(sb.ToString());
        return sb.Length <= length ? sb : sb.Ellipsis(length).Append(digest);
    }

    /// <summary>SHA-256 of the UTF-8 text, in base 64.</summary>
    public static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
