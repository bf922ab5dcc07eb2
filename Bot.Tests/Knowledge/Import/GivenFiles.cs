namespace CareBot.Tests.Knowledge.Import;

/// <summary>A folder of other tools' files with their expected conversions, which is not part of the project: named by CAREBOT_DATA, or in shared/data beside a folder above.</summary>
internal static class GivenFiles
{
    private static readonly string? Root = Environment.GetEnvironmentVariable("CAREBOT_DATA") ?? Above(AppContext.BaseDirectory);

    /// <summary>The path of something in the folder; the test is skipped where it is absent.</summary>
    public static string At(params ReadOnlySpan<string> parts)
    {
        Assert.SkipWhen(Root is null, "The files of other tools are not here.");
        var path = Path.Combine([Root, "import", .. parts]);
        Assert.SkipUnless(Path.Exists(path), $"{path} is not here.");
        return path;
    }

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data", "import")))
            {
                return Path.Combine(folder.FullName, "shared", "data");
            }
        }

        return null;
    }
}
