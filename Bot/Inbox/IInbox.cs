using CareBot.Bot.Channels;

namespace CareBot.Bot.Inbox;

/// <summary>Station 2: keeps what platforms tell us, once, before they get their 200.</summary>
public interface IInbox
{
    /// <summary>
    /// Stores the events of one account in the given order, all in one transaction. Unknown customers and conversations
    /// come into being with their first event. Returns one answer an event, durable when the task completes.
    /// </summary>
    /// <exception cref="Storage.StorageUnavailableException">Nothing was stored: answer 503, the platform delivers again.</exception>
    Task<IReadOnlyList<Acceptance>> AcceptAsync(ConnectedAccount account, IReadOnlyList<InboundEvent> events, CancellationToken cancellationToken);

    /// <summary>Counts events of an account that the settings do not name: they are kept nowhere, and the ledger shows how many came.</summary>
    /// <exception cref="Storage.StorageUnavailableException">Nothing was counted: answer 503, the platform delivers again.</exception>
    Task CountUnknownAsync(int events, CancellationToken cancellationToken);
}
