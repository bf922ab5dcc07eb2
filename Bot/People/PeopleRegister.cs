using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.People;

/// <summary>
/// Makes and changes people. Works on the same context as Identity's store, so that a change and its audit entry are one short transaction.
/// </summary>
public sealed class PeopleRegister(CareBotDb db, UserManager<Person> users, TimeProvider clock)
{
    private const int LongestName = 100;

    /// <summary>Makes a person with a one-time password.</summary>
    /// <param name="brands">Those they work for; the desk opens with the first.</param>
    /// <param name="by">Who does it; null for the program itself.</param>
    /// <exception cref="PersonRefusedException">A value is not allowed, or the user name is taken.</exception>
    public async Task<(Person Person, string Password)> CreateAsync(
        IReadOnlyList<long> brands, string userName, string firstName, PersonRole role, long? by, CancellationToken cancellationToken)
    {
        CheckAny(brands);
        var password = OneTimePassword.New();
        var person = new Person
        {
            BrandId = brands[0],
            UserName = userName.Trim(),
            FirstName = NameOf(firstName),
            Role = role,
            MustChangePassword = true,
            LockoutEnabled = true,
            CreatedAt = clock.GetUtcNow(),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        Check(await users.CreateAsync(person, password), "userName");
        db.PersonBrands.AddRange(brands.Distinct().Select(brand => new PersonBrand { PersonId = person.Id, BrandId = brand }));
        this.Record(brands, by, "person.created", person, new { role });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (person, password);
    }

    /// <summary>Changes what is not null.</summary>
    /// <param name="brands">All that they are to work for.</param>
    /// <param name="by">Who does it; null for the program itself.</param>
    /// <exception cref="PersonRefusedException">A value is not allowed, or a brand would be left without an administrator.</exception>
    public async Task ChangeAsync(
        Person person, string? firstName, PersonRole? role, bool? disabled, IReadOnlyList<long>? brands, long? by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        var before = await this.BrandsOfAsync(person, cancellationToken);
        var after = brands?.Distinct().ToList() ?? before;
        CheckAny(after);
        var stays = (role ?? person.Role) == PersonRole.Admin && !(disabled ?? person.Disabled);
        if (person is { Role: PersonRole.Admin, Disabled: false })
        {
            await this.CheckAnotherAdminAsync(
                person, stays ? before.Except(after) : before, role is not null ? "role" : disabled is not null ? "disabled" : "brands", cancellationToken);
        }

        db.PersonBrands.RemoveRange(await db.PersonBrands.Where(m => m.PersonId == person.Id && !after.Contains(m.BrandId)).ToListAsync(cancellationToken));
        db.PersonBrands.AddRange(after.Except(before).Select(brand => new PersonBrand { PersonId = person.Id, BrandId = brand }));
        person.BrandId = after.Contains(person.BrandId) ? person.BrandId : after[0];
        person.FirstName = firstName is null ? person.FirstName : NameOf(firstName);
        person.Role = role ?? person.Role;
        person.Disabled = disabled ?? person.Disabled;
        this.Record([.. before.Union(after)], by, "person.changed", person, new { named = firstName is not null, role, disabled, brands });
        Check(await users.UpdateAsync(person), "firstName");
    }

    /// <summary>A new one-time password; every session of the person ends.</summary>
    public async Task<string> ResetPasswordAsync(Person person, long by)
    {
        ArgumentNullException.ThrowIfNull(person);
        var password = OneTimePassword.New();
        person.PasswordHash = users.PasswordHasher.HashPassword(person, password);
        person.MustChangePassword = true;
        person.LockoutEnd = null;
        person.AccessFailedCount = 0;
        this.Record(await this.BrandsOfAsync(person, CancellationToken.None), by, "person.password-reset", person);
        Check(await users.UpdateSecurityStampAsync(person), "password");
        return password;
    }

    /// <summary>The person's own change; every other session of theirs ends.</summary>
    /// <exception cref="PersonRefusedException">The present password is wrong, or the next one is not allowed.</exception>
    public async Task ChangePasswordAsync(Person person, string current, string next)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (await users.IsLockedOutAsync(person) || !await users.CheckPasswordAsync(person, current))
        {
            await users.AccessFailedAsync(person);
            throw new PersonRefusedException("current", "this is not the present password", "the present password");
        }

        if (string.Equals(current, next, StringComparison.Ordinal))
        {
            throw new PersonRefusedException("next", "the password would stay the same", "another password");
        }

        person.MustChangePassword = false;
        this.Record(await this.BrandsOfAsync(person, CancellationToken.None), person.Id, "person.password-changed", person);
        Check(await users.ChangePasswordAsync(person, current, next), "next");
    }

    /// <summary>Ends every session of the person.</summary>
    public async Task SignOutEverywhereAsync(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        this.Record(await this.BrandsOfAsync(person, CancellationToken.None), person.Id, "person.signed-out-everywhere", person);
        Check(await users.UpdateSecurityStampAsync(person), "session");
    }

    /// <summary>What is done to a person is written down for every brand of theirs.</summary>
    private void Record(IReadOnlyList<long> brands, long? by, string action, Person person, object? details = null)
    {
        foreach (var brand in brands.Distinct())
        {
            db.Record(brand, by, clock.GetUtcNow(), action, person.Id, details);
        }
    }

    private Task<List<long>> BrandsOfAsync(Person person, CancellationToken cancellationToken) =>
        db.PersonBrands.Where(m => m.PersonId == person.Id).Select(m => m.BrandId).ToListAsync(cancellationToken);

    private async Task CheckAnotherAdminAsync(Person person, IEnumerable<long> brands, string place, CancellationToken cancellationToken)
    {
        foreach (var brand in brands)
        {
            if (!await db.PeopleOf(brand).AnyAsync(p => p.Id != person.Id && p.Role == PersonRole.Admin && !p.Disabled, cancellationToken))
            {
                var name = await db.Brands.Where(b => b.Id == brand).Select(b => b.Name).FirstAsync(cancellationToken);
                throw new PersonRefusedException(place, $"nobody else is an administrator of {name}", "a change that leaves one administrator");
            }
        }
    }

    private static void CheckAny(IReadOnlyList<long> brands)
    {
        if (brands.Count == 0)
        {
            throw new PersonRefusedException("brands", "there is none", "at least one brand");
        }
    }

    private static string NameOf(string firstName) => firstName.Trim() is { Length: > 0 and <= LongestName } name
        ? name
        : throw new PersonRefusedException("firstName", "the name is empty or too long", $"1 to {LongestName} characters");

    private static void Check(IdentityResult result, string place)
    {
        if (result.Errors.FirstOrDefault() is { } error)
        {
            throw error.Code switch
            {
                nameof(IdentityErrorDescriber.DuplicateUserName) => new PersonRefusedException("userName", "the user name is taken", "a user name that nobody has"),
                nameof(IdentityErrorDescriber.InvalidUserName) => new PersonRefusedException("userName", "the user name cannot be used", "Latin letters, digits and - . _ @ +"),
                nameof(IdentityErrorDescriber.PasswordTooShort) => new PersonRefusedException("next", "the password is too short", $"at least {PeopleRegistration.ShortestPassword} characters"),
                nameof(IdentityErrorDescriber.ConcurrencyFailure) => new PersonRefusedException(place, "somebody else changed this person at the same moment", "another attempt"),
                _ => new PersonRefusedException(place, error.Description, "another value"),
            };
        }
    }
}
