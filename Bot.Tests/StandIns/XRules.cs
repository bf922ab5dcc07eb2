using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CareBot.Tests.StandIns;

/// <summary>Which calls X takes. Signatures are computed here by themselves, not with the bot's code.</summary>
internal static class XRules
{
    private const int LongestMessage = 10_000;
    private const int HeaviestPost = 280;

    public static string? Message(JsonElement body) => GraphRules.Unknown(body, "body", "text", "attachments") ?? Words(body, LongestMessage);

    public static string? Post(JsonElement body) =>
        GraphRules.Unknown(body, "body", "text", "reply", "direct_message_deep_link")
        ?? GraphRules.Unknown(body.GetProperty("reply"), "reply", "in_reply_to_tweet_id", "exclude_reply_user_ids")
        ?? GraphRules.Length(body.GetProperty("reply"), "in_reply_to_tweet_id", 1, 19)
        ?? (Weight(body.GetProperty("text").GetString()!) <= HeaviestPost ? null : "the text is too heavy");

    public static string? Event(JsonElement body)
    {
        var data = Create(body).GetProperty("message_data");
        return GraphRules.Unknown(data, "message_data", "text", "quick_reply") ?? Words(data, LongestMessage)
            ?? (data.GetProperty("quick_reply").GetProperty("options") is var options && options.GetArrayLength() is > 0 and <= 20
                ? options.EnumerateArray().Select(o => GraphRules.Unknown(o, "option", "label", "description", "metadata") ?? GraphRules.Length(o, "label", 1, 36) ?? GraphRules.Length(o, "metadata", 1, 1000)).FirstOrDefault(f => f is not null)
                : "options must be 1 to 20");
    }

    public static JsonElement Create(JsonElement body) => body.GetProperty("event").GetProperty("message_create");

    /// <summary>Whether the header's signature is right for this very call.</summary>
    public static bool IsSigned(HttpRequest request, Uri server, Func<string, string?> secretOf)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("OAuth ", StringComparison.Ordinal))
        {
            return false;
        }

        var given = header[6..].Split(", ").Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1].Trim('"')), StringComparer.Ordinal);
        var signature = given["oauth_signature"];
        given.Remove("oauth_signature");
        if (secretOf(given["oauth_token"]) is not { } secret)
        {
            return false;
        }

        var all = given.Select(p => (p.Key, p.Value)).Concat(request.Query.Select(q => (q.Key, Value: q.Value.ToString())))
            .Select(p => Escape(p.Key) + "=" + Escape(p.Value)).Order(StringComparer.Ordinal);
        var text = $"{request.Method}&{Escape(server.AbsoluteUri.TrimEnd('/') + request.Path)}&{Escape(string.Join('&', all))}";
#pragma warning disable CA5350 // The protocol names SHA-1; it is an HMAC.
        var right = HMACSHA1.HashData(Encoding.ASCII.GetBytes($"{Escape(XStandIn.ConsumerSecret)}&{Escape(secret)}"), Encoding.ASCII.GetBytes(text));
#pragma warning restore CA5350
        return Convert.ToBase64String(right) == signature && given["oauth_timestamp"].Length >= 10 && given["oauth_nonce"].Length > 0;
    }

    private static string? Words(JsonElement body, int most) =>
        body.TryGetProperty("text", out var text) && text.GetString() is { Length: > 0 } words && words.EnumerateRunes().Count() <= most ? null : "text is missing or too long";

    private static int Weight(string text)
    {
        var weight = 0;
        foreach (var word in text.Split(' '))
        {
            weight += 1 + (word.StartsWith("http", StringComparison.Ordinal) ? 23 : Graphemes(word).Sum(WeightOf));
        }

        return weight - 1;
    }

    private static int WeightOf(string grapheme) => grapheme.EnumerateRunes().Any(r => r.Value >= 0x1F000) ? 2 : grapheme.EnumerateRunes().Sum(r => r.Value is <= 0x10FF or (>= 0x2010 and <= 0x201F) ? 1 : 2);

    private static IEnumerable<string> Graphemes(string text)
    {
        var each = StringInfo.GetTextElementEnumerator(text);
        while (each.MoveNext())
        {
            yield return each.GetTextElement();
        }
    }

    private static string Escape(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b =>
        char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~' ? ((char)b).ToString() : "%" + b.ToString("X2", CultureInfo.InvariantCulture)));
}
