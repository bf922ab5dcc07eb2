using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Storage.Postgres;

internal sealed class PostgresReader(IDbContextFactory<PostgresCareBotDb> contexts) : IReader
{
    public async Task<T> ReadAsync<T>(Func<CareBotDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await work(db, cancellationToken);
    }
}
