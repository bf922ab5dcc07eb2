namespace CareBot.Bot.Api.Live;

internal static partial class LiveLog
{
    [LoggerMessage(7001, LogLevel.Error, "The desk's feed cannot be followed now; trying again in a second")]
    public static partial void FeedFailed(ILogger log, Exception error);

    [LoggerMessage(7002, LogLevel.Error, "Presence or abandoned cases cannot be looked after now; trying again soon")]
    public static partial void WatchFailed(ILogger log, Exception error);

    [LoggerMessage(7003, LogLevel.Warning, "Case {Case} went back to the queue: the browser of person {Person} is gone")]
    public static partial void AgentGone(ILogger log, long @case, long person);
}
