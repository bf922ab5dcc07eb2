namespace CareBot.Tests.Dialogs;

/// <summary>Files of the source tree that tests read: the sample knowledge base, conversations, word lists.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = FindRoot(AppContext.BaseDirectory);

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    private static string FindRoot(string directory) =>
        File.Exists(System.IO.Path.Combine(directory, "CareBot.sln"))
            ? directory
            : FindRoot(System.IO.Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("CareBot.sln stands in no folder above the tests."));
}
