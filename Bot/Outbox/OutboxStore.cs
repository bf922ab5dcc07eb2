using CareBot.Bot.Channels;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Outbox;

/// <summary>An item whose turn to leave it is, claimed by this replica under <paramref name="Epoch"/>; null on SQLite.</summary>
/// <param name="Alarmed">Whether the account's token was refused when the item was taken.</param>
/// <param name="Target">For what changes a message: the platform's id of it, empty if it was never delivered.</param>
/// <param name="LastInboundAt">The platform's time of what last began the reply window.</param>
public sealed record DueItem(
    long Id,
    long BrandId,
    long ConversationId,
    long AccountId,
    string ConversationKey,
    string CustomerKey,
    string Reference,
    string Payload,
    int Attempt,
    long? Epoch,
    SendKind Kind,
    string? Target,
    bool Alarmed,
    DateTimeOffset? LastInboundAt = null);

/// <summary>The outbox's rows: which may leave next, and what became of them.</summary>
public sealed class OutboxStore(
    IDbContextFactory<CareBotDb> databases,
    IWriter writer,
    Conversations.IConversationClaims claims,
    Accounts accounts,
    SendBudgets budgets,
    AccountAlarms alarms,
    TimeProvider clock)
{
    /// <summary>Why words of a speaker who was relieved did not leave.</summary>
    private const string Relieved = "another speaker took over";

    private readonly OutboxHeads heads = new(accounts, budgets);

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
        var now = clock.GetUtcNow();
        var epoch = claims.Epoch;
        return writer.WriteAsync((db, ct) => this.TakeAsync(db, new(most, except, now, epoch), ct), cancellationToken);
    }

    private async Task<List<DueItem>> TakeAsync(CareBotDb db, Wanted wanted, CancellationToken ct)
    {
        var ids = await this.heads.AllowedAsync(db, wanted, ct);
        if (ids.Count > 0 && await DropRelievedAsync(db, ids, wanted.Now, ct))
        {
            ids = await this.heads.AllowedAsync(db, wanted, ct);
        }

        if (ids.Count == 0)
        {
            return [];
        }

        var list = string.Join(',', ids);
        await db.ExecuteAsync(
            $"""
             UPDATE outbox SET state = 1, attempts = attempts + 1, claimed_by = @epoch WHERE id IN ({list}) AND state = 0
             AND speaker = (SELECT c.speaker FROM conversations c WHERE c.id = outbox.conversation_id)
             """,
            ct,
            ("epoch", wanted.Epoch));
        var taken = await db.RowsAsync(
            $"""
             SELECT o.id, c.brand_id, o.conversation_id, o.account_id, c.external_id, i.external_id, c.reference, o.payload, o.attempts, o.kind,
                 CASE WHEN o.kind = 0 OR o.message_id IS NULL THEN NULL ELSE COALESCE(
                     (SELECT p.platform_id FROM outbox p WHERE p.message_id = o.message_id AND p.kind = 0 ORDER BY p.id LIMIT 1), '') END,
                 (SELECT count(*) FROM accounts a WHERE a.id = o.account_id AND a.alarm IS NOT NULL), c.last_inbound_at
             FROM outbox o JOIN conversations c ON c.id = o.conversation_id JOIN identities i ON i.id = c.identity_id
             WHERE o.id IN ({list}) AND o.state = 1 ORDER BY o.id
             """,
            r => new DueItem(
                r.GetInt64(0),
                r.GetInt64(1),
                r.GetInt64(2),
                r.GetInt64(3),
                r.GetString(4),
                r.GetString(5),
                r.GetString(6),
                r.GetString(7),
                r.GetInt32(8),
                wanted.Epoch,
                (SendKind)r.GetInt32(9),
                r.Text(10),
                r.GetInt64(11) > 0,
                r.IsDBNull(12) ? null : Sql.Instant(r.GetInt64(12))),
            ct);
        if (taken.Exists(i => i.Alarmed))
        {
            await alarms.RestWhileTriedAsync(db, [.. taken.Where(i => i.Alarmed).Select(i => i.AccountId).Distinct()], wanted.Now, ct);
        }

        foreach (var (account, sends) in taken.CountBy(i => i.AccountId).Where(a => accounts.Find(a.Key) is { Budgets.Count: > 0 }))
        {
            await budgets.SpendAsync(db, account, sends, ct);
        }

        return taken;
    }

    /// <summary>Drops all that waits of relieved speakers in the conversations of these items; whether there was any.</summary>
    private static async Task<bool> DropRelievedAsync(CareBotDb db, List<long> heads, DateTimeOffset now, CancellationToken ct)
    {
        var dropped = await db.RowsAsync(
            $"""
             UPDATE outbox SET state = 3, done_at = @now, error = '{Relieved}'
             WHERE state IN (0, 1) AND state = 0
             AND conversation_id IN (SELECT h.conversation_id FROM outbox h WHERE h.id IN ({string.Join(',', heads)}))
             AND speaker <> (SELECT c.speaker FROM conversations c WHERE c.id = outbox.conversation_id)
             RETURNING id, conversation_id, (SELECT c.brand_id FROM conversations c WHERE c.id = outbox.conversation_id)
             """,
            r => Delivery(r.GetInt64(2), r.GetInt64(0), r.GetInt64(1), now),
            ct,
            ("now", now));
        db.Feed.AddRange(dropped);
        return dropped.Count > 0;
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
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = await db.ScalarAsync(
            """
            SELECT min((SELECT min(o.due_at) FROM outbox o WHERE o.account_id = a.id AND o.state IN (0, 1) AND o.state = 0 AND o.due_at > @now)) FROM accounts a
            """,
            cancellationToken,
            ("now", clock.GetUtcNow()));
        return due is null ? null : Sql.Instant(due.Value);
    }

    private static TimeSpan Longer(TimeSpan rest, TimeSpan? other) =>
        other > rest ? other.Value : rest < OutboxSchedule.LongestAsked ? rest : OutboxSchedule.LongestAsked;

    private static FeedEntry Delivery(long brand, long item, long conversation, DateTimeOffset at) =>
        new() { BrandId = brand, Kind = FeedKind.Delivery, Subject = item, ConversationId = conversation, At = at };
}
