namespace CareBot.Bot.Storage;

/// <summary>
/// The only way to write. A piece of work runs inside a transaction and is committed whole or not at all; it must touch
/// nothing but the given context, because it may be run again after a conflict, and it waits for nothing but the database,
/// because other pieces wait for it. SQLite commits several pieces together through one connection, each behind a savepoint
/// of its own; PostgreSQL gives each its own transaction, in which all reads see one moment and a row that somebody else
/// has changed since makes the piece run again. So what a piece reads, it may add to and write back.
/// </summary>
public interface IWriter
{
    /// <summary>Runs <paramref name="work"/>, saves the context's changes and commits; returns when the commit is durable.</summary>
    /// <exception cref="StorageUnavailableException">
    /// The database is full, locked, read-only or away: nothing was written. (Only where the connection to PostgreSQL broke
    /// during the commit itself, the outcome is unknown: unique keys and versions make a repetition harmless.)
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled before the commit began: nothing was written.</exception>
    Task<T> WriteAsync<T>(Func<CareBotDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}

/// <summary>The database cannot take the write now; nothing of it was kept and the caller may try again.</summary>
public sealed class StorageUnavailableException(string message, Exception inner) : Exception(message, inner);
