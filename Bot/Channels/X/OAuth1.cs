using System.Security.Cryptography;
using System.Text;

namespace CareBot.Bot.Channels.X;

/// <summary>The keys of a call: the app's and the user's.</summary>
internal sealed record OAuth1Keys(string ConsumerKey, string ConsumerSecret, string Token, string TokenSecret);

/// <summary>
/// OAuth 1.0a (RFC 5849) with HMAC-SHA1: the header <c>Authorization</c> of a call. Parameters of the query are signed, JSON bodies are not.
/// </summary>
internal static class OAuth1
{
    /// <param name="keys">The keys.</param>
    /// <param name="method">The HTTP method, upper case.</param>
    /// <param name="address">The address exactly as it is called, with its query.</param>
    /// <param name="nonce">Unique to the call.</param>
    /// <param name="timestamp">Seconds since 1970.</param>
    public static string Header(OAuth1Keys keys, string method, Uri address, string nonce, long timestamp)
    {
        var own = Parameters(keys, nonce, timestamp);
        own.Add(("oauth_signature", Signature(keys, method, address, own)));
        return "OAuth " + string.Join(", ", own.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}=\"{Encoded(p.Value)}\""));
    }

    /// <summary>The signature alone, for its test against known ones.</summary>
    public static string Signature(OAuth1Keys keys, string method, Uri address, string nonce, long timestamp, params IEnumerable<(string Name, string Value)> form) =>
        Signature(keys, method, address, [.. Parameters(keys, nonce, timestamp), .. form]);

    private static string Signature(OAuth1Keys keys, string method, Uri address, IEnumerable<(string Name, string Value)> parameters)
    {
        var encoded = parameters.Concat(Query(address))
            .Select(p => (Name: Encoded(p.Name), Value: Encoded(p.Value)))
            .OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal)
            .Select(p => $"{p.Name}={p.Value}");
        var signed = $"{method}&{Encoded(address.GetLeftPart(UriPartial.Path))}&{Encoded(string.Join('&', encoded))}";
        var key = $"{Encoded(keys.ConsumerSecret)}&{Encoded(keys.TokenSecret)}";
#pragma warning disable CA5350 // The protocol names SHA-1; it is an HMAC.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
    }

    private static List<(string Name, string Value)> Parameters(OAuth1Keys keys, string nonce, long timestamp) =>
    [
        ("oauth_consumer_key", keys.ConsumerKey),
        ("oauth_nonce", nonce),
        ("oauth_signature_method", "HMAC-SHA1"),
        ("oauth_timestamp", timestamp.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("oauth_token", keys.Token),
        ("oauth_version", "1.0"),
    ];

    private static IEnumerable<(string Name, string Value)> Query(Uri address) =>
        address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => (Uri.UnescapeDataString(pair[0]), pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : ""));

    /// <summary>Percent-encoding by RFC 3986.</summary>
    private static string Encoded(string value) => Uri.EscapeDataString(value);
}
