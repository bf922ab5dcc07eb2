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
    /// <param name="by">Who does it; null for the program itself.</param>
    /// <exception cref="PersonRefusedException">A value is not allowed, or the user name is taken.</exception>
    public async Task<(Person Person, string Password)> CreateAsync(
        long brandId, string userName, string firstName, PersonRole role, long? by, CancellationToken cancellationToken)
    {
        var password = OneTimePassword.New();
        var person = new Person
        {
            BrandId = brandId,
            UserName = userName.Trim(),
            FirstName = NameOf(firstName),
            Role = role,
            MustChangePassword = true,
            LockoutEnabled = true,
            CreatedAt = clock.GetUtcNow(),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        Check(await users.CreateAsync(person, password), "userName");
        db.Record(brandId, by, clock.GetUtcNow(), "person.created", person.Id, new { role });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (person, password);
    }

    /// <summary>Changes what is not null.</summary>
    /// <exception cref="PersonRefusedException">A value is not allowed, or no administrator would be left.</exception>
    public async Task ChangeAsync(Person person, string? firstName, PersonRole? role, bool? disabled, long by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        var stays = (role ?? person.Role) == PersonRole.Admin && !(disabled ?? person.Disabled);
        if (person.Role == PersonRole.Admin && !person.Disabled && !stays && !await this.AnotherAdminAsync(person, cancellationToken))
        {
            throw new PersonRefusedException(role is null ? "disabled" : "role", "nobody else is an administrator", "a change that leaves one administrator");
        }

        person.FirstName = firstName is null ? person.FirstName : NameOf(firstName);
        person.Role = role ?? person.Role;
        person.Disabled = disabled ?? person.Disabled;
        db.Record(person.BrandId, by, clock.GetUtcNow(), "person.changed", person.Id, new { named = firstName is not null, role, disabled });
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
        db.Record(person.BrandId, by, clock.GetUtcNow(), "person.password-reset", person.Id);
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
        db.Record(person.BrandId, person.Id, clock.GetUtcNow(), "person.password-changed", person.Id);
        Check(await users.ChangePasswordAsync(person, current, next), "next");
    }

    /// <summary>Ends every session of the person.</summary>
    public async Task SignOutEverywhereAsync(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        db.Record(person.BrandId, person.Id, clock.GetUtcNow(), "person.signed-out-everywhere", person.Id);
        Check(await users.UpdateSecurityStampAsync(person), "session");
    }

    private Task<bool> AnotherAdminAsync(Person person, CancellationToken cancellationToken) =>
        db.People.AnyAsync(p => p.BrandId == person.BrandId && p.Id != person.Id && p.Role == PersonRole.Admin && !p.Disabled, cancellationToken);

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
