using System.Net;
using System.Threading.RateLimiting;

namespace CareBot.Bot.Api.Session;

/// <summary>How often one address may try to sign in: a lockout protects a person, this protects everybody from one guesser.</summary>
internal sealed class SignInLimits(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<IPAddress> limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = 60, Window = Window }));

    /// <exception cref="RefusalException">429: too many attempts from this address.</exception>
    public void Count(IPAddress? address)
    {
        using var lease = this.limiter.AttemptAcquire(address ?? IPAddress.None);
        if (!lease.IsAcquired)
        {
            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
            throw new RefusalException(
                StatusCodes.Status429TooManyRequests, "too-many-attempts", "Too many attempts from this address.", ("retryAt", clock.GetUtcNow() + wait));
        }
    }

    public void Dispose() => this.limiter.Dispose();
}
