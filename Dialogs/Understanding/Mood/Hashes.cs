namespace CareBot.Dialogs.Understanding.Mood;

/// <summary>64-bit FNV-1a over UTF-16 units, for features and phrases. Part of the parameter file's form: it never changes.</summary>
internal static class Hashes
{
    public const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Add(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            hash = (hash ^ c) * Prime;
        }
        return hash;
    }

    public static ulong Add(ulong hash, char c) => (hash ^ c) * Prime;

    /// <summary>Spreads the hash over its bits, as the lower ones of FNV depend on few letters.</summary>
    public static ulong Mixed(ulong hash)
    {
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccd;
        return hash ^ (hash >> 29);
    }
}
