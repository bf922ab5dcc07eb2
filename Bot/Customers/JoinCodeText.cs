using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CareBot.Bot.Customers;

/// <summary>How a code is written: <c>LINK-</c> and eight letters and digits, 38 bits of chance; without vowels, so that no words look like one.</summary>
internal static partial class JoinCodeText
{
    private const string Letters = "BCDFGHJKLMNPQRSTVWXZ23456789";

    /// <summary>Phrases that ask for a code when they are the whole message; small, without punctuation.</summary>
    private static readonly HashSet<string> Requests = new(StringComparer.Ordinal)
    {
        "sambungkan akun", "sambung akun", "hubungkan akun", "gabungkan akun", "minta kode sambung", "kode sambung",
        "link my accounts", "link my account", "link accounts", "connect my accounts", "connect my account", "link code",
        "sambungkan akaun", "sambung akaun", "hubungkan akaun", "pautkan akaun", "kod sambung",
    };

    public static string New()
    {
        var drawn = RandomNumberGenerator.GetString(Letters, 8);
        return $"LINK-{drawn[..4]}-{drawn[4..]}";
    }

    /// <summary>The code that a message is, as <see cref="New"/> writes it; null for any other message.</summary>
    public static string? Read(string? text) => text is { Length: >= 12 and <= 40 } && Typed().Match(text) is { Success: true } typed
        ? $"LINK-{typed.Groups["a"].Value.ToUpperInvariant()}-{typed.Groups["b"].Value.ToUpperInvariant()}"
        : null;

    public static bool AsksForOne(string? text) => text is { Length: > 0 and <= 40 } && Requests.Contains(Words().Replace(text.ToLowerInvariant(), " ").Trim());

    /// <summary>As it is stored.</summary>
    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    [GeneratedRegex(@"^\s*link[\s–-]*(?<a>[b-df-hj-np-tv-xz2-9]{4})[\s–-]*(?<b>[b-df-hj-np-tv-xz2-9]{4})[\s.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Typed();

    [GeneratedRegex(@"[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
