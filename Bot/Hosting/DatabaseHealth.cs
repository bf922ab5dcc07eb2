using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CareBot.Bot.Hosting;

/// <summary>
/// Ready means: the database can be read, and could be written to a moment ago. Probes come every second from several sides and each write waits for the disk, so
/// one write serves for <see cref="Trusted"/>; a failure is asked about anew each time.
/// </summary>
public sealed class DatabaseHealth(IDbContextFactory<CareBotDb> databases, IWriter writer, TimeProvider clock) : IHealthCheck
{
    /// <summary>How long a write that succeeded is taken for an answer.</summary>
    public static readonly TimeSpan Trusted = TimeSpan.FromSeconds(10);

    private long? written;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var brand = await db.Brands.OrderBy(b => b.Id).Select(b => b.Id).FirstOrDefaultAsync(cancellationToken);
            if (this.written is not { } last || clock.GetElapsedTime(last) >= Trusted)
            {
                this.written = null;
                var asked = clock.GetTimestamp();
                await writer.WriteAsync(
                    (d, ct) => d.ExecuteAsync("UPDATE brands SET name = name WHERE id = @id", ct, ("id", brand)), cancellationToken);
                this.written = asked;
            }

            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is StorageUnavailableException or System.Data.Common.DbException)
        {
            return HealthCheckResult.Unhealthy("The database cannot be written to.");
        }
    }
}
