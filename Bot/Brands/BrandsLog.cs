namespace CareBot.Bot.Brands;

internal static partial class BrandsLog
{
    [LoggerMessage(5001, LogLevel.Information, "Brand {Brand}: release {Release} with {Articles} article(s) is active")]
    public static partial void Loaded(ILogger log, long brand, int release, int articles);

    [LoggerMessage(5002, LogLevel.Error, "A changed brand could not be loaded; turns go on with what was active before")]
    public static partial void LoadFailed(ILogger log, Exception error);

    [LoggerMessage(5003, LogLevel.Warning, "The index of release {Release} (row id) is not used, its articles are learned anew: {Reason}")]
    public static partial void IndexUnreadable(ILogger log, long release, string reason);

    [LoggerMessage(5004, LogLevel.Information, "The index of release {Release} (row id) has {Bytes} bytes and is not stored; every start learns anew")]
    public static partial void IndexTooLarge(ILogger log, long release, long bytes);

    [LoggerMessage(5005, LogLevel.Warning, "The index of release {Release} (row id) could not be stored; the next start learns anew")]
    public static partial void IndexNotStored(ILogger log, long release, Exception error);

    [LoggerMessage(5006, LogLevel.Information, "Account {Account} is brand {Brand}'s now, with its threads and all who wrote in them")]
    public static partial void AccountMoved(ILogger log, long account, long brand);
}
