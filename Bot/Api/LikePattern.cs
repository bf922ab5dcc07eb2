namespace CareBot.Bot.Api;

/// <summary>Words inside a pattern of LIKE, whose escape is a backslash.</summary>
internal static class LikePattern
{
    public static string Escaped(string words) =>
        words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
