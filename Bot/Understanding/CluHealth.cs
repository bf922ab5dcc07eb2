using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CareBot.Bot.Understanding;

/// <summary>Degraded from a failure of the language service until it answers again; messages are read locally meanwhile.</summary>
public sealed class CluHealth(CluTally tally) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var figures = tally.Figures;
        var data = figures.Failed.ToDictionary(f => $"failed{f.Key}", f => (object)f.Value, StringComparer.Ordinal);
        (data["answered"], data["skipped"]) = (figures.Answered, figures.Skipped);
        return Task.FromResult(figures.Last is { } last
            ? HealthCheckResult.Degraded(
                string.Create(CultureInfo.InvariantCulture, $"The language service gave no reading of {figures.Failed.Values.Sum()} message(s), last: {last}."),
                data: data)
            : HealthCheckResult.Healthy(data: data));
    }
}
