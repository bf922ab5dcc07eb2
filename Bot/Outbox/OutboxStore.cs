using CareBot.Bot.Channels;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;

namespace CareBot.Bot.Outbox;

/// <summary>The outbox's rows: which may leave next, and what became of them.</summary>
public sealed class OutboxStore(
    IReader reader,
    IWriter writer,
    Conversations.IConversationClaims claims,
    OutboxTaking taking,
    AccountAlarms alarms,
    TimeProvider clock)
{
    /// <summary>Why words of a speaker who was relieved did not leave.</summary>
    internal const string Relieved = "another speaker took over";

    /// <summary>Whether other processes send from this database too.</summary>
    public bool OthersMayDie => claims.Epoch is not null;

    /// <summary>
    /// Sends that were in flight when their process died become due again; the customer may see them twice, and the row says so.
    /// </summary>
    /// <remarks>On SQLite only before this process sends anything: there is nobody else who could be sending.</remarks>
    /// <returns>How many.</returns>
    public Task<int> TakeBackInterruptedAsync(CancellationToken cancellationToken) => writer.WriteAsync(
        (db, ct) => db.ExecuteAsync(
            claims.Epoch is null
                ? "UPDATE outbox SET state = 0, repeated = @yes WHERE state IN (0, 1) AND state = 1"
                : $"""
                   UPDATE outbox SET state = 0, repeated = @yes, claimed_by = NULL WHERE state IN (0, 1) AND state = 1 AND claimed_by <> @epoch
                   AND NOT EXISTS (SELECT 1 FROM replicas r WHERE r.epoch = outbox.claimed_by AND r.{ReplicaLease.IsAlive})
                   """,
            ct,
            claims.Epoch is null ? [("yes", true)] : [("yes", true), ("epoch", claims.Epoch)]),
        cancellationToken);

    /// <summary>Accounts whose token was refused are tried again at once, one reply of each: at a start there may be a new token.</summary>
    public Task<int> TryRefusedTokensAsync(CancellationToken cancellationToken) => writer.WriteAsync(AccountAlarms.EndRestAsync, cancellationToken);

    /// <summary>
    /// Items that <see cref="TakeAsync(int, IReadOnlyCollection{long}, CancellationToken)"/> marked although its caller was told that it failed: the database
    /// went away with the answer. They never left and are due again.
    /// </summary>
    /// <param name="underWay">What this process is sending; nothing else may be taken meanwhile.</param>
    /// <param name="cancellationToken">Nothing was changed when it was heard.</param>
    /// <returns>How many.</returns>
    public Task<int> TakeBackLostAsync(IReadOnlyCollection<long> underWay, CancellationToken cancellationToken)
    {
        var epoch = claims.Epoch;
        var others = underWay.Count == 0 ? string.Empty : $" AND id NOT IN ({string.Join(',', underWay)})";
        return writer.WriteAsync(
            (db, ct) => db.ExecuteAsync(
                $"UPDATE outbox SET state = 0, claimed_by = NULL WHERE state IN (0, 1) AND state = 1 AND {(epoch is null ? "claimed_by IS NULL" : "claimed_by = @epoch")}{others}",
                ct,
                epoch is null ? [] : [("epoch", epoch)]),
            cancellationToken);
    }

    /// <summary>
    /// Marks due items as being sent and returns them. The right to speak is checked in this same transaction: words of
    /// a speaker who has been relieved are dropped here and never leave. So are paused accounts passed over and budgets kept. A replica
    /// whose lease has run out takes nothing.
    /// </summary>
    /// <remarks>Of an account whose token was refused one is taken: it tries whether there is a new token, and until it is back the account rests.</remarks>
    /// <param name="most">Of each account; at least 1.</param>
    /// <param name="except">Accounts that are passed over.</param>
    /// <param name="cancellationToken">Nothing was taken when it was heard.</param>
    public Task<List<DueItem>> TakeAsync(int most, IReadOnlyCollection<long> except, CancellationToken cancellationToken)
    {
        var wanted = new Wanted(most, except, clock.GetUtcNow(), claims.Epoch);
        return writer.WriteAsync((db, ct) => taking.TakeAsync(db, wanted, ct), cancellationToken);
    }

    /// <summary>
    /// Records what became of a send; <paramref name="retryIn"/> makes it due again instead of done, unless somebody else speaks by now: what they say must
    /// not wait behind it. Changes nothing when another replica has taken the item back meanwhile.
    /// </summary>
    public Task RecordAsync(DueItem item, SendResult result, TimeSpan? retryIn, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var became = result.Outcome == SendOutcome.Sent ? OutboxState.Sent : retryIn is null ? OutboxState.Failed : OutboxState.Queued;
        return writer.WriteAsync(
            async (db, ct) =>
            {
                var relieved = became == OutboxState.Queued && await IsRelievedAsync(db, item, ct);
                var state = relieved ? OutboxState.Dropped : became;
                var recorded = await db.ExecuteAsync(
                    """
                    UPDATE outbox SET state = @state, due_at = @due, done_at = @done, platform_id = @platform, error = @error, claimed_by = NULL
                    WHERE id = @id AND state = 1 AND (claimed_by = @epoch OR claimed_by IS NULL)
                    """,
                    ct,
                    ("state", state),
                    ("due", now + (retryIn ?? TimeSpan.Zero)),
                    ("done", state == OutboxState.Queued ? null : now),
                    ("platform", result.PlatformId),
                    ("error", relieved ? Relieved : result.Error),
                    ("id", item.Id),
                    ("epoch", item.Epoch));
                if (result.Outcome == SendOutcome.TokenDead)
                {
                    await alarms.PauseAsync(db, item.AccountId, result, now, ct);
                }
                else if (result.Outcome == SendOutcome.Sent && item.Alarmed)
                {
                    await AccountAlarms.ResumeAsync(db, item.AccountId, ct);
                }

                if (result.AccountRest is { } rest)
                {
                    await AccountAlarms.HoldAsync(db, item.AccountId, now + Longer(rest, retryIn), ct);
                }

                if (recorded == 1 && state != OutboxState.Queued)
                {
                    await db.InsertAsync(Delivery(item.BrandId, item.Id, item.ConversationId, now), ct);
                }

                return true;
            },
            cancellationToken);
    }

    private static async Task<bool> IsRelievedAsync(CareBotDb db, DueItem item, CancellationToken ct) => await db.ScalarAsync(
        "SELECT count(*) FROM outbox o JOIN conversations c ON c.id = o.conversation_id WHERE o.id = @id AND o.speaker <> c.speaker", ct, ("id", item.Id)) > 0;

    /// <summary>When the next item that waits for its moment is due; null when none waits.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await reader.ReadAsync(
            (db, ct) => db.ScalarAsync(
                """
                SELECT min((SELECT min(o.due_at) FROM outbox o WHERE o.account_id = a.id AND o.state IN (0, 1) AND o.state = 0 AND o.due_at > @now)) FROM accounts a
                """,
                ct,
                ("now", now)),
            cancellationToken);
        return due is null ? null : Sql.Instant(due.Value);
    }

    private static TimeSpan Longer(TimeSpan rest, TimeSpan? other) =>
        other > rest ? other.Value : rest < OutboxSchedule.LongestAsked ? rest : OutboxSchedule.LongestAsked;

    internal static FeedEntry Delivery(long brand, long item, long conversation, DateTimeOffset at) =>
        new() { BrandId = brand, Kind = FeedKind.Delivery, Subject = item, ConversationId = conversation, At = at };
}
