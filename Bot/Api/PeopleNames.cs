using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api;

/// <summary>First names by id, for answers that mention people.</summary>
internal static class PeopleNames
{
    public static async Task<IReadOnlyDictionary<long, PersonRef>> OfAsync(CareBotDb db, IEnumerable<long?> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.OfType<long>().Distinct().ToList();
        return wanted.Count == 0
            ? new Dictionary<long, PersonRef>()
            : await db.People.Where(p => wanted.Contains(p.Id))
                .ToDictionaryAsync(p => p.Id, p => new PersonRef(PersonRef.IdOf(p.Id), p.FirstName), cancellationToken);
    }

    public static PersonRef? Find(this IReadOnlyDictionary<long, PersonRef> names, long? id) => id is { } known ? names.GetValueOrDefault(known) : null;
}
