using System.Runtime.CompilerServices;

namespace CareBot.Tests.BotFramework;

/// <summary>Reads a list of public surfaces: one type a block, its members indented, <c>#</c> lines are remarks.</summary>
internal static class SurfaceList
{
    /// <summary>Our copy: the blocks of the types that exist here.</summary>
    internal static string CopyPath { get; } = Path.Combine(Folder(), "api.txt");

    /// <summary>The whole list, as made from the official assemblies, where the environment variable CAREBOT_SURFACE_LIST names it; else null.</summary>
    internal static string? WholePath { get; } = Environment.GetEnvironmentVariable("CAREBOT_SURFACE_LIST");

    /// <summary>The blocks by the full name of their type, as heads with their members.</summary>
    internal static Dictionary<string, (string Head, List<string> Members)> Read(string path)
    {
        var blocks = new Dictionary<string, (string Head, List<string> Members)>(StringComparer.Ordinal);
        var members = new List<string>();
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                members.Add(line[2..]);
                continue;
            }

            members = [];
            blocks.Add(NameIn(line), (line, members));
        }

        return blocks;
    }

    private static string NameIn(string head)
    {
        var name = head.Split(" : ")[0].Replace(" [Obsolete]", "", StringComparison.Ordinal);
        return name[(name.LastIndexOf(' ') + 1)..];
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
