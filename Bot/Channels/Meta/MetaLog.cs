namespace CareBot.Bot.Channels.Meta;

internal static partial class MetaLog
{
    [LoggerMessage(2101, LogLevel.Warning, "A call to the {Channel} webhook was refused: its signature is missing or wrong ({Bytes} bytes).")]
    public static partial void SignatureRefused(this ILogger logger, string channel, int bytes);

    [LoggerMessage(2102, LogLevel.Warning, "A call to the {Channel} webhook was refused: its body is longer than {Limit} bytes.")]
    public static partial void BodyTooLong(this ILogger logger, string channel, int limit);

    [LoggerMessage(2103, LogLevel.Warning, "A signed call to the {Channel} webhook was refused: its body is not a JSON object ({Bytes} bytes).")]
    public static partial void BodyMalformed(this ILogger logger, string channel, int bytes);

    [LoggerMessage(2104, LogLevel.Warning, "A signed call to the {Channel} webhook was refused: its object is not {Expected}.")]
    public static partial void ObjectUnknown(this ILogger logger, string channel, string expected);

    [LoggerMessage(2105, LogLevel.Warning, "{Count} {Channel} events were ignored: no account under Channels:{Section}:Accounts has the id {Account}.")]
    public static partial void AccountUnknown(this ILogger logger, string channel, string section, string account, int count);

    [LoggerMessage(2106, LogLevel.Information, "A {Channel} event was ignored: {Kind} {Id}.")]
    public static partial void EventIgnored(this ILogger logger, string channel, string kind, string? id);

    [LoggerMessage(2107, LogLevel.Error, "{Channel} events could not be stored; Meta was asked to deliver them again.")]
    public static partial void StorageAway(this ILogger logger, string channel, Exception exception);

    [LoggerMessage(2108, LogLevel.Information, "Meta has verified the {Channel} webhook.")]
    public static partial void Verified(this ILogger logger, string channel);

    [LoggerMessage(2109, LogLevel.Warning, "A verification of the {Channel} webhook was refused: its mode, token or challenge is wrong.")]
    public static partial void VerificationRefused(this ILogger logger, string channel);

    [LoggerMessage(2110, LogLevel.Debug, "Conversation {Conversation} could not be shown that we are writing: {Error}.")]
    public static partial void TypingNotShown(this ILogger logger, long conversation, string error);

    [LoggerMessage(2111, LogLevel.Error, "Meta enforces a policy on the {Channel} account {Account}: {Action}. Look at the account's support inbox.")]
    public static partial void PolicyEnforced(this ILogger logger, string channel, string account, string action);

    [LoggerMessage(2112, LogLevel.Warning, "The {Channel} account {Account} was no longer subscribed to its events ({Fields} were missing) and was subscribed again.")]
    public static partial void SubscribedAgain(this ILogger logger, string channel, string account, string fields);

    [LoggerMessage(2113, LogLevel.Error, "Whether the {Channel} account {Account} is subscribed to its events could not be seen or mended: {Error}.")]
    public static partial void SubscriptionUnknown(this ILogger logger, string channel, string account, string error);

    [LoggerMessage(2114, LogLevel.Error, "The {Channel} account {Account} has had no event for {Hours} hours although it is subscribed: look at the app's webhook.")]
    public static partial void Silent(this ILogger logger, string channel, string account, int hours);

    [LoggerMessage(2115, LogLevel.Debug, "The profile of a {Channel} customer could not be read: {Error}.")]
    public static partial void ProfileUnknown(this ILogger logger, string channel, string error);

    [LoggerMessage(2116, LogLevel.Warning, "An agent's persona could not be had for the {Channel} account {Account}: {Error}. The reply left without it.")]
    public static partial void PersonaMissing(this ILogger logger, string channel, string account, string error);

    [LoggerMessage(2118, LogLevel.Error, "Every call of the {Channel} webhook has been refused for minutes: is the AppSecret in the settings the app's? Meta ends the subscription after an hour.")]
    public static partial void SecretDoubtful(this ILogger logger, string channel);

    [LoggerMessage(2117, LogLevel.Error, "The watch over {Channel} failed; it looks again at the next interval.")]
    public static partial void WatchFailed(this ILogger logger, string channel, Exception exception);
}
