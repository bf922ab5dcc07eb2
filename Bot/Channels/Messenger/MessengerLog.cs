namespace CareBot.Bot.Channels.Messenger;

internal static partial class MessengerLog
{
    [LoggerMessage(2101, LogLevel.Warning, "A call to the Messenger webhook was refused: its signature is missing or wrong ({Bytes} bytes).")]
    public static partial void SignatureRefused(this ILogger logger, int bytes);

    [LoggerMessage(2102, LogLevel.Warning, "A call to the Messenger webhook was refused: its body is longer than {Limit} bytes.")]
    public static partial void BodyTooLong(this ILogger logger, int limit);

    [LoggerMessage(2103, LogLevel.Warning, "A signed call to the Messenger webhook was refused: its body is not a JSON object ({Bytes} bytes).")]
    public static partial void BodyMalformed(this ILogger logger, int bytes);

    [LoggerMessage(2104, LogLevel.Warning, "A signed call to the Messenger webhook was refused: its object is not \"page\".")]
    public static partial void ObjectUnknown(this ILogger logger);

    [LoggerMessage(2105, LogLevel.Warning, "{Count} Messenger events were ignored: no account under Channels:Messenger:Accounts has the page id {Page}.")]
    public static partial void PageUnknown(this ILogger logger, string page, int count);

    [LoggerMessage(2106, LogLevel.Information, "A Messenger event was ignored: {Kind} {Id}.")]
    public static partial void EventIgnored(this ILogger logger, string kind, string? id);

    [LoggerMessage(2107, LogLevel.Error, "Messenger events could not be stored; Meta was asked to deliver them again.")]
    public static partial void StorageAway(this ILogger logger, Exception exception);

    [LoggerMessage(2108, LogLevel.Information, "Meta has verified the Messenger webhook.")]
    public static partial void Verified(this ILogger logger);

    [LoggerMessage(2109, LogLevel.Warning, "A verification of the Messenger webhook was refused: its mode, token or challenge is wrong.")]
    public static partial void VerificationRefused(this ILogger logger);

    [LoggerMessage(2110, LogLevel.Debug, "Conversation {Conversation} could not be shown that we are writing: {Error}.")]
    public static partial void TypingNotShown(this ILogger logger, long conversation, string error);
}
