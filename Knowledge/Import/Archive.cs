using System.IO.Compression;

namespace CareBot.Knowledge.Import;

/// <summary>
/// Unpacks an archive into memory, never onto the disk. Refused before unpacking: names that leave the archive, entries that
/// grow too much, too many of them, encrypted ones.
/// </summary>
internal static class Archive
{
    private const string Names = "relative names without '..', '\\' and ':'";

    public static bool IsOne(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8) || content.StartsWith("PK\u0005\u0006"u8);

    /// <returns>The entries that are files; null when there is any fault.</returns>
    public static IReadOnlyList<KnowledgeFile>? Unpack(KnowledgeFile archive, FaultList faults)
    {
        try
        {
            using var stream = new MemoryStream(archive.Content.ToArray(), writable: false);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            return Check(zip, archive.Name, faults) ? Unpack(zip, archive.Name, faults) : null;
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            faults.Error(archive.Name, 0, null, "the archive cannot be unpacked", "a whole, unencrypted ZIP file");
            return null;
        }
    }

    private static bool Check(ZipArchive zip, string name, FaultList faults)
    {
        if (zip.Entries.Count > ImportLimits.MaxFiles)
        {
            faults.Error(name, 0, null, $"the archive has {zip.Entries.Count} entries", $"at most {ImportLimits.MaxFiles}");
            return false;
        }

        var (seen, total, sound) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), 0L, true);
        foreach (var entry in zip.Entries)
        {
            total += entry.Length;
            if (Wrong(entry, seen) is { } wrong)
            {
                faults.Error(name, 0, FaultList.Shown(entry.FullName), wrong.What, wrong.Allowed);
                sound = false;
            }
        }

        if (total > ImportLimits.MaxTotalBytes)
        {
            faults.Error(name, 0, null, $"the archive unpacks to {total} bytes", $"at most {ImportLimits.MaxTotalBytes}");
        }

        return sound && total <= ImportLimits.MaxTotalBytes;
    }

    private static (string What, string Allowed)? Wrong(ZipArchiveEntry entry, HashSet<string> seen)
    {
        var folder = entry.FullName.EndsWith('/');
        if (!FileSet.IsPlain(folder ? entry.FullName[..^1] : entry.FullName))
        {
            return ("the name leads out of the archive", Names);
        }

        if (!seen.Add(entry.FullName))
        {
            return ("the name stands twice", "each name once");
        }

        if (entry.IsEncrypted)
        {
            return ("the entry is encrypted", "unencrypted entries");
        }

        if (entry.Length > ImportLimits.MaxFileBytes)
        {
            return ($"the entry unpacks to {entry.Length} bytes", $"at most {ImportLimits.MaxFileBytes}");
        }

        return entry.Length > 1024 * 1024 && entry.Length / Math.Max(1, entry.CompressedLength) > ImportLimits.MaxRatio
            ? ($"the entry grows {entry.Length / Math.Max(1, entry.CompressedLength)}-fold when unpacked", $"at most {ImportLimits.MaxRatio}-fold")
            : null;
    }

    private static List<KnowledgeFile>? Unpack(ZipArchive zip, string name, FaultList faults)
    {
        var files = new List<KnowledgeFile>();
        foreach (var entry in zip.Entries.Where(entry => !entry.FullName.EndsWith('/')))
        {
            // The directory may lie about the length: one byte more than announced ends it.
            var content = new byte[entry.Length + 1];
            using var stream = entry.Open();
            var read = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            if (read != entry.Length)
            {
                faults.Error(name, 0, entry.FullName, "the entry has another length than the archive says", "a whole, unencrypted ZIP file");
                return null;
            }

            files.Add(new(entry.FullName, content.AsMemory(0, read)));
        }

        return files;
    }
}
