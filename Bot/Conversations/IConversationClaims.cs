namespace CareBot.Bot.Conversations;

/// <summary>Who takes which conversation's turn. One process on SQLite, many on PostgreSQL.</summary>
public interface IConversationClaims
{
    /// <summary>The number under which this replica's claims are stored; null where one process has the database alone.</summary>
    long? Epoch { get; }

    /// <summary>
    /// Claims due conversations that nobody has, longest due first. Each stays claimed until the turn's commit or
    /// <see cref="ReleaseAsync"/>.
    /// </summary>
    /// <param name="most">At least 1.</param>
    Task<IReadOnlyList<long>> ClaimAsync(int most, CancellationToken cancellationToken);

    /// <summary>
    /// Gives a claim back after its turn. With <paramref name="retryAt"/> the conversation is due again then; null says that a
    /// commit has settled and freed it already, so that it may be claimed anew by now.
    /// </summary>
    Task ReleaseAsync(long conversationId, DateTimeOffset? retryAt, CancellationToken cancellationToken);

    /// <summary>When the next conversation that is not yet due will be; null when none waits.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);
}
