namespace CareBot.Bot.Storage;

/// <summary>
/// Short reads that happen many times a second. On SQLite they use connections that stay open, with their statements prepared: to open one costs more than to
/// read. On PostgreSQL each takes a connection from the pool.
/// </summary>
public interface IReader
{
    /// <summary>Runs <paramref name="work"/>, which keeps nothing of the given context and tracks no entities; several statements may see different moments.</summary>
    Task<T> ReadAsync<T>(Func<CareBotDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}
