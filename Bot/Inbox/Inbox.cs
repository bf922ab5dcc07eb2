using CareBot.Bot.Attachments;
using CareBot.Bot.Channels;
using CareBot.Bot.Channels.DirectLine;
using CareBot.Bot.Ledger;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Inbox;

/// <summary>Stores platform events under the platform's own ids and makes their conversations due.</summary>
public sealed class Inbox(IWriter writer, Wake wake, FragmentPolicy fragments, TimeProvider clock) : IInbox
{
    public async Task<IReadOnlyList<Acceptance>> AcceptAsync(
        ConnectedAccount account, IReadOnlyList<InboundEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(events);
        var now = clock.GetUtcNow();
        var prepared = events.Select(e => Prepare(e, now)).ToList();

        var streams = new HashSet<long>();
        var accepted = await writer.WriteAsync(
            async (db, ct) =>
            {
                streams.Clear();
                var results = new List<Acceptance>(prepared.Count);
                foreach (var row in prepared)
                {
                    results.Add(await AcceptOneAsync(db, account, row, now, streams, ct));
                }

                return results;
            },
            cancellationToken);

        foreach (var conversation in streams)
        {
            wake.Pulse(new(WakeKind.Stream, conversation));
        }

        if (accepted.Contains(Acceptance.Accepted))
        {
            wake.Pulse(new(WakeKind.Inbox));
        }

        return accepted;
    }

    public Task CountUnknownAsync(int events, CancellationToken cancellationToken) =>
        writer.WriteAsync((db, ct) => LedgerDays.KeepUnknownAsync(db, clock.GetUtcNow(), events, ct), cancellationToken);

    /// <summary>Everything that needs no database, done outside the transaction.</summary>
    private Row Prepare(InboundEvent inbound, DateTimeOffset now) => new(
        inbound,
        ActivityJson.Write(inbound.Activity),
        ActivityJson.Write(inbound.Activity.GetConversationReference()),
        now + fragments.WaitAfter(inbound.Activity),
        inbound.OpensWindow ? inbound.PlatformAt : null);

    private static async Task<Acceptance> AcceptOneAsync(
        CareBotDb db, ConnectedAccount account, Row row, DateTimeOffset now, HashSet<long> streams, CancellationToken ct)
    {
        var conversation = await FindConversationAsync(db, account, row, ct);
        if (conversation is null && row.Event.FromCustomer)
        {
            conversation = await CreateConversationAsync(db, account, row, now, ct);
        }

        if (conversation is null || !await InsertEventAsync(db, account, conversation.Id, row, now, ct))
        {
            return Acceptance.AlreadySeen;
        }

        await MakeDueAsync(db, conversation.Id, row, now, ct);
        if (row.Event.Files is { } files)
        {
            AttachmentStore.Add(db, conversation.Id, files, now);
        }

        if (row.Event.FromCustomer && row.Event.CustomerName is { Length: > 0 } name && name != conversation.CustomerName)
        {
            await RenameAsync(db, conversation.Id, name, ct);
        }

        if (row.Event.Stream is { } entry)
        {
            await StreamAppender.AppendAsync(db, conversation.Id, entry, now, ct);
            streams.Add(conversation.Id);
        }

        return Acceptance.Accepted;
    }

    private static async Task<KnownConversation?> FindConversationAsync(
        CareBotDb db, ConnectedAccount account, Row row, CancellationToken ct) =>
        (await db.RowsAsync(
            """
            SELECT c.id, i.name FROM conversations c JOIN identities i ON i.id = c.identity_id
            WHERE c.account_id = @account AND c.external_id = @key
            """,
            r => new KnownConversation(r.GetInt64(0), r.Text(1)),
            ct,
            ("account", account.Id),
            ("key", row.Event.ConversationKey))).FirstOrDefault();

    /// <summary>Where the customer is the thread, what comes under a second id of theirs belongs to the thread of the first.</summary>
    private static async Task<KnownConversation?> FindThreadAsync(CareBotDb db, ConnectedAccount account, Row row, CancellationToken ct) =>
        (await db.RowsAsync(
            """
            SELECT c.id, i.name FROM identities s JOIN identities i ON i.customer_id = s.customer_id AND i.account_id = s.account_id
            JOIN conversations c ON c.identity_id = i.id AND c.external_id = i.external_id
            WHERE s.account_id = @account AND s.external_id = @key ORDER BY c.last_inbound_at DESC LIMIT 1
            """,
            r => new KnownConversation(r.GetInt64(0), r.Text(1)),
            ct,
            ("account", account.Id),
            ("key", row.Event.CustomerKey))).FirstOrDefault();

    private static Task<long?> FindIdentityAsync(CareBotDb db, ConnectedAccount account, Row row, CancellationToken ct) => db.ScalarAsync(
        "SELECT id FROM identities WHERE account_id = @account AND external_id = @key",
        ct,
        ("account", account.Id),
        ("key", row.Event.CustomerKey));

