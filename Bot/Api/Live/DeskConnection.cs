using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CareBot.Bot.Api.Live;

/// <summary>One open browser tab. What it is to be sent waits in a queue of its own, so that a slow one holds nobody up.</summary>
internal sealed class DeskConnection(string id, long personId, IReadOnlySet<long> brands, string stamp, Action abort)
{
    private const int LongestQueue = 1000;

    private readonly Channel<Changes> queue = Channel.CreateBounded<Changes>(new BoundedChannelOptions(LongestQueue) { SingleReader = true });

    public string Id { get; } = id;

    public long PersonId { get; } = personId;

    /// <summary>The person's brands when it began; when they are others, the connection ends.</summary>
    public IReadOnlySet<long> Brands { get; } = brands;

    /// <summary>The security stamp of the session; when it is no longer the person's, the connection ends.</summary>
    public string Stamp { get; } = stamp;

    public ChannelReader<Changes> Waiting => this.queue.Reader;

    /// <summary>When activity was last written down.</summary>
    public DateTimeOffset ActiveAt { get; set; }

    /// <summary>Who cannot keep up is cut off, and resumes where they were.</summary>
    public void Enqueue(Changes changes)
    {
        if (!this.queue.Writer.TryWrite(changes))
        {
            this.Abort();
        }
    }

    public void Abort()
    {
        this.queue.Writer.TryComplete();
        abort();
    }

    public void Closed() => this.queue.Writer.TryComplete();
}

/// <summary>The connections that this process has.</summary>
internal sealed class DeskConnections
{
    private readonly ConcurrentDictionary<string, DeskConnection> open = new(StringComparer.Ordinal);

    public IReadOnlyCollection<DeskConnection> All => [.. this.open.Values];

    public DeskConnection? Find(string id) => this.open.GetValueOrDefault(id);

    public void Add(DeskConnection connection) => this.open[connection.Id] = connection;

    public DeskConnection? Remove(string id) => this.open.TryRemove(id, out var removed) ? removed : null;
}
