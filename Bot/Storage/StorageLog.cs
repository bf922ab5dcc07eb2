namespace CareBot.Bot.Storage;

/// <summary>Events 500 to 519.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(500, LogLevel.Information, "Storage is ready: {Provider} at {Place}")]
    public static partial void Ready(ILogger logger, StorageProvider provider, string place);

    [LoggerMessage(501, LogLevel.Information, "Schema upgraded by {Count} migrations, now {Version}")]
    public static partial void Migrated(ILogger logger, int count, string version);

    [LoggerMessage(502, LogLevel.Error, "{Count} writes failed together: the database cannot take them")]
    public static partial void GroupFailed(ILogger logger, Exception exception, int count);

    [LoggerMessage(503, LogLevel.Error, "A write failed: the database cannot take it")]
    public static partial void WriteFailed(ILogger logger, Exception exception);

    [LoggerMessage(504, LogLevel.Information, "This replica holds epoch {Epoch}")]
    public static partial void LeaseTaken(ILogger logger, long epoch);

    [LoggerMessage(505, LogLevel.Warning, "Epoch {Epoch} has run out: other replicas may have taken its conversations")]
    public static partial void LeaseLost(ILogger logger, long epoch);

    [LoggerMessage(506, LogLevel.Warning, "The heartbeat of this replica failed")]
    public static partial void HeartbeatFailed(ILogger logger, Exception exception);

    [LoggerMessage(507, LogLevel.Warning, "The {Direction} connection to the other replicas failed; trying again")]
    public static partial void WakeConnectionFailed(ILogger logger, Exception exception, string direction);
}
