namespace CareBot.Bot.Channels;

/// <summary>For callers that stay on the line: an <c>invoke</c>, or <c>deliveryMode: expectReplies</c>.</summary>
public interface ITurnReplies
{
    /// <summary>
    /// Waits until the turn that consumed the event is committed and returns its answer. An event whose turn is committed
    /// already gives the same answer at once.
    /// </summary>
    /// <param name="account">The account the event was accepted for.</param>
    /// <param name="inboxKey">The event's <see cref="InboundEvent.Key"/>.</param>
    /// <param name="cancellationToken">Ends the wait, not the turn.</param>
    /// <exception cref="OperationCanceledException">The turn was not committed in time.</exception>
    Task<LineAnswer> WaitAsync(ConnectedAccount account, string inboxKey, CancellationToken cancellationToken);
}
