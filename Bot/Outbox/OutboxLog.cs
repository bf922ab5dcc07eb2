using CareBot.Bot.Channels;

namespace CareBot.Bot.Outbox;

internal static partial class OutboxLog
{
    [LoggerMessage(4001, LogLevel.Debug, "Outbox item {Item} sent at attempt {Attempt}")]
    public static partial void Sent(ILogger log, long item, int attempt);

    [LoggerMessage(4002, LogLevel.Warning, "Outbox item {Item}: attempt {Attempt} ended as {Outcome} ({Error}); next in {Seconds} s")]
    public static partial void Retry(ILogger log, long item, int attempt, SendOutcome outcome, string error, double seconds);

    [LoggerMessage(4003, LogLevel.Error, "Outbox item {Item} given up after attempt {Attempt}: {Outcome} ({Error})")]
    public static partial void GivenUp(ILogger log, long item, int attempt, SendOutcome outcome, string error);

    [LoggerMessage(4004, LogLevel.Warning, "{Count} send(s) were in flight when a process died; they are repeated")]
    public static partial void Interrupted(ILogger log, int count);

    [LoggerMessage(4005, LogLevel.Error, "Nothing can leave now; trying again in a second")]
    public static partial void DispatchFailed(ILogger log, Exception error);

    [LoggerMessage(4006, LogLevel.Error, "Outbox item {Item}: the channel threw; it counts as transient")]
    public static partial void SendThrew(ILogger log, long item, Exception error);

    [LoggerMessage(4007, LogLevel.Error, "Outbox item {Item}: what became of the send could not be recorded")]
    public static partial void RecordFailed(ILogger log, long item, Exception error);

    [LoggerMessage(4008, LogLevel.Critical, "The platform refuses the token of the {Channel} account {Account} ({Error}); its replies wait. Put a new one into the settings and restart")]
    public static partial void TokenDead(ILogger log, string channel, string account, string error);
}
