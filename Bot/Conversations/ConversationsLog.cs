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

    [LoggerMessage(3006, LogLevel.Warning, "Conversation {Conversation}: the agent hub did not answer in time; it waits in our own queue")]
    public static partial void HubSilent(ILogger log, long conversation);

    [LoggerMessage(3007, LogLevel.Information, "Conversation {Conversation}: the agent hub's handoff is {Move}")]
    public static partial void HubMoved(ILogger log, long conversation, Hub.HubMove move);

    [LoggerMessage(3008, LogLevel.Warning, "Conversation {Conversation}: the bot changed a delivered reply, which {Channel} cannot do; it was left as it is")]
    public static partial void CannotChange(ILogger log, long conversation, string channel);
}
