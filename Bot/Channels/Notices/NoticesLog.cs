namespace CareBot.Bot.Channels.Notices;

internal static partial class NoticesLog
{
    [LoggerMessage(2151, LogLevel.Information, "Conversation {Conversation} was given back to the bot: who answered elsewhere is silent.")]
    public static partial void GivenBack(ILogger log, long conversation);

    [LoggerMessage(2152, LogLevel.Error, "Conversations that somebody answers elsewhere could not be looked through; trying again in a minute.")]
    public static partial void WatchFailed(ILogger log, Exception error);
}
