using CareBot.Bot.Channels;
using CareBot.Bot.Inbox;
using CareBot.Bot.Storage;

namespace CareBot.Tests.Channels;

/// <summary>An inbox in memory: each key once an account, and every call remembered.</summary>
internal sealed class RecordingInbox : IInbox
{
    private readonly Lock gate = new();
    private readonly HashSet<(string Account, string Key)> keys = [];
    private readonly List<(ConnectedAccount Account, IReadOnlyList<InboundEvent> Events)> calls = [];

    /// <summary>When set, every call fails as it does while the database is away.</summary>
    public bool IsAway { get; set; }

    public IReadOnlyList<(ConnectedAccount Account, IReadOnlyList<InboundEvent> Events)> Calls
    {
        get
        {
            lock (this.gate)
            {
                return [.. this.calls];
            }
        }
    }

    /// <summary>Events of accounts that the settings do not name.</summary>
    public int Unknown { get; private set; }

    /// <summary>The events that were kept, in order, each once.</summary>
    public List<InboundEvent> Kept { get; } = [];

    public Task<IReadOnlyList<Acceptance>> AcceptAsync(ConnectedAccount account, IReadOnlyList<InboundEvent> events, CancellationToken cancellationToken)
    {
        if (IsAway)
        {
            throw new StorageUnavailableException("The database is away.", new IOException());
        }

        lock (this.gate)
        {
            this.calls.Add((account, events));
            return Task.FromResult<IReadOnlyList<Acceptance>>([.. events.Select(e => Keep(account, e))]);
        }
    }

    public Task CountUnknownAsync(int events, CancellationToken cancellationToken)
    {
        if (IsAway)
        {
            throw new StorageUnavailableException("The database is away.", new IOException());
        }

        Unknown += events;
        return Task.CompletedTask;
    }

    private Acceptance Keep(ConnectedAccount account, InboundEvent inbound)
    {
        if (!this.keys.Add((account.ExternalId, inbound.Key)))
        {
            return Acceptance.AlreadySeen;
        }

        Kept.Add(inbound);
        return Acceptance.Accepted;
    }
}
