using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CareBot.Bot.Hosting;

/// <summary>Degraded while a platform refuses the token of one of our accounts: its replies wait, everything else goes on.</summary>
public sealed class AccountsHealth(IDbContextFactory<CareBotDb> databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var refused = await db.Accounts.Where(a => a.Alarm != null).Select(a => a.Channel + "/" + a.Name).ToListAsync(cancellationToken);
            return refused.Count == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded($"The platform refuses the token of: {string.Join(", ", refused)}.");
        }
        catch (System.Data.Common.DbException)
        {
            return HealthCheckResult.Unhealthy("The database cannot be read.");
        }
    }
}
