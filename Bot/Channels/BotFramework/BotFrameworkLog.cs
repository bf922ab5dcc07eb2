namespace CareBot.Bot.Channels.BotFramework;

internal static partial class BotFrameworkLog
{
    [LoggerMessage(2301, LogLevel.Warning, "A call to /api/messages was refused: {Reason}.")]
    public static partial void CallerRefused(this ILogger logger, string reason);

    [LoggerMessage(2302, LogLevel.Warning, "A call to /api/messages was refused: {Reason}")]
    public static partial void ActivityRefused(this ILogger logger, string reason);

    [LoggerMessage(2303, LogLevel.Information, "A Bot Framework activity was ignored: {Kind}.")]
    public static partial void ActivityIgnored(this ILogger logger, string kind);

    [LoggerMessage(2304, LogLevel.Error, "A Bot Framework activity could not be stored; the channel was asked to try again.")]
    public static partial void StorageAway(this ILogger logger, Exception exception);

    [LoggerMessage(2305, LogLevel.Warning, "The turn of an activity that awaits its replies did not end within {Limit}.")]
    public static partial void RepliesLate(this ILogger logger, TimeSpan limit);

    [LoggerMessage(2306, LogLevel.Error, "Signing keys could not be read from {Metadata}: {Reason}.")]
    public static partial void KeysAway(this ILogger logger, string metadata, string reason);

    [LoggerMessage(2307, LogLevel.Information, "{Count} signing keys were read from {Metadata}.")]
    public static partial void KeysRead(this ILogger logger, int count, string metadata);

    [LoggerMessage(2308, LogLevel.Error, "No token for the app id could be had from the login address: {Error}.")]
    public static partial void TokenRefused(this ILogger logger, string? error);
}
