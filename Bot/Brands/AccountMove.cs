using CareBot.Bot.Customers;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;

namespace CareBot.Bot.Brands;

/// <summary>
/// What an account has goes with it to another brand: threads, customers, cases. Nobody is a customer of two brands: those who were joined
/// over accounts of which only some move are separated again.
/// </summary>
internal static class AccountMove
{
    /// <param name="db">Only inside a piece of <see cref="IWriter"/>.</param>
    /// <param name="moved">Accounts whose rows name their new brand already.</param>
    /// <param name="ct">Ends the start.</param>
    public static async Task RunAsync(CareBotDb db, IReadOnlyList<Account> moved, CancellationToken ct)
    {
        if (moved.Count == 0)
        {
            return;
        }

        await SeparateAsync(db, ct);
        foreach (var account in moved)
        {
            foreach (var statement in Statements)
            {
                await db.ExecuteAsync(statement, ct, ("account", account.Id), ("brand", account.BrandId));
            }
        }
    }

    /// <summary>The raised version refuses the commit of a turn that is being taken for the old brand.</summary>
    private static readonly string[] Statements =
    [
        "UPDATE conversations SET brand_id = @brand, version = version + 1 WHERE account_id = @account",
        "UPDATE cases SET brand_id = @brand WHERE conversation_id IN (SELECT id FROM conversations WHERE account_id = @account)",
        "UPDATE handoffs SET brand_id = @brand WHERE conversation_id IN (SELECT id FROM conversations WHERE account_id = @account)",
        "UPDATE join_codes SET brand_id = @brand WHERE conversation_id IN (SELECT id FROM conversations WHERE account_id = @account)",
        """
        UPDATE customers SET brand_id = @brand WHERE id IN (
            SELECT customer_id FROM identities WHERE account_id = @account UNION SELECT origin_id FROM identities WHERE account_id = @account AND origin_id IS NOT NULL)
        """,
    ];

    private static async Task SeparateAsync(CareBotDb db, CancellationToken ct)
    {
        var torn = await db.RowsAsync(
            """
            SELECT i.customer_id FROM identities i JOIN accounts a ON a.id = i.account_id
            WHERE i.customer_id IN (SELECT customer_id FROM identities WHERE origin_id IS NOT NULL)
            GROUP BY i.customer_id HAVING COUNT(DISTINCT a.brand_id) > 1
            """,
            row => row.GetInt64(0),
            ct);
        foreach (var root in torn)
        {
            // The deepest first: each takes its own identities from the root.
            foreach (var joined in Enumerable.Reverse(await CustomerTree.JoinedAsync(db, root, ct)))
            {
                await CustomerTree.SeparateAsync(db, joined, root, ct);
            }
        }
    }
}
