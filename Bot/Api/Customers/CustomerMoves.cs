using CareBot.Bot.Customers;
using CareBot.Bot.Feed;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Customers;

/// <summary>Joins and separates customers. Of two people who do so at the same moment one is first and the other is told how it stands.</summary>
internal sealed class CustomerMoves(IWriter writer, Wake wake, TimeProvider clock)
{
    /// <summary>All that <paramref name="other"/> has becomes <paramref name="kept"/>'s.</summary>
    /// <exception cref="RefusalException">404: the brands of the person have no such customer; 409 <c>already-joined</c>; 422: one customer twice, or two of different brands.</exception>
    public async Task JoinAsync(SignedIn person, long kept, long other, CancellationToken cancellationToken)
    {
        if (kept == other)
        {
            throw RefusalException.Invalid(new Fault("with", "this is the same customer", "another customer"));
        }

        var now = clock.GetUtcNow();
        await writer.WriteAsync(
            async (db, ct) =>
            {
                var (keptRoot, brand) = await FindAsync(db, person, kept, ct);
                var (otherRoot, otherBrand) = await FindAsync(db, person, other, ct);
                if (brand != otherBrand)
                {
                    throw RefusalException.Invalid(new Fault("with", "this customer is another brand's", "a customer of the same brand"));
                }

                if (keptRoot != kept || otherRoot != other || !await CustomerTree.JoinAsync(db, kept, other, now, ct))
                {
                    throw AlreadyJoined();
                }

                db.Record(brand, person.Id, now, "customer.joined", kept, new { joined = other });
                db.Tell(brand, FeedKind.Customers, kept, now);
                return true;
            },
            cancellationToken);
        wake.Pulse(new(WakeKind.Feed));
    }

    /// <summary>Takes a joined customer out again; what their channels brought, before and since, goes with them.</summary>
    /// <returns>The customer whom they stood with.</returns>
    /// <exception cref="RefusalException">404: the brands of the person have no such customer; 409 <c>not-joined</c>.</exception>
    public async Task<long> SeparateAsync(SignedIn person, long customer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var before = await writer.WriteAsync(
            async (db, ct) =>
            {
                var (root, brand) = await FindAsync(db, person, customer, ct);
                if (root == customer || !await CustomerTree.SeparateAsync(db, customer, root, ct))
                {
                    throw new RefusalException(StatusCodes.Status409Conflict, "not-joined", "This customer stands alone already.");
                }

                db.Record(brand, person.Id, now, "customer.separated", root, new { separated = customer });
                db.Tell(brand, FeedKind.Customers, root, now);
                return root;
            },
            cancellationToken);
        wake.Pulse(new(WakeKind.Feed));
        return before;
    }

    /// <summary>Who stands for a customer, and their brand.</summary>
    /// <exception cref="RefusalException">404: the brands of the person have no such customer.</exception>
    public static async Task<(long Root, long Brand)> FindAsync(CareBotDb db, SignedIn person, long customer, CancellationToken ct) =>
        await CustomerTree.BrandAsync(db, customer, ct) is { } brand && person.WorksFor(brand) && await CustomerTree.RootAsync(db, brand, customer, ct) is { } root
            ? (root, brand)
            : throw RefusalException.NotFound("customer");

    private static RefusalException AlreadyJoined() =>
        new(StatusCodes.Status409Conflict, "already-joined", "One of the two was joined with somebody meanwhile. Look again.");
}
