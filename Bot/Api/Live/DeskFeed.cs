using CareBot.Bot.Feed;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;

namespace CareBot.Bot.Api.Live;

/// <summary>
/// Follows the feed once for all connections of this process. The last entries are held, so that a connection joins them and what comes
/// next in one step: nothing between its position and the live entries can be missed, whatever happens at the same moment. While nobody is connected nothing is
/// followed.
/// </summary>
internal sealed class DeskFeed(FeedReader feed, ChangeEvents events, Wake wake, TimeProvider clock, ILogger<DeskFeed> log) : BackgroundService
{
    private const int MostAtOnce = 500;
    private const int MostHeld = 4000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Lock gate = new();
    private readonly Queue<(FeedPosition Position, long BrandId, ChangeEvent Event)> held = new();
    private readonly HashSet<DeskConnection> live = [];
    private int joining;
    private bool follows;
    private FeedPosition floor;
    private FeedPosition end;

    /// <summary>
    /// From now on the connection gets everything after <paramref name="position"/>; what came meanwhile is queued before this returns.
    /// </summary>
    public async Task<Resumed> JoinAsync(DeskConnection connection, string? position, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref this.joining);
        try
        {
            await this.BeginAsync(cancellationToken);
            return await this.JoinLiveAsync(connection, position, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref this.joining);
        }
    }

    private async Task<Resumed> JoinLiveAsync(DeskConnection connection, string? position, CancellationToken cancellationToken)
    {
        var known = LivePosition.Read(position, clock.GetUtcNow());
        if (position is null || known is null || await this.IsAheadAsync(known.Feed, cancellationToken))
        {
            return this.JoinAtEnd(connection, reset: position is not null);
        }

        var at = known.Feed;
        while (true)
        {
            lock (this.gate)
            {
                if (Compare(at, this.floor) >= 0)
                {
                    var missed = this.held.Where(h => connection.Brands.Contains(h.BrandId) && Compare(h.Position, at) > 0).Select(h => h.Event).ToList();
                    this.live.Add(connection);
                    this.Send(connection, missed);
                    return new Resumed(this.Written(this.end), Reset: false);
                }
            }

            var entries = await feed.ReadAsync(at, MostAtOnce, cancellationToken);
            if (entries.Count == 0)
            {
                return this.JoinAtEnd(connection, reset: true);
            }

            at = FeedPosition.Of(entries[^1]);
            var missing = await events.OfAsync(entries, cancellationToken);
            connection.Enqueue(new Changes(this.Written(at), [.. missing.Where(m => connection.Brands.Contains(m.BrandId)).Select(m => m.Event)]));
        }
    }

    public void Leave(DeskConnection connection)
    {
        lock (this.gate)
        {
            this.live.Remove(connection);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var woken = wake.NextAsync(new(WakeKind.Feed));
            try
            {
                await this.FollowAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LiveLog.FeedFailed(log, error);
            }

            await Task.WhenAny(woken, Task.Delay(Longest, clock, stoppingToken));
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FollowAsync(CancellationToken stopping)
    {
        while (this.Follows() && await feed.ReadAsync(this.end, MostAtOnce, stopping) is { Count: > 0 } entries)
        {
            var changes = await events.OfAsync(entries, stopping);
            lock (this.gate)
            {
                foreach (var change in changes)
                {
                    this.held.Enqueue(change);
                }

                this.end = FeedPosition.Of(entries[^1]);
                this.Forget();
                foreach (var connection in this.live)
                {
                    this.Send(connection, [.. changes.Where(c => connection.Brands.Contains(c.BrandId)).Select(c => c.Event)]);
                }
            }
        }
    }

    /// <summary>Nobody was connected, so what is held is old: following begins at the feed's end.</summary>
    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        lock (this.gate)
        {
            if (this.follows)
            {
                return;
            }
        }

        var now = await feed.EndAsync(cancellationToken);
        lock (this.gate)
        {
            if (!this.follows)
            {
                this.held.Clear();
                this.end = this.floor = now;
                this.follows = true;
            }
        }
    }

    /// <summary>Ends the following when nobody is connected or about to be.</summary>
    private bool Follows()
    {
        lock (this.gate)
        {
            return this.follows = this.follows && (this.live.Count > 0 || Volatile.Read(ref this.joining) > 0);
        }
    }

    private void Forget()
    {
        while (this.held.Count > MostHeld)
        {
            this.floor = this.held.Dequeue().Position;
        }
    }

    private Resumed JoinAtEnd(DeskConnection connection, bool reset)
    {
        lock (this.gate)
        {
            this.live.Add(connection);
            return new Resumed(this.Written(this.end), reset);
        }
    }

    private void Send(DeskConnection connection, IReadOnlyList<ChangeEvent> changes)
    {
        if (changes.Count > 0)
        {
            connection.Enqueue(new Changes(this.Written(this.end), changes));
        }
    }

    /// <summary>A position that this database never gave out: it was replaced by an older copy.</summary>
    private async Task<bool> IsAheadAsync(FeedPosition position, CancellationToken cancellationToken) =>
        Compare(position, await feed.EndAsync(cancellationToken)) > 0 && Compare(position, this.end) > 0;

    private string Written(FeedPosition position) => new LivePosition(position, clock.GetUtcNow()).ToString();

    private static int Compare(FeedPosition a, FeedPosition b) =>
        a.Transaction != b.Transaction ? a.Transaction.CompareTo(b.Transaction) : a.Number.CompareTo(b.Number);
}
