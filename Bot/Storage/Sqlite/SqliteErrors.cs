using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CareBot.Bot.Storage.Sqlite;

internal sealed class SqliteErrors : IStorageErrors
{
    public bool IsUniqueViolation(Exception exception) => ExceptionChain.Find<SqliteException>(exception)?.SqliteExtendedErrorCode
        is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_ROWID;

    public bool IsUnavailable(Exception exception) => exception is StorageUnavailableException
        || ExceptionChain.Find<SqliteException>(exception)?.SqliteErrorCode
            is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_FULL or raw.SQLITE_READONLY or raw.SQLITE_IOERR
            or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_NOMEM or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>What the caller of a failed write gets.</summary>
    public Exception ForCaller(Exception exception) => this.IsUnavailable(exception) ? Unavailable(exception) : exception;

    public static StorageUnavailableException Unavailable(Exception exception) =>
        exception as StorageUnavailableException
        ?? new StorageUnavailableException($"The SQLite database cannot take the write now: {Reason(exception)}.", exception);

    private static string Reason(Exception exception) => ExceptionChain.Find<SqliteException>(exception)?.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => "its disk is full",
        raw.SQLITE_READONLY or raw.SQLITE_PERM => "it is read-only",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "another program holds it locked",
        raw.SQLITE_IOERR => "its disk reports an error",
        raw.SQLITE_CANTOPEN => "its file cannot be opened",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => "its file is damaged",
        raw.SQLITE_NOMEM => "memory is short",
        _ => exception.GetType().Name,
    };
}
