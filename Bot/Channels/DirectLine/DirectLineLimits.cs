using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>
/// How fast strangers may go. Behind one address of a mobile network sit many customers, so the bursts are wide; what is
/// kept out is a script.
/// </summary>
internal sealed class DirectLineLimits : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<string> conversations = Limiter(burst: 60, perSecond: 1);
    private readonly PartitionedRateLimiter<string> posts = Limiter(burst: 30, perSecond: 3);

    /// <summary>Before an address that nobody vouches for begins or resumes a conversation.</summary>
    /// <exception cref="DirectLineRefusal">429.</exception>
    public void Conversation(IPAddress? address) => Take(this.conversations, Network(address));

    /// <summary>Before an activity is taken from a conversation.</summary>
    /// <exception cref="DirectLineRefusal">429.</exception>
    public void Post(string conversation) => Take(this.posts, conversation);

    public void Dispose()
    {
        this.conversations.Dispose();
        this.posts.Dispose();
    }

    /// <summary>A home has one IPv4 address or a whole /64 of IPv6.</summary>
    internal static string Network(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }

        return address switch
        {
            null => "unknown",
            { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
            _ => address.ToString(),
        };
    }

    private static void Take(PartitionedRateLimiter<string> limiter, string partition)
    {
        using var lease = limiter.AttemptAcquire(partition);
        if (!lease.IsAcquired)
        {
            throw DirectLineRefusal.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var after) && after > Second ? after : Second);
        }
    }

    private static PartitionedRateLimiter<string> Limiter(int burst, int perSecond) => PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = Second,
            QueueLimit = 0,
        }),
        StringComparer.Ordinal);
}
