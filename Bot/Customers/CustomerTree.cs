using CareBot.Bot.Storage;

namespace CareBot.Bot.Customers;

/// <summary>
/// Customers who are one person. Rows are joined into a tree; the root has all identities and cases, so that whoever reads a customer reads the
/// person. Every change writes both rows that it is about: of two changes at the same moment one is made after the other and sees it. Only inside a
/// piece of <see cref="IWriter"/>.
/// </summary>
internal static class CustomerTree
{
    /// <summary>The row and all that were joined into it, however deep.</summary>
    private const string Below =
        """
        WITH RECURSIVE below(id) AS (
            SELECT id FROM customers WHERE id = @customer
            UNION ALL SELECT c.id FROM customers c JOIN below ON c.joined_into_id = below.id)
        """;

    /// <summary>The brand of a customer; null if there is no such customer.</summary>
    public static Task<long?> BrandAsync(CareBotDb db, long customer, CancellationToken ct) =>
        db.ScalarAsync("SELECT brand_id FROM customers WHERE id = @customer", ct, ("customer", customer));

    /// <summary>The customer who stands for <paramref name="customer"/>; itself if it was not joined, null if the brand has none such.</summary>
    public static Task<long?> RootAsync(CareBotDb db, long brand, long customer, CancellationToken ct) => db.ScalarAsync(
        """
        WITH RECURSIVE above(id, parent) AS (
            SELECT id, joined_into_id FROM customers WHERE id = @customer AND brand_id = @brand
            UNION ALL SELECT c.id, c.joined_into_id FROM customers c JOIN above ON c.id = above.parent)
        SELECT id FROM above WHERE parent IS NULL
        """,
        ct,
        ("customer", customer),
        ("brand", brand));

    /// <summary>All who were joined into the customer, however deep; without the customer.</summary>
    public static async Task<List<long>> JoinedAsync(CareBotDb db, long customer, CancellationToken ct)
    {
        var below = await db.RowsAsync($"{Below} SELECT id FROM below", row => row.GetInt64(0), ct, ("customer", customer));
        below.Remove(customer);
        return below;
    }

    /// <summary>Gives all that <paramref name="joined"/> has to <paramref name="kept"/>. False, and nothing done: one of them is no root any more.</summary>
    public static async Task<bool> JoinAsync(CareBotDb db, long kept, long joined, DateTimeOffset now, CancellationToken ct)
    {
        (string, object?)[] values = [("kept", kept), ("joined", joined), ("now", now)];
        var taken = await db.ExecuteAsync(
            """
            UPDATE customers SET name = COALESCE(name, (SELECT j.name FROM customers j WHERE j.id = @joined))
            WHERE id = @kept AND joined_into_id IS NULL
            """,
            ct,
            values);
        if (taken == 0 || await db.ExecuteAsync(
            "UPDATE customers SET joined_into_id = @kept, joined_at = @now WHERE id = @joined AND joined_into_id IS NULL", ct, values) == 0)
        {
            return false;
        }

        await db.ExecuteAsync(
            "UPDATE conversations SET version = version + 1 WHERE identity_id IN (SELECT id FROM identities WHERE customer_id = @joined)", ct, values);
        await db.ExecuteAsync(
            "UPDATE identities SET origin_id = COALESCE(origin_id, customer_id), customer_id = @kept WHERE customer_id = @joined", ct, values);
        await db.ExecuteAsync("UPDATE cases SET customer_id = @kept WHERE customer_id = @joined", ct, values);
        await SpeakOneLanguageAsync(db, kept, ct);
        return true;
    }

    /// <summary>Takes <paramref name="customer"/>, with all that was joined into it, out of <paramref name="root"/>'s tree again. False: it is in no tree.</summary>
    public static async Task<bool> SeparateAsync(CareBotDb db, long customer, long root, CancellationToken ct)
    {
        (string, object?)[] values = [("customer", customer), ("root", root)];
        if (await db.ExecuteAsync(
            "UPDATE customers SET joined_into_id = NULL, joined_at = NULL WHERE id = @customer AND joined_into_id IS NOT NULL", ct, values) == 0)
        {
            return false;
        }

        await db.ExecuteAsync(
            $"{Below} UPDATE identities SET customer_id = @customer WHERE customer_id = @root AND COALESCE(origin_id, customer_id) IN (SELECT id FROM below)",
            ct,
            values);
        await db.ExecuteAsync(
            "UPDATE conversations SET version = version + 1 WHERE identity_id IN (SELECT id FROM identities WHERE customer_id = @customer)", ct, values);
        await db.ExecuteAsync(
            """
            UPDATE cases SET customer_id = @customer WHERE customer_id = @root AND conversation_id IN (
                SELECT v.id FROM conversations v JOIN identities i ON i.id = v.identity_id WHERE i.customer_id = @customer)
            """,
            ct,
            values);

        // A name that only came with the other customer goes with them.
        await db.ExecuteAsync(
            """
            UPDATE customers SET name = CASE WHEN name = (SELECT o.name FROM customers o WHERE o.id = @customer)
                THEN (SELECT i.name FROM identities i WHERE i.customer_id = @root AND i.name IS NOT NULL ORDER BY i.id LIMIT 1) ELSE name END
            WHERE id = @root
            """,
            ct,
            values);
        return true;
    }

    /// <summary>A conversation in which no language was recognised yet begins with that of the person's others.</summary>
    private static Task<int> SpeakOneLanguageAsync(CareBotDb db, long customer, CancellationToken ct) => db.ExecuteAsync(
        """
        UPDATE conversations SET language = (
            SELECT v.language FROM conversations v JOIN identities i ON i.id = v.identity_id
            WHERE i.customer_id = @customer AND v.language IS NOT NULL ORDER BY v.last_inbound_at DESC LIMIT 1)
        WHERE language IS NULL AND identity_id IN (SELECT id FROM identities WHERE customer_id = @customer)
        """,
        ct,
        ("customer", customer));
}
