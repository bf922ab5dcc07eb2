using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.Notices;

/// <summary>A thread as a notice finds it.</summary>
internal sealed record KnownThread(long Id, long CustomerId, string Speaker);

/// <summary>Threads that begin with somebody else's words instead of the customer's.</summary>
internal static class FirstContact
{
    public static async Task<KnownThread> FindOrCreateAsync(
        CareBotDb db, ConnectedAccount account, string key, ConversationReference reference, DateTimeOffset now, CancellationToken ct)
    {
        if (await FindAsync(db, account, key, ct) is { } known)
        {
            return known;
        }

        (string, object?)[] values =
        [
            ("brand", account.BrandId), ("account", account.Id), ("key", key), ("customerKey", reference.User?.Id ?? key), ("name", reference.User?.Name),
            ("reference", ActivityJson.Write(reference)), ("speaker", Conversation.BotSpeaker), ("now", now),
        ];
        var identity = await db.ScalarAsync("SELECT id FROM identities WHERE account_id = @account AND external_id = @customerKey", ct, values)
            ?? await CreateIdentityAsync(db, values, ct);
        await db.ExecuteAsync(
            """
            INSERT INTO conversations (brand_id, account_id, identity_id, external_id, reference, stage, speaker, version, message_seq, stream_seq, created_at)
            VALUES (@brand, @account, @identity, @key, @reference, 0, @speaker, 0, 0, 0, @now)
            ON CONFLICT (account_id, external_id) DO NOTHING
            """,
            ct,
            [.. values, ("identity", identity)]);
        return (await FindAsync(db, account, key, ct))!;
    }

    private static async Task<KnownThread?> FindAsync(CareBotDb db, ConnectedAccount account, string key, CancellationToken ct) => (await db.RowsAsync(
        """
        SELECT c.id, i.customer_id, c.speaker FROM conversations c JOIN identities i ON i.id = c.identity_id
        WHERE c.account_id = @account AND c.external_id = @key
        """,
        row => new KnownThread(row.GetInt64(0), row.GetInt64(1), row.GetString(2)),
        ct,
        ("account", account.Id),
        ("key", key))).FirstOrDefault();

    private static async Task<long?> CreateIdentityAsync(CareBotDb db, (string, object?)[] values, CancellationToken ct)
    {
        var customer = await db.ScalarAsync("INSERT INTO customers (brand_id, name, created_at) VALUES (@brand, @name, @now) RETURNING id", ct, values);
        return await db.ScalarAsync(
            "INSERT INTO identities (customer_id, account_id, external_id, name) VALUES (@customer, @account, @customerKey, @name) RETURNING id",
            ct,
            [.. values, ("customer", customer)]);
    }
}
