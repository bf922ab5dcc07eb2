using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.BotFramework;

/// <summary>
/// Activities as channels and clients really sent them: JSON files and transcripts in the folder <c>shared/data/activities</c> beside the
/// project (or above it), or where the environment variable CAREBOT_ACTIVITIES says. They are not part of the project.
/// </summary>
internal static class ActivityFixtures
{
    private const string Variable = "CAREBOT_ACTIVITIES";

    /// <summary>Null where there are none on this machine.</summary>
    internal static string? Folder { get; } = Environment.GetEnvironmentVariable(Variable) ?? FindAbove(Here());

    /// <summary>Every object that looks like an activity, with the file that it stands in.</summary>
    internal static IEnumerable<(string File, JObject Activity)> Read(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".json" or ".transcript")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Activities(Parse(file)).Select(activity => (Path.GetRelativePath(folder, file), activity)));

    private static JToken Parse(string file)
    {
        using var reader = new JsonTextReader(new StreamReader(file)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }

    private static IEnumerable<JObject> Activities(JToken json) => json switch
    {
        JObject found when found["type"]?.Type == JTokenType.String && (found["conversation"] ?? found["from"] ?? found["recipient"]) is JObject => [found],
        JContainer container => container.Children().SelectMany(Activities),
        _ => [],
    };

    private static string? FindAbove(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            var candidate = Path.Combine(above.FullName, "shared", "data", "activities");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
