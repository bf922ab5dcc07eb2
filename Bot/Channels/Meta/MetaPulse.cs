using System.Collections.Concurrent;

namespace CareBot.Bot.Channels.Meta;

/// <summary>When each account was last heard of by this process. Thread-safe.</summary>
internal sealed class MetaPulse(TimeProvider clock)
{
    private readonly ConcurrentDictionary<long, DateTimeOffset> last = new();

    public void Beat(ConnectedAccount account) => this.last[account.Id] = clock.GetUtcNow();

    /// <summary>Null if it has not been heard of since the start.</summary>
    public DateTimeOffset? LastOf(ConnectedAccount account) => this.last.TryGetValue(account.Id, out var at) ? at : null;
}
