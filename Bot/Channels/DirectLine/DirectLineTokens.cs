using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>What a token says. Clients decode it as a JSON Web Token and read <see cref="User"/> from it.</summary>
/// <param name="Site">Id of the account.</param>
/// <param name="Conversation">The one conversation that it opens.</param>
/// <param name="User">The customer's id, if somebody vouches for it.</param>
/// <param name="Name">The customer's name.</param>
/// <param name="Origins">Pages that may use it; null: those of the account.</param>
/// <param name="Expires">Seconds since 1970.</param>
internal sealed record DirectLineToken(
    [property: JsonPropertyName("site")] string Site,
    [property: JsonPropertyName("conv")] string Conversation,
    [property: JsonPropertyName("user")] string? User,
    [property: JsonPropertyName("name")] string? Name = null,
    [property: JsonPropertyName("orig")] IReadOnlyList<string>? Origins = null,
    [property: JsonPropertyName("exp")] long Expires = 0);

/// <summary>What a token is good for; one kind never passes for another.</summary>
internal enum TokenKind
{
    /// <summary>Calls of one conversation.</summary>
    Conversation,

    /// <summary>Opening the conversation's WebSocket; it stands in an address, so it lives for a minute.</summary>
    Stream,

    /// <summary>A new token for the same conversation, kept by the customer's browser.</summary>
    Resume,

    /// <summary>Reading the conversation's files; it stands in an address.</summary>
    Attachment,
}

/// <summary>
/// Makes and reads tokens in the form of a JSON Web Token: clients take it apart to learn the user's id. The third part is
/// the SHA-256 of the first two, sealed by data protection, whose keys rotate and are shared by all replicas.
/// </summary>
internal sealed class DirectLineTokens(IDataProtectionProvider protection, DirectLineOptions options, TimeProvider clock)
{
    public static readonly TimeSpan StreamLifetime = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan AttachmentLifetime = TimeSpan.FromHours(12);
    public static readonly TimeSpan ResumeLifetime = TimeSpan.FromDays(180);

    /// <summary>Longer ones are none of ours.</summary>
    private const int Longest = 8192;

    private static readonly string Header = Base64Url.EncodeToString("{\"typ\":\"JWT\",\"alg\":\"sealed-sha256\"}"u8);

    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly IDataProtector[] protectors =
        [.. Enum.GetValues<TokenKind>().Select(kind => protection.CreateProtector("CareBot.DirectLine", kind.ToString()))];

    /// <summary>How long a new token of the kind lasts.</summary>
    public TimeSpan Lifetime(TokenKind kind) => kind switch
    {
        TokenKind.Stream => StreamLifetime,
        TokenKind.Resume => ResumeLifetime,
        TokenKind.Attachment => AttachmentLifetime,
        _ => options.TokenLifetime,
    };

    public string Issue(TokenKind kind, DirectLineToken token)
    {
        var claims = token with { Expires = (clock.GetUtcNow() + Lifetime(kind)).ToUnixTimeSeconds() };
        var head = $"{Header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, Json))}";
        return $"{head}.{Base64Url.EncodeToString(this.protectors[(int)kind].Protect(Digest(head)))}";
    }

    /// <summary>The token's claims; null if we did not make it for this use.</summary>
    /// <param name="expired">Whether it is ours but its time is over.</param>
    public DirectLineToken? Read(TokenKind kind, string text, out bool expired)
    {
        expired = false;
        var seal = text.LastIndexOf('.');
        if (text.Length > Longest || seal < 0 || !text.StartsWith(Header + ".", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var digest = this.protectors[(int)kind].Unprotect(Base64Url.DecodeFromChars(text.AsSpan(seal + 1)));
            if (!CryptographicOperations.FixedTimeEquals(digest, Digest(text[..seal])))
            {
                return null;
            }

            var claims = JsonSerializer.Deserialize<DirectLineToken>(Base64Url.DecodeFromChars(text.AsSpan(Header.Length + 1, seal - Header.Length - 1)), Json);
            expired = claims is not null && claims.Expires <= clock.GetUtcNow().ToUnixTimeSeconds();
            return claims;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>A new conversation's id: 128 bits of chance, safe in addresses.</summary>
    public static string NewConversationId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>An id for a customer whom nobody vouches for; clients take the prefix as ours.</summary>
    public static string NewUserId() => $"dl_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16))}";

    private static byte[] Digest(string head) => SHA256.HashData(Encoding.ASCII.GetBytes(head));
}
