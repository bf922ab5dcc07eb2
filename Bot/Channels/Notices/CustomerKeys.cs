using CareBot.Bot.Customers;
using CareBot.Bot.Feed;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;

namespace CareBot.Bot.Channels.Notices;

/// <summary>
/// A customer's new id at a platform. The thread and the person keep their rows under the new id; the old id stays as a second identity of
/// the same person, so that what still comes under it finds them. Whoever was known by each id as somebody else is joined: they are one person.
/// </summary>
internal static class CustomerKeys
{
    public static async Task<KeyChange> ChangeAsync(
        CareBotDb db, ConnectedAccount account, PlatformNotice.KeyChanged change, DateTimeOffset now, CancellationToken ct)
    {
        (string, object?)[] values = [("account", account.Id), ("old", change.OldKey), ("new", change.NewKey)];
        var old = await db.ScalarAsync("SELECT customer_id FROM identities WHERE account_id = @account AND external_id = @old", ct, values);
        var current = await db.ScalarAsync("SELECT customer_id FROM identities WHERE account_id = @account AND external_id = @new", ct, values);
        if (old is { } former && current is { } present)
        {
            if (former == present || !await CustomerTree.JoinAsync(db, present, former, now, ct))
            {
                return KeyChange.Settled;
            }

            db.Tell(account.BrandId, FeedKind.Customers, present, now);
            return KeyChange.Made;
        }

        if (old is null && current is null)
        {
            return KeyChange.Unknown;
        }

        if (current is null)
        {
            await db.ExecuteAsync("UPDATE identities SET external_id = @new WHERE account_id = @account AND external_id = @old", ct, values);
            await db.ExecuteAsync(
                """
                UPDATE conversations SET external_id = @new WHERE account_id = @account AND external_id = @old
                AND NOT EXISTS (SELECT 1 FROM conversations n WHERE n.account_id = @account AND n.external_id = @new)
                """,
                ct,
                values);
        }

        await db.ExecuteAsync(
            """
            INSERT INTO identities (customer_id, origin_id, account_id, external_id, name)
            SELECT customer_id, origin_id, account_id, @old, name FROM identities WHERE account_id = @account AND external_id = @new
            ON CONFLICT (account_id, external_id) DO NOTHING
            """,
            ct,
            values);
        return KeyChange.Made;
    }
}

/// <summary>What became of a change of key.</summary>
internal enum KeyChange
{
    /// <summary>Neither id is known.</summary>
    Unknown,

    Made,

    /// <summary>Both ids are known, each by a row: nothing is left to do, ever.</summary>
    Settled,
}
