namespace CareBot.Bot.Channels.DirectLine;

internal static partial class DirectLineLog
{
    [LoggerMessage(2201, LogLevel.Information, "A Direct Line call was refused: {Method} {Endpoint}, {Status} {Code}.")]
    public static partial void Refused(this ILogger logger, string method, string? endpoint, int status, string code);

    [LoggerMessage(2202, LogLevel.Error, "A Direct Line call could not be stored; the client was asked to try again.")]
    public static partial void StorageAway(this ILogger logger, Exception exception);

    [LoggerMessage(2203, LogLevel.Debug, "A stream of conversation {Conversation} ended: {Reason}.")]
    public static partial void StreamEnded(this ILogger logger, long? conversation, string reason);

    [LoggerMessage(2204, LogLevel.Warning, "A reply could not be put on the stream of conversation {Conversation} (outbox item {Item}); it will be tried again.")]
    public static partial void NotAppended(this ILogger logger, long conversation, long item, Exception exception);

    [LoggerMessage(2205, LogLevel.Warning, "The chat page is not part of this build: {Folder} is missing. Build without -p:SkipDesk=true.")]
    public static partial void PageMissing(this ILogger logger, string folder);

    [LoggerMessage(2206, LogLevel.Error, "A stream of conversation {Conversation} could not be read; the client connects again.")]
    public static partial void StreamUnreadable(this ILogger logger, long? conversation, Exception exception);
}
