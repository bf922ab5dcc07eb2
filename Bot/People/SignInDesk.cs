using CareBot.Bot.Storage.Model;
using Microsoft.AspNetCore.Identity;

namespace CareBot.Bot.People;

/// <summary>What became of an attempt to sign in.</summary>
/// <param name="Person">Who it is; null when refused.</param>
/// <param name="LockedUntil">When the next attempt is looked at; null unless locked out.</param>
public sealed record SignInAttempt(Person? Person, DateTimeOffset? LockedUntil);

/// <summary>
/// Looks at user names and passwords. Unknown names take as long as known ones, and two at a time are looked at, so that guessing neither
/// tells who works here nor takes the processor.
/// </summary>
public sealed class SignInDesk(UserManager<Person> users)
{
    private static readonly SemaphoreSlim Slots = new(2);
    private static readonly Person Nobody = new() { FirstName = "nobody", UserName = "nobody" };
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Person>().HashPassword(Nobody, OneTimePassword.New()));

    public async Task<SignInAttempt> TryAsync(string userName, string password, CancellationToken cancellationToken)
    {
        await Slots.WaitAsync(cancellationToken);
        try
        {
            return await users.FindByNameAsync(userName.Trim()) is { Disabled: false } person
                ? await this.TryAsync(person, password)
                : this.Refuse(password);
        }
        finally
        {
            Slots.Release();
        }
    }

    private async Task<SignInAttempt> TryAsync(Person person, string password)
    {
        if (await users.IsLockedOutAsync(person))
        {
            return new SignInAttempt(null, person.LockoutEnd);
        }

        if (await users.CheckPasswordAsync(person, password))
        {
            if (person.AccessFailedCount > 0)
            {
                await users.ResetAccessFailedCountAsync(person);
            }

            return new SignInAttempt(person, null);
        }

        await users.AccessFailedAsync(person);
        return new SignInAttempt(null, await users.IsLockedOutAsync(person) ? person.LockoutEnd : null);
    }

    private SignInAttempt Refuse(string password)
    {
        users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);
        return new SignInAttempt(null, null);
    }
}
