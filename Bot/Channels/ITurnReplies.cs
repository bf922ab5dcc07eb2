using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels;

/// <summary>For callers that want the replies in the answer to their own request (<c>deliveryMode: expectReplies</c>).</summary>
public interface ITurnReplies
{
    /// <summary>
    /// Waits until the turn that consumed the event is committed and returns what it says, in order; empty if it says
    /// nothing. An event whose turn is committed already gives its replies at once.
    /// </summary>
    /// <param name="account">The account the event was accepted for.</param>
    /// <param name="inboxKey">The event's <see cref="InboundEvent.Key"/>.</param>
    /// <param name="cancellationToken">Ends the wait, not the turn.</param>
    /// <exception cref="OperationCanceledException">The turn was not committed in time.</exception>
    Task<IReadOnlyList<Activity>> WaitAsync(ConnectedAccount account, string inboxKey, CancellationToken cancellationToken);
}
