namespace CareBot.Bot.Storage;

/// <summary>
/// The only way to write. A piece of work runs inside a transaction and is committed whole or not at all; it must touch
/// nothing but the given context, because it may be run again after a conflict. SQLite commits several pieces together
/// through one connection, each behind a savepoint of its own; PostgreSQL gives each its own transaction.
/// </summary>
public interface IWriter
{
    /// <summary>Runs <paramref name="work"/>, saves the context's changes and commits; returns when the commit is durable.</summary>
    /// <exception cref="StorageUnavailableException">The database is full, locked, read-only or away: nothing was written.</exception>
    Task<T> WriteAsync<T>(Func<CareBotDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}

/// <summary>The database cannot take the write now; nothing of it was kept and the caller may try again.</summary>
public sealed class StorageUnavailableException(string message, Exception inner) : Exception(message, inner);
