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
    OutboxSchedule schedule,
    TimeProvider clock)
{
    /// <summary>
    /// Only the oldest item of a conversation that has not left may leave. Written so that SQLite sees that the partial
    /// index of what has not left serves it.
    /// </summary>
    private const string Heads =
        """
        o.state IN (0, 1) AND o.state = 0 AND o.due_at <= @now AND NOT EXISTS (
            SELECT 1 FROM outbox p WHERE p.conversation_id = o.conversation_id AND p.id < o.id AND p.state IN (0, 1))
        AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = o.account_id AND a.paused_until > @now)
        """;

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
        var now = clock.GetUtcNow();
        var epoch = claims.Epoch;
        return writer.WriteAsync((db, ct) => this.TakeAsync(db, new(most, except, now, epoch), ct), cancellationToken);
    }

    private async Task<List<DueItem>> TakeAsync(CareBotDb db, Wanted wanted, CancellationToken ct)
    {
        var ids = await this.AllowedAsync(db, wanted, ct);
        if (ids.Count > 0 && await DropRelievedAsync(db, ids, wanted.Now, ct))
        {
            ids = await this.AllowedAsync(db, wanted, ct);
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
        foreach (var (account, sends) in taken.CountBy(i => i.AccountId).Where(a => accounts.Find(a.Key) is { Budgets.Count: > 0 }))
        {
            await budgets.SpendAsync(db, account, sends, ct);
        }

        return taken;
    }

    /// <summary>What may leave: of accounts with a budget as much as it has room for, of all others whatever is due.</summary>
    private async Task<List<long>> AllowedAsync(CareBotDb db, Wanted wanted, CancellationToken ct)
    {
        var scarce = accounts.All.Where(a => a.Budgets.Count > 0).ToList();
        var heads = await HeadsAsync(db, wanted with { Except = [.. wanted.Except, .. scarce.Select(a => a.Id)] }, ct);
        foreach (var account in scarce.Where(a => !wanted.Except.Contains(a.Id)))
        {
            var room = Math.Min(wanted.Most, await budgets.LeftAsync(db, account, ct) ?? 0);
            if (room > 0)
            {
                heads.AddRange(await HeadsAsync(db, wanted with { Only = account.Id, Most = (int)room }, ct));
            }
        }

        return heads;
    }

    private static Task<List<long>> HeadsAsync(CareBotDb db, Wanted wanted, CancellationToken ct)
    {
        var passedOver = wanted.Except.Count == 0 ? string.Empty : $" AND o.account_id NOT IN ({string.Join(',', wanted.Except)})";
        var only = wanted.Only is { } account ? $" AND o.account_id = {account}" : string.Empty;
        var alive = wanted.Epoch is null ? string.Empty : $" AND EXISTS (SELECT 1 FROM replicas r WHERE r.epoch = @epoch AND r.{ReplicaLease.IsAlive})";
        return db.RowsAsync(
            $"SELECT o.id FROM outbox o WHERE {Heads}{passedOver}{only}{alive} ORDER BY o.due_at, o.id LIMIT @most"
                + (wanted.Epoch is null ? string.Empty : " FOR UPDATE OF o SKIP LOCKED"),
            row => row.GetInt64(0),
            ct,
            ("now", wanted.Now),
            ("most", (long)wanted.Most),
            ("epoch", wanted.Epoch));
    }

    /// <summary>Drops all that waits of relieved speakers in the conversations of these items; whether there was any.</summary>
    private static async Task<bool> DropRelievedAsync(CareBotDb db, List<long> heads, DateTimeOffset now, CancellationToken ct)
    {
        var dropped = await db.RowsAsync(
            $"""
             UPDATE outbox SET state = 3, done_at = @now, error = 'another speaker took over'
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
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = await db.ScalarAsync(
            "SELECT min(due_at) FROM outbox WHERE state IN (0, 1) AND state = 0 AND due_at > @now", cancellationToken, ("now", clock.GetUtcNow()));
        return due is null ? null : Sql.Instant(due.Value);
    }

    private static TimeSpan Longer(TimeSpan rest, TimeSpan? other) => other > rest ? other.Value : rest;

    private static FeedEntry Delivery(long brand, long item, long conversation, DateTimeOffset at) =>
        new() { BrandId = brand, Kind = FeedKind.Delivery, Subject = item, ConversationId = conversation, At = at };

    private sealed record Wanted(int Most, IReadOnlyCollection<long> Except, DateTimeOffset Now, long? Epoch, long? Only = null);
}
