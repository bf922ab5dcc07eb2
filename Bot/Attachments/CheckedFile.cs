using System.Buffers.Text;
using System.Security.Cryptography;

namespace CareBot.Bot.Attachments;

/// <summary>A file that may be kept.</summary>
/// <param name="Key">Its name in addresses: 128 bits of chance.</param>
/// <param name="Name">For people, without a path.</param>
/// <param name="ContentType">What its content shows.</param>
public sealed record CheckedFile(string Key, string Name, string ContentType, ReadOnlyMemory<byte> Content)
{
    private const int LongestName = 120;

    /// <summary>Checks a file against what it says it is and against the settings. Pure but for the key.</summary>
    /// <param name="options">What is allowed.</param>
    /// <param name="declared">The type that came with it; null or <c>application/octet-stream</c> says nothing.</param>
    /// <param name="name">The name that came with it; null for none.</param>
    /// <param name="content">All of it.</param>
    /// <exception cref="FileRefusedException">The message says what is wrong and what is allowed.</exception>
    public static CheckedFile Of(AttachmentOptions options, string? declared, string? name, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (content.Length == 0)
        {
            throw new FileRefusedException(FileFault.Empty, "The file is empty.");
        }

        if (content.Length > options.MostBytes)
        {
            throw FileRefusedException.TooLarge(options);
        }

        var allowed = options.AllowedTypes.Select(FileType.Find).OfType<FileType>().ToList();
        var saysNothing = string.IsNullOrWhiteSpace(declared) || declared.Split(';')[0].Trim().Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase);
        var type = saysNothing ? allowed.Find(t => t.Fits(content.Span)) : FileType.Find(declared);
        if (type is null || !allowed.Contains(type))
        {
            throw new FileRefusedException(FileFault.Type, $"Files of this type are not taken. Allowed: {string.Join(", ", options.AllowedTypes)}.");
        }

        return type.Fits(content.Span)
            ? new(NewKey(), NameOf(name, type), type.ContentType, content)
            : throw new FileRefusedException(FileFault.Type, $"The file is not what it says it is: {type.ContentType}.");
    }

    /// <summary>
    /// A file that a platform handed over: of the first allowed type that its content shows, that of its name before others. What platforms call
    /// their files is often only a family (<c>image/*</c>) or wrong. Null when no allowed type fits.
    /// </summary>
    /// <param name="allowed">Content types that may be kept.</param>
    /// <param name="answered">The type of the platform's answer.</param>
    /// <param name="told">The type that the message named, or a family of types.</param>
    /// <param name="name">The name that came with it; null for none.</param>
    /// <param name="content">All of it.</param>
    public static CheckedFile? Fetched(IReadOnlyList<string> allowed, string? answered, string? told, string? name, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(allowed);
        var fitting = allowed.Select(FileType.Find).OfType<FileType>().Where(t => t.Fits(content.Span)).ToList();
        var family = told?.Split('/')[0];
        var type = fitting.Find(t => t == FileType.Find(told)) ?? fitting.Find(t => t == FileType.Find(answered))
            ?? fitting.Find(t => t.ContentType.Split('/')[0] == family) ?? fitting.FirstOrDefault();
        return type is null || content.Length == 0 ? null : new(NewKey(), NameOf(name, type), type.ContentType, content);
    }

    private static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>The last part of a path, without what could not stand in a header.</summary>
    private static string NameOf(string? name, FileType type)
    {
        var last = new string([.. (name ?? "").Split('/', '\\')[^1].Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?'))]).Trim(' ', '.');
        var end = last.Length <= LongestName ? last : last[^LongestName..];
        end = end.Length > 0 && char.IsLowSurrogate(end[0]) ? end[1..] : end;
        return end.Length == 0 ? $"file.{type.Extension}" : end;
    }
}

public enum FileFault
{
    Empty,
    Type,
    Size,
}

/// <summary>A file that is not kept; the message is for who sent it.</summary>
public sealed class FileRefusedException(FileFault fault, string message) : Exception(message)
{
    public FileFault Fault { get; } = fault;

    public static FileRefusedException TooLarge(AttachmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(FileFault.Size, $"A file has at most {options.MostBytes / 1024 / 1024} MB.");
    }
}
