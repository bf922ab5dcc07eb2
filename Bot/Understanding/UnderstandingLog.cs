namespace CareBot.Bot.Understanding;

internal static partial class UnderstandingLog
{
    [LoggerMessage(5101, LogLevel.Warning, "The language service gave no reading ({Failure}: {Detail}); messages are read locally")]
    public static partial void Failed(ILogger log, OutsideFailure failure, string detail);

    [LoggerMessage(5102, LogLevel.Information, "The language service answers again")]
    public static partial void Recovered(ILogger log);

    [LoggerMessage(5111, LogLevel.Warning, "{Service}: no answer that can be used ({Failure}: {Detail}); the bot goes on without it")]
    public static partial void OutsideFailed(ILogger log, string service, OutsideFailure failure, string detail);

    [LoggerMessage(5112, LogLevel.Information, "{Service}: it answers again")]
    public static partial void OutsideRecovered(ILogger log, string service);

    [LoggerMessage(5113, LogLevel.Information, "Brand {Brand}: {Count} text(s) of release {Release} have vectors, {Asked} of them new")]
    public static partial void VectorsReady(ILogger log, long brand, int release, int count, int asked);

    [LoggerMessage(5114, LogLevel.Warning, "Brand {Brand}: release {Release} has more texts ({Count}) than vectors are kept for; words alone decide")]
    public static partial void TooManyVectors(ILogger log, long brand, int release, int count);

    [LoggerMessage(5115, LogLevel.Error, "Vectors of the active releases could not be brought up to date; it is tried again")]
    public static partial void VectorsFailed(ILogger log, Exception error);

    [LoggerMessage(5116, LogLevel.Information, "A worded answer of article {Article} is not sent, the article's own text is: {Reason}")]
    public static partial void PhrasingUncovered(ILogger log, string article, string reason);

    [LoggerMessage(8101, LogLevel.Information, "Added words: {Files} file(s) read, {Faults} line(s) left out")]
    public static partial void WordsRead(ILogger log, int files, int faults);

    [LoggerMessage(8102, LogLevel.Warning, "Added words: {File} line {Line} is left out: found {Found}. Allowed: {Allowed}")]
    public static partial void WordsFault(ILogger log, string file, int line, string found, string allowed);

    [LoggerMessage(8103, LogLevel.Warning, "Added words: {File} cannot be read, what was read of it before holds: found {Found}. Allowed: {Allowed}")]
    public static partial void WordsFileUnread(ILogger log, string file, string found, string allowed);
}
