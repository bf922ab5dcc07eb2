namespace CareBot.Bot.Channels.Webhooks;

/// <summary>Names that a caller chose (kinds, types, codes, paths) before they stand in a log or an answer.</summary>
internal static class LogName
{
    /// <summary>The name if it is at most 60 ASCII letters, digits and marks of <c>._-/[]</c>; else null.</summary>
    public static string? Of(string? name) =>
        name is { Length: > 0 and <= 60 } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/' or '[' or ']') ? name : null;
}
