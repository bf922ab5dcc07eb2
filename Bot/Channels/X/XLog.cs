namespace CareBot.Bot.Channels.X;

internal static partial class XLog
{
    [LoggerMessage(2161, LogLevel.Warning, "A call to the X webhook was refused: its signature is missing or wrong ({Bytes} bytes).")]
    public static partial void SignatureRefused(this ILogger logger, int bytes);

    [LoggerMessage(2162, LogLevel.Warning, "A call to the X webhook was refused: its body is longer than {Limit} bytes.")]
    public static partial void BodyTooLong(this ILogger logger, int limit);

    [LoggerMessage(2163, LogLevel.Warning, "A signed call to the X webhook was refused: its body is not a JSON object ({Bytes} bytes).")]
    public static partial void BodyMalformed(this ILogger logger, int bytes);

    [LoggerMessage(2164, LogLevel.Warning, "{Count} X events were ignored: no account under Channels:X:Accounts has the id {Account}.")]
    public static partial void AccountUnknown(this ILogger logger, string account, int count);

    [LoggerMessage(2165, LogLevel.Information, "An X event was ignored: {Kind} {Id}.")]
    public static partial void EventIgnored(this ILogger logger, string kind, string? id);

    [LoggerMessage(2166, LogLevel.Error, "X events could not be stored; X was answered 503.")]
    public static partial void StorageAway(this ILogger logger, Exception exception);

    [LoggerMessage(2167, LogLevel.Error, "An X account has withdrawn its permission: {Account}. Authorise the app again.")]
    public static partial void PermissionRevoked(this ILogger logger, string account);

    [LoggerMessage(2168, LogLevel.Debug, "Conversation {Conversation} could not be shown that we are writing: {Error}.")]
    public static partial void TypingNotShown(this ILogger logger, long conversation, string error);

    [LoggerMessage(2170, LogLevel.Warning, "An encrypted message came for the X account {Account}. The bot cannot read it: somebody has to answer it on x.com.")]
    public static partial void EncryptedUnreadable(this ILogger logger, string account);

    [LoggerMessage(2169, LogLevel.Information, "X has checked the webhook and was answered.")]
    public static partial void Checked(this ILogger logger);
}
