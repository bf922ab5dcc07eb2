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
    OutboxSchedule schedule,
    TimeProvider clock)
{
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
    /// <param name="most">At least 1.</param>
    /// <param name="except">Accounts that are passed over.</param>
    /// <param name="cancellationToken">Nothing was taken when it was heard.</param>
    public Task<List<DueItem>> TakeAsync(int most, IReadOnlyCollection<long> except, CancellationToken cancellationToken)
    {
        var wanted = new Wanted(most, except, clock.GetUtcNow(), claims.Epoch);
        return writer.WriteAsync((db, ct) => taking.TakeAsync(db, wanted, ct), cancellationToken);
    }

    /// <summary>
    /// Records what became of a send; <paramref name="retryIn"/> makes it due again instead of done. Changes nothing when another
    /// replica has taken the item back meanwhile.
    /// </summary>
    public Task RecordAsync(DueItem item, SendResult result, TimeSpan? retryIn, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var state = result.Outcome == SendOutcome.Sent ? OutboxState.Sent : retryIn is null ? OutboxState.Failed : OutboxState.Queued;
        return writer.WriteAsync(
            async (db, ct) =>
            {
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
                    ("error", result.Error),
                    ("id", item.Id),
                    ("epoch", item.Epoch));
                if (result.Outcome == SendOutcome.TokenDead)
                {
                    await this.PauseAsync(db, item.AccountId, result, now, ct);
                }
                else if (result.Outcome == SendOutcome.Sent && item.Alarmed)
                {
                    await ResumeAsync(db, item.AccountId, ct);
                }

                if (result.AccountRest is { } rest)
                {
                    await HoldAsync(db, item.AccountId, now + Longer(rest, retryIn), ct);
                }

                if (recorded == 1 && state != OutboxState.Queued)
                {
                    await db.InsertAsync(Delivery(item.BrandId, item.Id, item.ConversationId, now), ct);
                }

                return true;
            },
            cancellationToken);
    }

    /// <summary>A refused token pauses its account and raises the alarm. Only inside a piece of <see cref="IWriter"/>.</summary>
    internal Task<int> PauseAsync(CareBotDb db, long account, SendResult result, DateTimeOffset now, CancellationToken ct) => db.ExecuteAsync(
        "UPDATE accounts SET paused_until = @until, alarm = @alarm WHERE id = @id",
        ct,
        ("until", now + schedule.TokenRest),
        ("alarm", result.Error ?? "the token was refused"),
        ("id", account));

    /// <summary>
    /// A limit of the whole account holds all of it back, as long as the send that met it: whoever goes on calling waits longer. Only inside a piece of
    /// <see cref="IWriter"/>.
    /// </summary>
    private static Task<int> HoldAsync(CareBotDb db, long account, DateTimeOffset until, CancellationToken ct) => db.ExecuteAsync(
        "UPDATE accounts SET paused_until = @until WHERE id = @id AND (paused_until IS NULL OR paused_until < @until)",
        ct,
        ("until", until),
        ("id", account));

    /// <summary>A send that got through ends pause and alarm.</summary>
    private static Task<int> ResumeAsync(CareBotDb db, long account, CancellationToken ct) =>
        db.ExecuteAsync("UPDATE accounts SET paused_until = NULL, alarm = NULL WHERE id = @id", ct, ("id", account));

    /// <summary>When the next item that waits for its moment is due; null when none waits.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await reader.ReadAsync(
            (db, ct) => db.ScalarAsync("SELECT min(due_at) FROM outbox WHERE state IN (0, 1) AND state = 0 AND due_at > @now", ct, ("now", now)), cancellationToken);
        return due is null ? null : Sql.Instant(due.Value);
    }

    internal static FeedEntry Delivery(long brand, long item, long conversation, DateTimeOffset at) =>
        new() { BrandId = brand, Kind = FeedKind.Delivery, Subject = item, ConversationId = conversation, At = at };
}
