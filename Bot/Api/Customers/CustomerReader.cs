using CareBot.Bot.Api.Cases;
using CareBot.Bot.Customers;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Customers;

/// <summary>Reads customers: one with everything about them, or those whom words find.</summary>
internal sealed class CustomerReader(IDbContextFactory<CareBotDb> databases, CustomerOptions options)
{
    private const int MostEarlier = 20;
    private const int MostFound = 20;
    private const int ShortestWords = 2;

    /// <summary>The person whom the customer belongs to.</summary>
    /// <exception cref="RefusalException">404: the brands of the person have no such customer.</exception>
    public async Task<CustomerCard> ReadAsync(SignedIn person, long customer, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (root, _) = await CustomerMoves.FindAsync(db, person, customer, cancellationToken);
        return await this.CardAsync(db, root, null, cancellationToken);
    }

    /// <summary>The card; without the case on whose side it stands.</summary>
    public async Task<CustomerCard> CardAsync(CareBotDb db, long customerId, long? besideCase, CancellationToken cancellationToken)
    {
        var customer = await db.Customers.Where(c => c.Id == customerId).Select(c => new { c.Name, c.CreatedAt }).FirstAsync(cancellationToken);
        var identities = await IdentitiesAsync(db, [customerId], cancellationToken);
        var earlier = await (
            from c in db.Cases
            join v in db.Conversations on c.ConversationId equals v.Id
            where c.CustomerId == customerId && c.Id != besideCase
            orderby c.Id descending
            select new { c.Id, v.Account!.Channel, c.OpenedAt, c.Status }).Take(MostEarlier).ToListAsync(cancellationToken);
        var handoffs = await CaseRows.HandoffsAsync(db, [.. earlier.Select(c => c.Id)], cancellationToken);
        var joined = await CustomerTree.JoinedAsync(db, customerId, cancellationToken);
        var rows = await db.Customers.Where(c => joined.Contains(c.Id)).OrderBy(c => c.JoinedAt).ThenBy(c => c.Id)
            .Select(c => new JoinedCustomer(c.Id, c.Name, c.JoinedAt!.Value)).ToListAsync(cancellationToken);
        return new CustomerCard(
            customerId,
            customer.Name,
            customer.CreatedAt,
            [.. identities[customerId]],
            [.. earlier.Select(c => new EarlierCase(
                c.Id, c.Channel, c.OpenedAt, CaseRows.StateOf(c.Status, handoffs.GetValueOrDefault(c.Id)?.Status), CaseRows.ReasonOf(handoffs.GetValueOrDefault(c.Id)?.Reason)))],
            rows,
            options.JoinByCode);
    }

    /// <summary>Customers by a part of a name, or by the beginning of a platform's id such as a telephone number; the newest first.</summary>
    /// <exception cref="RefusalException">422: too few words.</exception>
    public async Task<List<CustomerFound>> FindAsync(SignedIn person, string words, long? except, CancellationToken cancellationToken)
    {
        var wanted = words.Trim();
        if (wanted.Length < ShortestWords)
        {
            throw RefusalException.Invalid(new Fault("q", "too short to search for", "a part of a name or of an id, at least 2 characters"));
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var name = $"%{LikePattern.Escaped(wanted.ToLowerInvariant())}%";
        var key = $"{LikePattern.Escaped(wanted.TrimStart('+', '@'))}%";
        var found = await db.Customers
            .Where(c => c.BrandId == person.BrandId && c.JoinedIntoId == null && c.Id != except)
            .Where(c => (c.Name != null && EF.Functions.Like(c.Name.ToLower(), name, "\\"))
                || db.Identities.Any(i => i.CustomerId == c.Id
                    && (EF.Functions.Like(i.ExternalId, key, "\\") || (i.Name != null && EF.Functions.Like(i.Name.ToLower(), name, "\\")))))
            .OrderByDescending(c => c.Id).Take(MostFound)
            .Select(c => new
            {
                c.Id, c.Name, c.CreatedAt,
                Last = db.Cases.Where(k => k.CustomerId == c.Id).Max(k => (DateTimeOffset?)k.OpenedAt),
                Cases = db.Cases.Count(k => k.CustomerId == c.Id),
            }).ToListAsync(cancellationToken);
        var identities = await IdentitiesAsync(db, [.. found.Select(c => c.Id)], cancellationToken);
        return [.. found.Select(c => new CustomerFound(c.Id, c.Name, c.CreatedAt, [.. identities[c.Id]], c.Last, c.Cases))];
    }

    private static async Task<ILookup<long, IdentityView>> IdentitiesAsync(CareBotDb db, IReadOnlyList<long> customers, CancellationToken cancellationToken) => (await (
        from i in db.Identities
        join a in db.Accounts on i.AccountId equals a.Id
        where customers.Contains(i.CustomerId)
        orderby i.Id
        select new { i.CustomerId, i.OriginId, a.Channel, Account = a.Name, i.Name, i.ExternalId }).ToListAsync(cancellationToken))
        .ToLookup(i => i.CustomerId, i => new IdentityView(i.Channel, i.Account, i.Name, i.ExternalId, i.OriginId == i.CustomerId ? null : i.OriginId));
}
