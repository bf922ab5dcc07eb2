namespace CareBot.Bot.Brands;

internal static partial class BrandsLog
{
    [LoggerMessage(5001, LogLevel.Information, "Brand {Brand}: release {Release} with {Articles} article(s) is active")]
    public static partial void Loaded(ILogger log, long brand, int release, int articles);

    [LoggerMessage(5002, LogLevel.Error, "A changed brand could not be loaded; turns go on with what was active before")]
    public static partial void LoadFailed(ILogger log, Exception error);
}
