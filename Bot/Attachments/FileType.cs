using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace CareBot.Bot.Attachments;

/// <summary>A content type that a file's own bytes can show. What a browser would run (HTML, SVG, scripts) is not among them.</summary>
/// <param name="ContentType">Small, without parameters.</param>
/// <param name="Extension">Of files without a name.</param>
/// <param name="Fits">Whether a file's content may be of the type.</param>
/// <param name="IsPicture">Whether browsers show it safely inside a page.</param>
public sealed record FileType(string ContentType, string Extension, FileType.Test Fits, bool IsPicture = false)
{
    public delegate bool Test(ReadOnlySpan<byte> content);

    /// <summary>Plain text last: most formats are none, but some short ones could pass for it.</summary>
    public static IReadOnlyList<FileType> All { get; } =
    [
        new("image/jpeg", "jpg", c => c.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]), IsPicture: true),
        new("image/png", "png", c => c.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), IsPicture: true),
        new("image/gif", "gif", c => c.StartsWith("GIF87a"u8) || c.StartsWith("GIF89a"u8), IsPicture: true),
        new("image/webp", "webp", c => IsRiff(c, "WEBP"u8), IsPicture: true),
        new("image/heic", "heic", c => Brand(c) is "heic" or "heix" or "mif1" or "heim" or "hevc"),
        new("application/pdf", "pdf", c => c.StartsWith("%PDF-"u8)),
        new("audio/mpeg", "mp3", c => c.StartsWith("ID3"u8) || (c.Length > 1 && c[0] == 0xFF && (c[1] & 0xE6) == 0xE2)),
        new("audio/ogg", "ogg", c => c.StartsWith("OggS"u8)),
        new("audio/wav", "wav", c => IsRiff(c, "WAVE"u8)),
        new("audio/aac", "aac", c => c.Length > 1 && c[0] == 0xFF && (c[1] & 0xF6) == 0xF0),
        new("audio/amr", "amr", c => c.StartsWith("#!AMR"u8)),
        new("audio/mp4", "m4a", c => Brand(c) is not null and not "heic" and not "heix" and not "mif1" and not "qt  "),
        new("audio/webm", "weba", IsWebm),
        new("video/mp4", "mp4", c => Brand(c) is not null and not "heic" and not "heix" and not "mif1" and not "qt  " and not "M4A "),
        new("video/quicktime", "mov", c => Brand(c) is "qt  "),
        new("video/webm", "webm", IsWebm),
        new("text/plain", "txt", IsText),
    ];

    /// <summary>The type of this name, which may carry parameters and be one of the aliases that browsers use; null if it is not known.</summary>
    public static FileType? Find(string? contentType)
    {
        var name = contentType?.Split(';')[0].Trim().ToLowerInvariant() switch
        {
            "image/jpg" or "image/pjpeg" => "image/jpeg",
            "image/x-png" => "image/png",
            "image/heif" => "image/heic",
            "audio/mp3" => "audio/mpeg",
            "audio/x-wav" or "audio/wave" => "audio/wav",
            "audio/x-m4a" or "audio/m4a" => "audio/mp4",
            var plain => plain,
        };
        return All.FirstOrDefault(type => type.ContentType == name);
    }

    private static bool IsRiff(ReadOnlySpan<byte> content, ReadOnlySpan<byte> form) =>
        content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith(form);

    /// <summary>The major brand of an ISO base media file; null for anything else.</summary>
    private static string? Brand(ReadOnlySpan<byte> content) =>
        content.Length >= 12 && content[4..8].SequenceEqual("ftyp"u8) && BinaryPrimitives.ReadUInt32BigEndian(content) is >= 12 and < 4096
            ? Encoding.Latin1.GetString(content[8..12])
            : null;

    private static bool IsWebm(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) && content[..Math.Min(64, content.Length)].IndexOf("webm"u8) >= 0;

    private static bool IsText(ReadOnlySpan<byte> content)
    {
        foreach (var b in content)
        {
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
            {
                return false;
            }
        }

        return Utf8.IsValid(content);
    }
}
