namespace CareBot.Bot.Conversations;

internal static partial class ConversationsLog
{
    [LoggerMessage(3001, LogLevel.Debug, "Conversation {Conversation}: a turn of {Events} event(s) gave {Replies} reply(ies) from {Dialog}")]
    public static partial void Turn(ILogger log, long conversation, int events, int replies, string dialog);

    [LoggerMessage(3002, LogLevel.Information, "Conversation {Conversation} changed while its turn ran; the turn is taken again")]
    public static partial void Conflict(ILogger log, long conversation);

    [LoggerMessage(3003, LogLevel.Error, "Conversation {Conversation}: attempt {Attempt} of a turn failed")]
    public static partial void TurnFailed(ILogger log, long conversation, int attempt, Exception error);

    [LoggerMessage(3004, LogLevel.Error, "Turns cannot be taken now; trying again soon")]
    public static partial void PumpFailed(ILogger log, Exception error);

    [LoggerMessage(3005, LogLevel.Warning, "Conversation {Conversation} has waiting events, but account {Account} is not in the settings; they wait")]
    public static partial void AccountGone(ILogger log, long conversation, long account);

    [LoggerMessage(3006, LogLevel.Error, "Conversation {Conversation}: {Count} stored event(s) cannot be read; they are set aside")]
    public static partial void Unreadable(ILogger log, long conversation, int count);
}
