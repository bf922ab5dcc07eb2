namespace CareBot.Knowledge.Import;

/// <summary>How much an import may hold. What is beyond is refused before it is unpacked or parsed.</summary>
internal static class ImportLimits
{
    public const int MaxFileBytes = 32 * 1024 * 1024;
    public const long MaxTotalBytes = 128L * 1024 * 1024;
    public const int MaxFiles = 20_000;

    /// <summary>An entry of an archive may grow by this factor when it is larger than a megabyte.</summary>
    public const int MaxRatio = 100;
    public const int MaxRows = 600_000;
    public const int MaxColumns = 200;
    public const int MaxArticles = 100_000;
    public const int MaxDepth = 32;
    public const int MaxValues = 2_000_000;

    /// <summary>UTF-16 units of a title or a question.</summary>
    public const int MaxLine = 500;

    /// <summary>UTF-16 units of an answer.</summary>
    public const int MaxAnswer = 100_000;
    public const int MaxReferenceDepth = 16;
}
