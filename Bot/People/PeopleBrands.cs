using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.People;

/// <summary>Who works for which brand.</summary>
public static class PeopleBrands
{
    /// <summary>The person as requests know them; of their brands the one that the desk opens with is first, the others follow by name.</summary>
    public static async Task<SignedIn> SignedInAsync(this CareBotDb db, Person person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(person);
        var brands = await db.Brands.Where(b => db.PersonBrands.Any(m => m.PersonId == person.Id && m.BrandId == b.Id))
            .OrderByDescending(b => b.Id == person.BrandId).ThenBy(b => b.Name).ThenBy(b => b.Id)
            .Select(b => new DeskBrand(b.Id, b.Key, b.Name)).ToListAsync(cancellationToken);
        return new(person.Id, brands, person.UserName!, person.FirstName, person.Role, person.Language, person.Theme, person.MustChangePassword);
    }

    /// <summary>Those who work for a brand.</summary>
    public static IQueryable<Person> PeopleOf(this CareBotDb db, long brand)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.People.Where(p => db.PersonBrands.Any(m => m.PersonId == p.Id && m.BrandId == brand));
    }
}
