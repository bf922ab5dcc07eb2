using System.Data;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Storage.Postgres;

/// <summary>
/// A context and a transaction for each piece. The isolation is <c>REPEATABLE READ</c>: a piece that read a row which
/// another has changed since is refused by the server and runs again, so no counter and no due time is ever lost. A unique
/// key that is taken may have been taken by somebody whom the piece could not see: it runs once more and sees them.
/// </summary>
internal sealed class PostgresWriter(
    IDbContextFactory<PostgresCareBotDb> contexts, TimeProvider time, ILogger<PostgresWriter> logger) : IWriter
{
    private readonly PostgresErrors errors = new();

    public async Task<T> WriteAsync<T>(Func<CareBotDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        for (var attempt = 1; ; attempt++)
        {
            var committing = false;
            try
            {
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                db.Database.AutoSavepointsEnabled = false;
                await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
                var result = await work(db, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                committing = true;
                await transaction.CommitAsync(CancellationToken.None);
                return result;
            }
            catch (Exception exception) when (attempt == 1 && this.errors.IsUniqueViolation(exception))
            {
                // The second time it is the piece's own fault.
            }
            catch (Exception exception) when (this.errors.IsUnavailable(exception))
            {
                if (PostgresRetrySchedule.Next(attempt, PostgresErrors.IsConflict(exception), committing) is not { } pause)
                {
                    StorageLog.WriteFailed(logger, exception);
                    throw PostgresErrors.Unavailable(exception);
                }

                await Task.Delay(pause, time, cancellationToken);
            }
        }
    }
}
