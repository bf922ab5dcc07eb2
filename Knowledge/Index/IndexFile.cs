using System.IO.Compression;
using System.Security.Cryptography;

namespace CareBot.Knowledge.Index;

/// <summary>
/// The frame of a saved index: <c>CBKB</c>, the format's number, the length and the content packed by Brotli, then the SHA-256 of
/// all that. The format's number changes only when older programs could no longer read the content, never in a patch version.
/// </summary>
internal static class IndexFile
{
    private const int Format = 3;
    private const int MaxContent = 1 << 30;

    private static ReadOnlySpan<byte> Magic => "CBKB"u8;

    public static void Write(Stream stream, Action<IndexWriter> content)
    {
        using var plain = new MemoryStream();
        content(new(plain));
        using var file = new MemoryStream();
        file.Write(Magic);
        var head = new IndexWriter(file);
        head.Write(Format);
        head.Write((int)plain.Length);
        using (var brotli = new BrotliStream(file, CompressionLevel.Fastest, leaveOpen: true))
        {
            plain.WriteTo(brotli);
        }

        var bytes = file.GetBuffer().AsSpan(0, (int)file.Length);
        stream.Write(bytes);
        stream.Write(SHA256.HashData(bytes));
    }

    /// <exception cref="IndexException">The file is none, is damaged, or has a format that this version does not read.</exception>
    public static IndexReader Read(Stream stream)
    {
        using var file = new MemoryStream();
        stream.CopyTo(file);
        var bytes = file.GetBuffer().AsMemory(0, (int)file.Length);
        var head = Magic.Length + (2 * sizeof(int));
        if (bytes.Length < head + SHA256.HashSizeInBytes || !bytes.Span.StartsWith(Magic))
        {
            throw new IndexException("The file is not an index of a knowledge base.");
        }

        var signed = bytes[..^SHA256.HashSizeInBytes];
        if (!SHA256.HashData(signed.Span).AsSpan().SequenceEqual(bytes.Span[signed.Length..]))
        {
            throw new IndexException("The index is damaged: its checksum is another.");
        }

        var reader = new IndexReader(signed[Magic.Length..head]);
        var (format, length) = (reader.Int(), reader.Int());
        return format != Format
            ? throw new IndexException($"The index has format {format}; this version reads {Format}.")
            : new(Unpack(signed[head..], length));
    }

    private static byte[] Unpack(ReadOnlyMemory<byte> packed, int length)
    {
        if (length is < 0 or > MaxContent)
        {
            throw new IndexException($"The index unpacks to {length} bytes; at most {MaxContent} are read.");
        }

        var content = new byte[length];
        return BrotliDecoder.TryDecompress(packed.Span, content, out var written) && written == length
            ? content
            : throw new IndexException("The index cannot be unpacked.");
    }
}
