using System.Security.Cryptography;
using CareBot.Bot.Channels;
using CareBot.Bot.Ledger;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Customers;

/// <summary>Erases what a channel knows of a person: conversations with all that was said and sent in them, identities, and the customer if nothing else is theirs. The ledger keeps the number of their messages.</summary>
internal sealed class CustomerErasure(IDbContextFactory<CareBotDb> databases, IWriter writer, Accounts accounts, TimeProvider clock)
{
    private const string Action = "customer.erased";

    /// <param name="channel">The channel's id.</param>
    /// <param name="key">The platform's id of the person.</param>
    /// <param name="cancellationToken">Nothing was erased when it was heard.</param>
    /// <returns>A code under which the erasure can be looked up; also for somebody of whom nothing was known.</returns>
    public Task<string> EraseAsync(string channel, string key, CancellationToken cancellationToken)
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var now = clock.GetUtcNow();
        var own = accounts.All.Where(a => a.Channel == channel).ToList();
        var ids = own.ConvertAll(a => a.Id);
        return writer.WriteAsync(
            async (db, ct) =>
            {
                var identities = await db.Identities.Where(i => ids.Contains(i.AccountId) && i.ExternalId == key)
                    .Select(i => new { i.Id, i.CustomerId, i.OriginId }).ToListAsync(ct);
                var rows = identities.ConvertAll(i => i.Id);
                foreach (var identity in rows)
                {
                    await LedgerDays.KeepErasedAsync(db, identity, ct);
                }

                await db.Conversations.Where(c => rows.Contains(c.IdentityId)).ExecuteDeleteAsync(ct);
                await db.Identities.Where(i => rows.Contains(i.Id)).ExecuteDeleteAsync(ct);
                foreach (var customer in identities.SelectMany(i => new[] { i.OriginId, i.CustomerId }).OfType<long>().Distinct())
                {
                    await db.ExecuteAsync(
                        """
                        DELETE FROM customers WHERE id = @id
                        AND NOT EXISTS (SELECT 1 FROM identities i WHERE i.customer_id = @id OR i.origin_id = @id)
                        AND NOT EXISTS (SELECT 1 FROM customers j WHERE j.joined_into_id = @id)
                        """,
                        ct,
                        ("id", customer));
                }

                foreach (var brand in own.Select(a => a.BrandId).Distinct())
                {
                    db.Record(brand, null, now, Action, code, new { channel, identities = identities.Count });
                }

                return code;
            },
            cancellationToken);
    }

    public async Task<bool> IsDoneAsync(string code, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Audit.AnyAsync(a => a.Action == Action && a.Subject == code, cancellationToken);
    }
}