    /// <summary>A first event brings the customer, the identity and the conversation; another replica may be doing the same.</summary>
    private static async Task<KnownConversation> CreateConversationAsync(
        CareBotDb db, ConnectedAccount account, Row row, DateTimeOffset now, CancellationToken ct)
    {
        var known = await FindIdentityAsync(db, account, row, ct);
        if (known is not null && row.Event.ConversationKey == row.Event.CustomerKey && await FindThreadAsync(db, account, row, ct) is { } thread)
        {
            return thread;
        }

        var identity = known ?? await CreateIdentityAsync(db, account, row, now, ct);

        await db.ExecuteAsync(
            """
            INSERT INTO conversations (brand_id, account_id, identity_id, external_id, reference, stage, speaker, version, message_seq, stream_seq, created_at)
            VALUES (@brand, @account, @identity, @key, @reference, 0, @speaker, 0, 0, 0, @now)
            ON CONFLICT (account_id, external_id) DO NOTHING
            """,
            ct,
            ("brand", account.BrandId),
            ("account", account.Id),
            ("identity", identity),
            ("key", row.Event.ConversationKey),
            ("reference", row.Reference),
            ("speaker", Conversation.BotSpeaker),
            ("now", now));
        return (await FindConversationAsync(db, account, row, ct))!;
    }

    private static async Task<long> CreateIdentityAsync(
        CareBotDb db, ConnectedAccount account, Row row, DateTimeOffset now, CancellationToken ct)
    {
        var customer = (await db.ScalarAsync(
            "INSERT INTO customers (brand_id, name, created_at) VALUES (@brand, @name, @now) RETURNING id",
            ct,
            ("brand", account.BrandId),
            ("name", row.Event.CustomerName),
            ("now", now)))!.Value;
        var created = await db.ScalarAsync(
            """
            INSERT INTO identities (customer_id, account_id, external_id, name) VALUES (@customer, @account, @key, @name)
            ON CONFLICT (account_id, external_id) DO NOTHING RETURNING id
            """,
            ct,
            ("customer", customer),
            ("account", account.Id),
            ("key", row.Event.CustomerKey),
            ("name", row.Event.CustomerName));
        if (created is { } id)
        {
            return id;
        }

        await db.ExecuteAsync("DELETE FROM customers WHERE id = @id", ct, ("id", customer));
        return (await FindIdentityAsync(db, account, row, ct))!.Value;
    }

    private static async Task<bool> InsertEventAsync(
        CareBotDb db, ConnectedAccount account, long conversation, Row row, DateTimeOffset now, CancellationToken ct) =>
        await db.ExecuteAsync(
            """
            INSERT INTO inbox (account_id, conversation_id, key, activity, raw, platform_at, received_at, state, attempts)
            VALUES (@account, @conversation, @key, @activity, @raw, @platform, @now, 0, 0)
            ON CONFLICT (account_id, key) DO NOTHING
            """,
            ct,
            ("account", account.Id),
            ("conversation", conversation),
            ("key", row.Event.Key),
            ("activity", row.Activity),
            ("raw", row.Event.Raw),
            ("platform", row.Event.PlatformAt),
            ("now", now)) == 1;

    /// <summary>
    /// A fragment waits for more, but never past the wait of the first fragment; anything else makes the conversation due at once, and
    /// while a person speaks (stage 2) nothing waits: there is nothing to understand.
    /// </summary>
    private static Task<int> MakeDueAsync(CareBotDb db, long conversation, Row row, DateTimeOffset now, CancellationToken ct) =>
        db.ExecuteAsync(
            """
            UPDATE conversations SET due_at = CASE WHEN stage = 2 OR @due = @now THEN @now ELSE COALESCE(due_at, @due) END, reference = COALESCE(@reference, reference),
                last_inbound_at = CASE WHEN last_inbound_at > @platform THEN last_inbound_at ELSE COALESCE(@platform, last_inbound_at) END
            WHERE id = @id
            """,
            ct,
            ("due", row.DueAt),
            ("now", now),
            ("reference", row.Event.FromCustomer ? row.Reference : null),
            ("platform", row.InboundAt),
            ("id", conversation));

    private static async Task RenameAsync(CareBotDb db, long conversation, string name, CancellationToken ct)
    {
        await db.ExecuteAsync(
            "UPDATE identities SET name = @name WHERE id = (SELECT identity_id FROM conversations WHERE id = @id)",
            ct,
            ("name", name),
            ("id", conversation));
        await db.ExecuteAsync(
            """
            UPDATE customers SET name = @name WHERE id =
                (SELECT i.customer_id FROM identities i JOIN conversations c ON c.identity_id = i.id WHERE c.id = @id)
            """,
            ct,
            ("name", name),
            ("id", conversation));
    }

    private sealed record KnownConversation(long Id, string? CustomerName);

    private sealed record Row(InboundEvent Event, string Activity, string Reference, DateTimeOffset DueAt, DateTimeOffset? InboundAt);
}
