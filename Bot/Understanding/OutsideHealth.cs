using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CareBot.Bot.Understanding;

/// <summary>Degraded from a failure of a service outside until it answers again; the bot works without it meanwhile.</summary>
/// <param name="service">Its name in a sentence.</param>
/// <param name="tally">Its counts.</param>
public sealed class OutsideHealth(string service, OutsideTally tally) : IHealthCheck
{
    /// <summary>Adds the checks of all services, under the names of their settings.</summary>
    public static void AddTo(IHealthChecksBuilder checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        Add("understanding", "The language service", services => services.Language);
        Add("embeddings", "The service of vectors", services => services.Embeddings);
        Add("phrasing", "The service that words answers", services => services.Phrasing);

        void Add(string name, string service, Func<OutsideServices, OutsideTally> tallyOf) => checks.Add(new(
            name, provider => new OutsideHealth(service, tallyOf(provider.GetRequiredService<OutsideServices>())), failureStatus: null, tags: null));
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var figures = tally.Figures;
        var data = figures.Failed.ToDictionary(f => $"failed{f.Key}", f => (object)f.Value, StringComparer.Ordinal);
        (data["answered"], data["skipped"], data["unusable"]) = (figures.Answered, figures.Skipped, figures.Unusable);
        return Task.FromResult(figures.Last is { } last
            ? HealthCheckResult.Degraded(
                string.Create(CultureInfo.InvariantCulture, $"{service} failed {figures.Failed.Values.Sum()} time(s), last: {last}."),
                data: data)
            : HealthCheckResult.Healthy(data: data));
    }
}
