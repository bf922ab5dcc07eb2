using CareBot.Bot.Feed;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Live;

/// <summary>A person who is at the desk now.</summary>
/// <param name="OpenCases">Cases that they have.</param>
public sealed record Colleague(string Id, string FirstName, PresenceState Presence, int OpenCases);

/// <summary>Who is at the desk. The signs are rows in the database, so that all replicas and a restart agree.</summary>
internal sealed class PresenceBoard(IDbContextFactory<CareBotDb> databases, IWriter writer, Wake wake, TimeProvider clock)
{
    /// <summary>What others are shown of the person now.</summary>
    public async Task<PresenceState> OfAsync(long personId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var row = await db.Presence.AsNoTracking().FirstOrDefaultAsync(p => p.PersonId == personId, cancellationToken);
        return row is null ? PresenceState.Available : PresencePolicy.At(SignsOf(row), clock.GetUtcNow());
    }

    /// <summary>People of the brand who are not away, by name.</summary>
    public async Task<IReadOnlyList<Colleague>> OnDutyAsync(long brandId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var people = await (
            from p in db.PeopleOf(brandId)
            join s in db.Presence on p.Id equals s.PersonId
            where !p.Disabled
            orderby p.FirstName, p.Id
            select new { p.Id, p.FirstName, Signs = s, Open = db.Handoffs.Count(h => h.AgentId == p.Id && h.Status == HandoffStatus.Accepted) })
            .AsNoTracking().ToListAsync(cancellationToken);
        return [.. people
            .Select(p => new Colleague(PersonRef.IdOf(p.Id), p.FirstName, PresencePolicy.At(SignsOf(p.Signs), now), p.Open))
            .Where(p => p.Presence != PresenceState.Away)];
    }

    /// <summary>The person sets themselves to a state, which is something they do.</summary>
    public Task ChooseAsync(SignedIn person, PresenceState state, CancellationToken cancellationToken) => this.WriteAsync(
        person.Id,
        (row, now) => (row.Chosen, row.ActiveAt, row.SeenAt) = (state, now, now),
        cancellationToken);

    /// <summary>The person did something, or came.</summary>
    public Task ActAsync(long personId, CancellationToken cancellationToken) =>
        this.WriteAsync(personId, (row, now) => (row.ActiveAt, row.SeenAt) = (now, now), cancellationToken);

    /// <summary>Browsers of these people are connected.</summary>
    public async Task SeeAsync(IReadOnlyCollection<long> people, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (people.Count > 0)
        {
            await writer.WriteAsync(
                (db, ct) => db.Presence.Where(p => people.Contains(p.PersonId)).ExecuteUpdateAsync(set => set.SetProperty(p => p.SeenAt, now), ct),
                cancellationToken);
        }
    }

    /// <summary>Tells the feed of everybody whose presence has become another one by the passing of time.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var rows = await db.Presence.AsNoTracking().ToListAsync(cancellationToken);
        foreach (var row in rows.Where(r => PresencePolicy.At(SignsOf(r), now) != r.Shown))
        {
            await this.WriteAsync(row.PersonId, (_, _) => { }, cancellationToken);
        }
    }

    public static PresenceSigns SignsOf(Presence row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new PresenceSigns(row.Chosen, row.ActiveAt, row.SeenAt);
    }

    private async Task WriteAsync(long personId, Action<Presence, DateTimeOffset> change, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var told = await writer.WriteAsync(
            async (db, ct) =>
            {
                await db.ExecuteAsync(
                    "INSERT INTO presence (person_id, chosen, shown, active_at, seen_at) VALUES (@id, 0, 2, @now, @now) ON CONFLICT (person_id) DO NOTHING",
                    ct,
                    ("id", personId),
                    ("now", now));
                var row = await db.Presence.FirstAsync(p => p.PersonId == personId, ct);
                change(row, now);
                var shown = PresencePolicy.At(SignsOf(row), now);
                if (shown == row.Shown)
                {
                    return false;
                }

                row.Shown = shown;
                foreach (var brand in await db.PersonBrands.Where(m => m.PersonId == personId).Select(m => m.BrandId).ToListAsync(ct))
                {
                    db.Tell(brand, FeedKind.Presence, personId, now);
                }

                return true;
            },
            cancellationToken);
        if (told)
        {
            wake.Pulse(new(WakeKind.Feed));
        }
    }
}
