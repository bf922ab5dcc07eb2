using System.Buffers;
using System.Security.Cryptography;

namespace CareBot.Bot.Channels.WhatsApp;

/// <summary>What is kept of a file to find it again: its id, and the SHA-256 that the signed call announced.</summary>
/// <param name="Id">Graph's id.</param>
/// <param name="Sha256">32 bytes; null if the call named none.</param>
internal sealed record WhatsAppMediaId(string Id, byte[]? Sha256)
{
    private const char Between = '|';

    /// <summary>Reads what <see cref="ToString"/> wrote, and ids alone.</summary>
    public static WhatsAppMediaId Read(string kept)
    {
        var at = kept.LastIndexOf(Between);
        return at < 0 ? new(kept, null) : new(kept[..at], HashOf(kept[(at + 1)..]));
    }

    /// <summary>A SHA-256 in Base64, as webhooks write it, or in hex, as Graph does; null for anything else.</summary>
    public static byte[]? HashOf(string? text)
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        return text?.Length switch
        {
            2 * SHA256.HashSizeInBytes => Convert.FromHexString(text, hash, out _, out _) == OperationStatus.Done ? hash : null,
            43 or 44 => Convert.TryFromBase64String(text.PadRight(44, '='), hash, out var written) && written == hash.Length ? hash : null,
            _ => null,
        };
    }

    public override string ToString() => Sha256 is null ? Id : $"{Id}{Between}{Convert.ToHexStringLower(Sha256)}";
}
