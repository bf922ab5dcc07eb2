using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CareBot.Bot.Hosting;

/// <summary>Ready means: the database can be read and written to.</summary>
public sealed class DatabaseHealth(IDbContextFactory<CareBotDb> databases, IWriter writer) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var brand = await db.Brands.OrderBy(b => b.Id).Select(b => b.Id).FirstOrDefaultAsync(cancellationToken);
            await writer.WriteAsync(
                (d, ct) => d.ExecuteAsync("UPDATE brands SET name = name WHERE id = @id", ct, ("id", brand)), cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is StorageUnavailableException or System.Data.Common.DbException)
        {
            return HealthCheckResult.Unhealthy("The database cannot be written to.");
        }
    }
}
