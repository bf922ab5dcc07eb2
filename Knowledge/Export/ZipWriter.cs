using System.IO.Compression;

namespace CareBot.Knowledge.Export;

/// <summary>Archives with fixed dates, so that equal files give equal bytes.</summary>
internal static class ZipWriter
{
    private static readonly DateTimeOffset Date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = Date;
                using var target = entry.Open();
                target.Write(content);
            }
        }

        return stream.ToArray();
    }
}
