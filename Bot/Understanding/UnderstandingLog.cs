namespace CareBot.Bot.Understanding;

internal static partial class UnderstandingLog
{
    [LoggerMessage(5101, LogLevel.Warning, "The language service gave no reading ({Failure}: {Detail}); messages are read locally")]
    public static partial void Failed(ILogger log, CluFailure failure, string detail);

    [LoggerMessage(5102, LogLevel.Information, "The language service answers again")]
    public static partial void Recovered(ILogger log);
}
