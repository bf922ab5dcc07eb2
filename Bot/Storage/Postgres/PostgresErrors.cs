using System.Net.Sockets;
using Npgsql;

namespace CareBot.Bot.Storage.Postgres;

internal sealed class PostgresErrors : IStorageErrors
{
    public bool IsUniqueViolation(Exception exception) =>
        ExceptionChain.Find<PostgresException>(exception)?.SqlState == PostgresErrorCodes.UniqueViolation;

    public bool IsUnavailable(Exception exception)
    {
        if (exception is StorageUnavailableException)
        {
            return true;
        }

        return ExceptionChain.Find<NpgsqlException>(exception) switch
        {
            PostgresException refused => IsUnavailable(refused.SqlState) || IsConflict(refused),
            NpgsqlException broken => broken.IsTransient || broken.InnerException is IOException or SocketException or TimeoutException,
            null => ExceptionChain.Find<SocketException>(exception) is not null,
        };
    }

    /// <summary>Another transaction was faster; the same piece can succeed when it runs again.</summary>
    public static bool IsConflict(Exception exception) => ExceptionChain.Find<PostgresException>(exception)?.SqlState
        is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable;

    public static StorageUnavailableException Unavailable(Exception exception) =>
        exception as StorageUnavailableException
        ?? new StorageUnavailableException($"PostgreSQL cannot take the write now: {Reason(exception)}.", exception);

    private static string Reason(Exception exception) => ExceptionChain.Find<PostgresException>(exception)?.SqlState switch
    {
        null => "it does not answer",
        PostgresErrorCodes.DiskFull => "its disk is full",
        PostgresErrorCodes.ReadOnlySqlTransaction => "it is read-only",
        PostgresErrorCodes.TooManyConnections => "it has too many connections",
        var state when IsConflict(exception) => $"too many others write the same rows (SQLSTATE {state})",
        var state => $"SQLSTATE {state}",
    };

    // Classes: 08 connection, 53 resources, 57P shutdown and start-up, 58 the system under it.
    private static bool IsUnavailable(string state) =>
        state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal)
        || state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("58", StringComparison.Ordinal)
        || state == PostgresErrorCodes.ReadOnlySqlTransaction;
}
