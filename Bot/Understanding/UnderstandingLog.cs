namespace CareBot.Bot.Understanding;

internal static partial class UnderstandingLog
{
    [LoggerMessage(5101, LogLevel.Warning, "The language service gave no reading ({Failure}: {Detail}); messages are read locally")]
    public static partial void Failed(ILogger log, CluFailure failure, string detail);

    [LoggerMessage(5102, LogLevel.Information, "The language service answers again")]
    public static partial void Recovered(ILogger log);

    [LoggerMessage(8101, LogLevel.Information, "Added words: {Files} file(s) read, {Faults} line(s) left out")]
    public static partial void WordsRead(ILogger log, int files, int faults);

    [LoggerMessage(8102, LogLevel.Warning, "Added words: {File} line {Line} is left out: found {Found}. Allowed: {Allowed}")]
    public static partial void WordsFault(ILogger log, string file, int line, string found, string allowed);

    [LoggerMessage(8103, LogLevel.Warning, "Added words: {File} cannot be read, what was read of it before holds: found {Found}. Allowed: {Allowed}")]
    public static partial void WordsFileUnread(ILogger log, string file, string found, string allowed);
}
